package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import gobi.compiler.bytecode.FunctionCode;
import gobi.vm.code.Function;
import gobi.vm.sched.Goroutine;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/// Makes a class of one function: its body as a static method, and around it the methods of its
/// [Entry].
final class FunctionCompiler {
    /// The static method with the function's code.
    static final String BODY = "run";

    private static final String ENTRY = "gobi/vm/jit/Entry";
    private static final String FUNCTION = "Lgobi/vm/code/Function;";

    /// Of a body that begins within the function.
    private static final MethodType FROM_FRAME =
            MethodType.methodType(long.class, Goroutine.class, int.class);

    /// Beyond this a function is not worth the compiler's time: HotSpot would never compile it.
    private static final int MAX_CODE = 6000;

    private final Jit jit;
    private final CompiledFunction compiled;
    private final Function function;
    private final String name;
    private final Constants constants;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private FunctionCompiler(Jit jit, CompiledFunction compiled) {
        this.jit = jit;
        this.compiled = compiled;
        this.function = compiled.function;
        name = jit.loader().newName();
        constants = new Constants(name);
    }

    /// @param code what the interpreter enters
    /// @param body the method that does the work
    /// @param name the class that has it, as class files name it
    record Compiled(Entry code, Method body, String name) {}

    /// The compiled function, or null if it stays interpreted.
    static Compiled compile(Jit jit, CompiledFunction c) {
        return attempt(jit, c, 0, true);
    }

    /// The code from an instruction on (a loop head, or one behind a wait), or null.
    static Compiled compileFrom(Jit jit, CompiledFunction c, int pc) {
        return attempt(jit, c, pc, false);
    }

    private static Compiled attempt(Jit jit, CompiledFunction c, int pc, boolean whole) {
        if (c.function.source.code().length > MAX_CODE) {
            return null;
        }
        try {
            var graph = new FlowGraph(c.function.source, pc);
            return new FunctionCompiler(jit, c).make(graph, pc, whole);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            jit.refused(c.function, e);
            return null;
        }
    }

    private Compiled make(FlowGraph graph, int pc, boolean whole)
            throws ReflectiveOperationException {
        writer.visit(V21, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, ENTRY, null);
        var s = compiled.signature();
        MethodType type = whole ? Jit.type(s) : FROM_FRAME;
        String body = type.toMethodDescriptorString();
        var m = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, BODY, body, null, null);
        new Body(jit, compiled, graph, constants, writer, m, name, pc, whole).write();
        constructor();
        if (whole) {
            enter(s, body);
            if (s.words() <= Entry.MAX_WORDS) {
                forward("call", s, body, false);
                forward("apply", s, body, true);
            }
        } else {
            enterFrame(body);
        }
        initializer();
        writer.visitEnd();
        Class<?> made = jit.loader().define(name, writer.toByteArray(), constants.values());
        jit.frames().add(made, function);
        return new Compiled(
                (Entry) made.getConstructor(Function.class).newInstance(function),
                made.getMethod(BODY, type.parameterArray()),
                name);
    }

    private static void finish(MethodVisitor m) {
        m.visitMaxs(0, 0);
        m.visitEnd();
    }

    private void constructor() {
        var m = writer.visitMethod(ACC_PUBLIC, "<init>", "(" + FUNCTION + ")V", null, null);
        m.visitCode();
        m.visitVarInsn(ALOAD, 0);
        m.visitVarInsn(ALOAD, 1);
        m.visitMethodInsn(INVOKESPECIAL, ENTRY, "<init>", "(" + FUNCTION + ")V", false);
        m.visitInsn(RETURN);
        finish(m);
    }

    /// Constants become static finals, which HotSpot trusts.
    private void initializer() {
        var m = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
        m.visitCode();
        m.visitLdcInsn(Type.getObjectType(name));
        m.visitMethodInsn(
                INVOKESTATIC,
                "gobi/vm/jit/Jit",
                "constants",
                "(Ljava/lang/Class;)[Ljava/lang/Object;",
                false);
        for (int i = 0; i < constants.size(); i++) {
            String descriptor = Type.getDescriptor(constants.type(i));
            writer.visitField(
                            ACC_PRIVATE | ACC_STATIC | ACC_FINAL,
                            Constants.name(i),
                            descriptor,
                            null,
                            null)
                    .visitEnd();
            m.visitInsn(DUP);
            m.visitLdcInsn(i);
            m.visitInsn(AALOAD);
            m.visitTypeInsn(CHECKCAST, Type.getInternalName(constants.type(i)));
            m.visitFieldInsn(PUTSTATIC, name, Constants.name(i), descriptor);
        }
        m.visitInsn(POP);
        m.visitInsn(RETURN);
        finish(m);
    }

    private MethodVisitor enterMethod() {
        var m =
                writer.visitMethod(
                        ACC_PUBLIC | ACC_FINAL,
                        "enter",
                        "(L" + Frame.GOROUTINE + ";I)V",
                        null,
                        null);
        m.visitCode();
        return m;
    }

    private static void slot(MethodVisitor m, int stack, int slot) {
        m.visitVarInsn(ALOAD, stack);
        m.visitVarInsn(ILOAD, 2);
        m.visitLdcInsn(slot);
        m.visitInsn(IADD);
    }

    /// Arguments from the goroutine's stack, results to it.
    private void enter(CompiledFunction.Signature s, String body) {
        var m = enterMethod();
        m.visitVarInsn(ALOAD, 1);
        m.visitFieldInsn(GETFIELD, Frame.GOROUTINE, "stack", "[J");
        m.visitVarInsn(ASTORE, 3);
        m.visitVarInsn(ALOAD, 1);
        m.visitVarInsn(ILOAD, 2);
        for (int i = 0; i < s.all(); i++) {
            slot(m, 3, i < s.words() ? s.first() + i : function.contextSlot);
            m.visitInsn(LALOAD);
        }
        m.visitMethodInsn(INVOKESTATIC, name, BODY, body, false);
        m.visitVarInsn(LSTORE, 4);
        var end = new Label();
        m.visitVarInsn(ALOAD, 1);
        m.visitFieldInsn(GETFIELD, Frame.GOROUTINE, "unwinding", "Z");
        m.visitJumpInsn(IFNE, end);
        m.visitVarInsn(ALOAD, 1);
        m.visitFieldInsn(GETFIELD, Frame.GOROUTINE, "stack", "[J");
        m.visitVarInsn(ASTORE, 3);
        int n = Math.min(function.resultSlots, Calls.RESULTS_IN_FIELDS);
        for (int i = 0; i < n; i++) {
            slot(m, 3, FunctionCode.RESULTS + i);
            if (i == 0) {
                m.visitVarInsn(LLOAD, 4);
            } else {
                m.visitVarInsn(ALOAD, 1);
                m.visitFieldInsn(GETFIELD, Frame.GOROUTINE, "result" + i, "J");
            }
            m.visitInsn(LASTORE);
        }
        m.visitLabel(end);
        m.visitFrame(F_APPEND, 2, new Object[] {"[J", LONG}, 0, null);
        m.visitInsn(RETURN);
        finish(m);
    }

    private void enterFrame(String body) {
        var m = enterMethod();
        m.visitVarInsn(ALOAD, 1);
        m.visitVarInsn(ILOAD, 2);
        m.visitMethodInsn(INVOKESTATIC, name, BODY, body, false);
        m.visitInsn(POP2);
        m.visitInsn(RETURN);
        finish(m);
    }

    /// `callN`, or `applyN` with the closure before the words.
    private void forward(String family, CompiledFunction.Signature s, String body, boolean apply) {
        String words = "J".repeat(s.words() + (apply ? 1 : 0));
        var m =
                writer.visitMethod(
                        ACC_PUBLIC | ACC_FINAL,
                        family + s.words(),
                        "(L" + Frame.GOROUTINE + ";I" + words + ")J",
                        null,
                        null);
        m.visitCode();
        m.visitVarInsn(ALOAD, 1);
        m.visitVarInsn(ILOAD, 2);
        int first = 3 + (apply ? 2 : 0);
        for (int i = 0; i < s.words(); i++) {
            m.visitVarInsn(LLOAD, first + 2 * i);
        }
        if (s.closure()) {
            if (apply) {
                m.visitVarInsn(LLOAD, 3);
            } else {
                m.visitInsn(LCONST_0);
            }
        }
        m.visitMethodInsn(INVOKESTATIC, name, BODY, body, false);
        m.visitInsn(LRETURN);
        finish(m);
    }
}
