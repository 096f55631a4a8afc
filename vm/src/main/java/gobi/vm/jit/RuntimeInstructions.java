package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.Heap;
import gobi.vm.interp.Operations;
import gobi.vm.map.GoMap;
import gobi.vm.memory.Memory;
import gobi.vm.ops.Interfaces;
import gobi.vm.type.Equality;
import gobi.vm.type.RType;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

import java.util.ArrayList;
import java.util.List;

/// Instructions that call the runtime: allocation, slices, strings, interfaces, maps. Those that
/// are common call a routine with their operands; all others are executed by the interpreter's
/// operations over the frame.
final class RuntimeInstructions {
    private static final String TYPE = "Lgobi/vm/type/RType;";
    private static final String HEAP_G = "Lgobi/vm/heap/Heap;L" + Frame.GOROUTINE + ";";
    private static final String MAPS = "Lgobi/vm/map/GoMap;";
    private static final String EQUALITY = "Lgobi/vm/type/Equality;";
    private static final int LENGTH_SHIFT = 32;

    private final Frame frame;
    private final MethodVisitor m;
    private final Function function;
    private final Jit jit;

    /// Locals of an append.
    private final int array;

    private final int capacity;
    private int a;
    private int b;
    private int c;
    private long word;
    private int pc;

    RuntimeInstructions(Frame frame, Function function, Jit jit) {
        this.frame = frame;
        this.m = frame.m;
        this.function = function;
        this.jit = jit;
        array = frame.takeLong();
        capacity = frame.takeLong();
    }

    private void operands(long w, int at) {
        word = w;
        pc = at;
        a = Instructions.a(w);
        b = Instructions.b(w);
        c = Instructions.c(w);
    }

    void instruction(Op op, long w, int at) {
        operands(w, at);
        switch (op) {
            case NEW -> {
                allocator();
                type(Instructions.bc(word));
                allocate("allocate", TYPE);
            }
            case NEW_CLOSURE -> {
                allocator();
                type();
                frame.push((long) function.tables.functions[Instructions.bc(word)].id);
                allocate("closure", TYPE + "J");
            }
            case BOX -> {
                allocator();
                type();
                frame.readLong(b);
                allocate("box", TYPE + "J");
            }
            case BOX_STR -> {
                allocator();
                words(b, 2);
                allocate("boxString", "JJ");
            }
            case DEFER -> {
                frame.g();
                frame.fp();
                frame.constant(function, Function.class);
                frame.readLong(a);
                frame.call(
                        Exits.class,
                        "defer",
                        "(L" + Frame.GOROUTINE + ";ILgobi/vm/code/Function;J)V");
            }
            default -> slices(op);
        }
    }

    // --- pieces

    private void allocator() {
        frame.constant(jit.context().heap(), Heap.class);
        frame.g();
    }

    private RType typeOperand() {
        return function.tables.types[(int) function.code[pc + 1]];
    }

    private void type() {
        frame.constant(typeOperand(), RType.class);
    }

    private void type(int index) {
        frame.constant(function.tables.types[index], RType.class);
    }

    private void allocate(String name, String arguments) {
        frame.call(Ops.class, name, "(" + HEAP_G + arguments + ")J");
        frame.writeLong(a);
    }

    private void words(int slot, int n) {
        for (int i = 0; i < n; i++) {
            frame.readLong(slot + i);
        }
    }

    private void call(String name, String descriptor) {
        frame.call(RuntimeRoutines.class, name, descriptor);
    }

    private void secondResult() {
        frame.g();
        m.visitFieldInsn(GETFIELD, Frame.GOROUTINE, "result1", "J");
    }

    /// Writes n words on the operand stack to the result's slots.
    private void write(int n) {
        for (int i = n - 1; i >= 0; i--) {
            frame.writeLong(a + i);
        }
    }

    // --- slices

    private void slices(Op op) {
        switch (op) {
            case MAKE_SLICE -> {
                allocator();
                type();
                frame.readLong(b);
                frame.readLong(c);
                call("makeSlice", "(" + HEAP_G + TYPE + "JJ)J");
                frame.readLong(b);
                frame.readLong(c);
                write(3);
            }
            case APPEND8 -> {
                append(0);
                frame.readLong(c);
                m.visitInsn(L2I);
                m.visitInsn(I2B);
                frame.call(Memory.class, "storeByte", "(JB)V");
                appended();
            }
            case APPEND32 -> {
                append(2);
                frame.readLong(c);
                m.visitInsn(L2I);
                frame.call(Memory.class, "storeInt", "(JI)V");
                appended();
            }
            case APPEND64 -> {
                append(3);
                frame.readLong(c);
                frame.call(Memory.class, "storeLong", "(JJ)V");
                appended();
            }
            case APPEND_PTR -> {
                append(3);
                frame.readLong(c);
                frame.shader();
                frame.call(Barriers.class, "storePointer", "(JJ" + Frame.SHADER + ")V");
                appended();
            }
            case APPEND_STR -> {
                append(4);
                words(c, 2);
                frame.shader();
                frame.call(Ops.class, "storeString", "(JJJ" + Frame.SHADER + ")V");
                appended();
            }
            case APPEND_SLICE -> {
                allocator();
                type();
                words(b, 3);
                words(c, 2);
                call("appendSlice", "(" + HEAP_G + TYPE + "JJJJJ)J");
                frame.readLong(b + 1);
                frame.readLong(c + 1);
                m.visitInsn(LADD);
                secondResult();
                write(3);
            }
            case COPY_SLICE -> {
                frame.g();
                type();
                words(b, 2);
                words(c, 2);
                call("copy", "(L" + Frame.GOROUTINE + ";" + TYPE + "JJJJ)J");
                write(1);
            }
            default -> strings(op);
        }
    }

    /// Leaves the address of the new element on the operand stack, and the array and its capacity
    /// in locals.
    private void append(int shift) {
        var full = new Label();
        var room = new Label();
        frame.readLong(b + 1);
        frame.readLong(b + 2);
        m.visitInsn(LCMP);
        m.visitJumpInsn(IFGE, full);
        frame.readLong(b);
        m.visitVarInsn(LSTORE, array);
        frame.readLong(b + 2);
        m.visitVarInsn(LSTORE, capacity);
        m.visitJumpInsn(GOTO, room);
        frame.label(full);
        allocator();
        type();
        words(b, 3);
        call("grow", "(" + HEAP_G + TYPE + "JJJ)J");
        m.visitVarInsn(LSTORE, array);
        secondResult();
        m.visitVarInsn(LSTORE, capacity);
        frame.label(room);
        m.visitVarInsn(LLOAD, array);
        frame.readLong(b + 1);
        frame.push(shift);
        m.visitInsn(LSHL);
        m.visitInsn(LADD);
    }

    private void appended() {
        m.visitVarInsn(LLOAD, array);
        frame.readLong(b + 1);
        m.visitInsn(LCONST_1);
        m.visitInsn(LADD);
        m.visitVarInsn(LLOAD, capacity);
        write(3);
    }

    // --- strings

    private void strings(Op op) {
        switch (op) {
            case CONCAT -> {
                allocator();
                words(b, 2);
                words(c, 2);
                call("concat", "(" + HEAP_G + "JJJJ)J");
                frame.readLong(b + 1);
                frame.readLong(c + 1);
                m.visitInsn(LADD);
                write(2);
            }
            case STR_FROM_BYTES -> {
                allocator();
                words(b, 2);
                call("stringOfBytes", "(" + HEAP_G + "JJ)J");
                frame.readLong(b + 1);
                write(2);
            }
            case BYTES_FROM_STR -> {
                allocator();
                words(b, 2);
                call("bytesOfString", "(" + HEAP_G + "JJ)J");
                frame.readLong(b + 1);
                secondResult();
                write(3);
            }
            case DECODE_RUNE -> {
                words(b, 2);
                frame.readLong(c);
                call("decodeRune", "(JJJ)J");
                m.visitVarInsn(LSTORE, frame.scratch);
                m.visitVarInsn(LLOAD, frame.scratch);
                m.visitInsn(L2I);
                m.visitInsn(I2L);
                frame.readLong(c);
                m.visitVarInsn(LLOAD, frame.scratch);
                frame.push(LENGTH_SHIFT);
                m.visitInsn(LUSHR);
                m.visitInsn(LADD);
                write(2);
            }
            default -> interfaces(op);
        }
    }

    // --- interfaces and comparison

    private void interfaces(Op op) {
        switch (op) {
            case TYPE_OF -> {
                frame.readLong(b);
                m.visitInsn(ICONST_1);
                frame.call(Interfaces.class, "typeWord", "(JZ)J");
                write(1);
            }
            case EQ_IFACE -> {
                frame.constant(jit.context().equality(), Equality.class);
                frame.push(typeOperand().interfaceMethods.length == 0 ? 1 : 0);
                words(b, 2);
                words(c, 2);
                call("equalInterfaces", "(" + EQUALITY + "ZJJJJ)J");
                write(1);
            }
            case EQ_MEM -> {
                frame.constant(jit.context().equality(), Equality.class);
                type();
                frame.readLong(b);
                frame.readLong(c);
                call("equal", "(" + EQUALITY + TYPE + "JJ)J");
                write(1);
            }
            case COPY_MEM -> {
                type();
                frame.readLong(a);
                frame.readLong(b);
                frame.shader();
                frame.call(
                        Barriers.class, "copy", "(Lgobi/vm/heap/Layout;JJ" + Frame.SHADER + ")V");
            }
            case CLEAR_MEM -> {
                type();
                frame.readLong(a);
                frame.shader();
                frame.call(
                        Barriers.class, "clear", "(Lgobi/vm/heap/Layout;J" + Frame.SHADER + ")V");
            }
            case CONVERT_IFACE -> {
                word("convert");
                frame.readLong(b + 1);
                write(2);
            }
            case ASSERT_IFACE -> {
                word("assertTo");
                frame.readLong(b + 1);
                write(2);
            }
            case ASSERT_IFACE_OK -> {
                word("assertOk");
                m.visitVarInsn(LSTORE, frame.scratch);
                m.visitVarInsn(LLOAD, frame.scratch);
                m.visitVarInsn(LLOAD, frame.scratch);
                frame.readLong(b + 1);
                frame.call(Ops.class, "unlessNil", "(JJ)J");
                m.visitVarInsn(LLOAD, frame.scratch);
                m.visitInsn(LCONST_0);
                frame.call(Ops.class, "ne", "(JJ)J");
                write(3);
            }
            default -> maps(op);
        }
    }

    /// The type word of an interface converted to the operand's type.
    private void word(String how) {
        frame.constant(jit.context().interfaces(), Interfaces.class);
        frame.readLong(b);
        frame.push(c == 1 ? 1 : 0);
        type();
        m.visitMethodInsn(INVOKEVIRTUAL, "gobi/vm/ops/Interfaces", how, "(JZ" + TYPE + ")J", false);
    }

    // --- maps

    private void maps(Op op) {
        switch (op) {
            case MAP_GET -> found("get", 1);
            case MAP_GET64 -> found("get64", 1);
            case MAP_GET_STR -> found("getString", 2);
            case MAP_SET -> set("mapSet", 1);
            case MAP_SET64 -> set("mapSet64", 1);
            case MAP_SET_STR -> set("mapSetString", 2);
            case MAP_DELETE -> {
                mapOf();
                frame.g();
                type();
                frame.readLong(a);
                frame.readLong(b);
                call("mapDelete", "(" + MAPS + "L" + Frame.GOROUTINE + ";" + TYPE + "JJ)V");
            }
            case MAP_LEN -> {
                mapOf();
                frame.readLong(b);
                m.visitMethodInsn(INVOKEVIRTUAL, "gobi/vm/map/GoMap", "length", "(J)J", false);
                write(1);
            }
            case MAP_NEXT -> {
                mapOf();
                frame.g();
                frame.readLong(b);
                call("mapNext", "(" + MAPS + "L" + Frame.GOROUTINE + ";J)J");
                secondResult();
                write(2);
            }
            default -> overFrame();
        }
    }

    private void mapOf() {
        frame.constant(jit.context().maps(), GoMap.class);
    }

    private void found(String lookup, int keyWords) {
        mapOf();
        type();
        frame.readLong(b);
        words(c, keyWords);
        String keys = "J".repeat(keyWords);
        m.visitMethodInsn(
                INVOKEVIRTUAL, "gobi/vm/map/GoMap", lookup, "(" + TYPE + "J" + keys + ")J", false);
        m.visitVarInsn(LSTORE, frame.scratch);
        mapOf();
        type();
        m.visitVarInsn(LLOAD, frame.scratch);
        m.visitMethodInsn(
                INVOKEVIRTUAL, "gobi/vm/map/GoMap", "elementOrZero", "(" + TYPE + "J)J", false);
        m.visitVarInsn(LLOAD, frame.scratch);
        m.visitInsn(LCONST_0);
        frame.call(Ops.class, "ne", "(JJ)J");
        write(2);
    }

    private void set(String name, int keyWords) {
        mapOf();
        frame.g();
        type();
        frame.readLong(b);
        words(c, keyWords);
        String keys = "J".repeat(keyWords);
        call(name, "(" + MAPS + "L" + Frame.GOROUTINE + ";" + TYPE + "J" + keys + ")J");
        write(1);
    }

    // --- the interpreter's operations

    /// Executes an instruction over the frame.
    void overFrame(long w, int at) {
        operands(w, at);
        overFrame();
    }

    /// Puts the operands into the frame, executes the instruction there and reads its results.
    private void overFrame() {
        List<Integer> slots = new ArrayList<>();
        if (function.memorySize != 0) {
            slots.add(1);
        }
        frame.graph.effects.reads(pc, slots::add);
        frame.toStack(slots);
        frame.constant(jit.operations(), Operations.class);
        frame.g();
        frame.constant(function, Function.class);
        frame.fp();
        frame.push(pc);
        frame.call(
                Exits.class,
                "execute",
                "(Lgobi/vm/interp/Operations;L" + Frame.GOROUTINE + ";Lgobi/vm/code/Function;II)V");
        frame.pass();
        frame.graph.effects.writes(
                pc,
                s -> {
                    if (frame.isWanted(s)) {
                        frame.loadFromStack(s);
                        frame.writeLong(s);
                    }
                });
    }
}
