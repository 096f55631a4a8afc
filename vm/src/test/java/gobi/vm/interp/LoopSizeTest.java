package gobi.vm.interp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.bytecode.Op;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// HotSpot never compiles a method of 8,000 bytes or more.
class LoopSizeTest {
    private static final int LIMIT = 8_000;

    private int size;

    @Test
    void loopStaysCompilable() throws IOException {
        var reader = new ClassReader(Interpreter.class.getName());
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String desc, String sig, String[] ex) {
                        if (!name.equals("loop")) {
                            return null;
                        }
                        return new CodeSizeEvaluator(null) {
                            @Override
                            public void visitEnd() {
                                size = getMaxSize();
                            }
                        };
                    }
                },
                0);
        assertTrue(size > 1_000, "loop not found");
        assertTrue(size < LIMIT, "the interpreter's loop has " + size + " bytes");
    }

    @Test
    void loopSwitchesOnKnownInstructions() throws IOException {
        Set<Integer> cases = new HashSet<>();
        new ClassReader(Interpreter.class.getName())
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String desc, String sig, String[] ex) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitTableSwitchInsn(
                                            int min, int max, Label dflt, Label... labels) {
                                        for (int i = min; i <= max; i++) {
                                            if (!labels[i - min].equals(dflt) && max - min > 50) {
                                                cases.add(i);
                                            }
                                        }
                                    }
                                };
                            }
                        },
                        0);
        assertTrue(cases.size() > 100, "switch not found");
        for (int c : cases) {
            assertTrue(Op.of(c) != null, "case " + c);
        }
    }
}
