package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.gc.Barriers;
import gobi.vm.interp.Operations;
import gobi.vm.memory.Memory;
import gobi.vm.memory.Proven;
import gobi.vm.ops.Arithmetic;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

import java.util.function.IntFunction;

/// Instructions that neither call nor leave: arithmetic, memory, branches. What is not written here
/// in full is executed by the interpreter's operations over the frame.
final class Plain {
    private static final String LLL = "(JJ)J";

    private final Frame frame;
    private final MethodVisitor m;
    private final SliceRanges ranges;
    private final IndexRanges indexes;
    private final Rotations rotations;
    private final RuntimeInstructions runtime;
    private final IntrinsicInstructions intrinsics;
    private final Function function;

    /// Who accesses the address that was written last.
    private Class<?> accessor = Memory.class;

    private int a;
    private int b;
    private int c;
    private long word;
    private int pc;

    Plain(Frame frame, SliceRanges ranges, IndexRanges indexes, Function function, Jit jit) {
        this.frame = frame;
        this.m = frame.m;
        this.ranges = ranges;
        this.indexes = indexes;
        this.function = function;
        rotations = new Rotations(frame.graph);
        runtime = new RuntimeInstructions(frame, function, jit);
        intrinsics = new IntrinsicInstructions(frame, runtime);
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
            case MOVE -> move(a, b);
            case MOVE2 -> moves(2);
            case MOVE3 -> moves(3);
            case LOAD_I -> constant(a, Instructions.bc(w));
            case LOAD_CONST -> constant(a, function.constants[Instructions.bc(w)]);
            case ZERO -> constant(a, 0);
            case ZERO_N -> {
                for (int i = 0; i < Instructions.bc(w); i++) {
                    constant(a + i, 0);
                }
            }
            case LOAD_STRING -> {
                int s = Instructions.bc(w);
                constant(a, function.tables.stringAddresses[s]);
                constant(a + 1, function.tables.stringLengths[s]);
            }
            case LOAD_GLOBAL -> constant(a, function.tables.globals[Instructions.bc(w)]);
            case LOAD_FUNC ->
                    constant(a, function.tables.functions[Instructions.bc(w)].staticClosure);
            case LOAD_TYPE -> constant(a, function.tables.types[Instructions.bc(w)].address);
            case LOAD_ITAB -> constant(a, function.tables.itabs[Instructions.bc(w)]);
            case ADD, ADD_PTR -> binary(LADD);
            case SUB -> binary(LSUB);
            case MUL -> binary(LMUL);
            case AND -> binary(LAND);
            case OR -> or(rotations.at(at));
            case XOR -> binary(LXOR);
            case AND_NOT -> {
                frame.readLong(b);
                frame.readLong(c);
                frame.push(-1L);
                m.visitInsn(LXOR);
                m.visitInsn(LAND);
                frame.writeLong(a);
            }
            case DIV -> binary(Arithmetic.class, "divide");
            case REM -> binary(Arithmetic.class, "remainder");
            case UDIV -> binary(Arithmetic.class, "divideUnsigned");
            case UREM -> binary(Arithmetic.class, "remainderUnsigned");
            case SHL -> binary(Operations.class, "shl");
            case SHR -> binary(Operations.class, "shr");
            case USHR -> binary(Operations.class, "ushr");
            case CHECK_SHIFT -> {
                frame.readLong(a);
                frame.call(Operations.class, "checkShift", "(J)V");
            }
            case ADD_I, LEA -> immediate(LADD);
            case MUL_I -> immediate(LMUL);
            case AND_I -> immediate(LAND);
            case SHL_I -> shift(LSHL);
            case SHR_I -> shift(LSHR);
            case USHR_I -> shift(LUSHR);
            case NEG -> {
                frame.readLong(b);
                m.visitInsn(LNEG);
                frame.writeLong(a);
            }
            case NOT -> mask(LXOR, -1);
            case NOT_BOOL -> mask(LXOR, 1);
            case SEXT8 -> extend(I2B);
            case SEXT16 -> extend(I2S);
            case SEXT32 -> extend(NOP);
            case ZEXT8 -> mask(LAND, 0xFF);
            case ZEXT16 -> mask(LAND, 0xFFFF);
            case ZEXT32 -> mask(LAND, 0xFFFFFFFFL);
            case ADD_U32 -> {
                frame.readLong(b);
                frame.readLong(c);
                m.visitInsn(LADD);
                frame.push(0xFFFFFFFFL);
                m.visitInsn(LAND);
                frame.writeLong(a);
            }
            case ADD_I32 -> {
                frame.readLong(b);
                frame.readLong(c);
                m.visitInsn(LADD);
                m.visitInsn(L2I);
                m.visitInsn(I2L);
                frame.writeLong(a);
            }
            case PTR_FROM_INT, INT_FROM_PTR -> {
                frame.readLong(b);
                frame.writeLong(a);
            }
            case NIL_CHECK -> {
                frame.readLong(a);
                frame.call(Memory.class, "check", "(J)V");
            }
            case EQ -> binary(Ops.class, "eq");
            case NE -> binary(Ops.class, "ne");
            case LT -> binary(Ops.class, "lt");
            case LE -> binary(Ops.class, "le");
            case ULT -> binary(Ops.class, "ult");
            case ULE -> binary(Ops.class, "ule");
            case EQ_STR -> strings("equalStrings");
            case COMPARE_STR -> strings("compareStrings");
            default -> floating(op);
        }
    }

    // --- moves and constants

    private void move(int to, int from) {
        if (frame.readsDouble(from)) {
            frame.readDouble(from);
            frame.writeDouble(to);
        } else {
            frame.readLong(from);
            frame.writeLong(to);
        }
    }

    private void moves(int n) {
        for (int i = 0; i < n; i++) {
            frame.readLong(b + i);
        }
        for (int i = n - 1; i >= 0; i--) {
            frame.writeLong(a + i);
        }
    }

    private void constant(int slot, long value) {
        if (!frame.isWanted(slot)) {
            return;
        }
        if (frame.writesDouble(slot)) {
            frame.push(Double.longBitsToDouble(value));
            frame.writeDouble(slot);
        } else {
            frame.push(value);
            frame.writeLong(slot);
        }
    }

    // --- integers

    private void or(Rotations.Rotation r) {
        if (r == null) {
            binary(LOR);
            return;
        }
        frame.readLong(r.slot());
        frame.push(r.left());
        frame.call(Ops.class, "rotateWord", "(JI)J");
        frame.writeLong(a);
    }

    private void binary(int opcode) {
        frame.readLong(b);
        frame.readLong(c);
        m.visitInsn(opcode);
        frame.writeLong(a);
    }

    private void binary(Class<?> owner, String name) {
        frame.readLong(b);
        frame.readLong(c);
        frame.call(owner, name, LLL);
        frame.writeLong(a);
    }

    private void immediate(int opcode) {
        frame.readLong(b);
        frame.push((long) Instructions.cs(word));
        m.visitInsn(opcode);
        frame.writeLong(a);
    }

    private void shift(int opcode) {
        frame.readLong(b);
        frame.push(c);
        m.visitInsn(opcode);
        frame.writeLong(a);
    }

    private void mask(int opcode, long value) {
        frame.readLong(b);
        frame.push(value);
        m.visitInsn(opcode);
        frame.writeLong(a);
    }

    private void extend(int narrow) {
        frame.readLong(b);
        m.visitInsn(L2I);
        if (narrow != NOP) {
            m.visitInsn(narrow);
        }
        m.visitInsn(I2L);
        frame.writeLong(a);
    }

    private void strings(String name) {
        frame.readLong(b);
        frame.readLong(b + 1);
        frame.readLong(c);
        frame.readLong(c + 1);
        frame.call(Ops.class, name, "(JJJJ)J");
        frame.writeLong(a);
    }

    // --- floating point

    private void floating(Op op) {
        switch (op) {
            case ADD_F -> doubles(DADD);
            case SUB_F -> doubles(DSUB);
            case MUL_F -> doubles(DMUL);
            case DIV_F -> doubles(DDIV);
            case NEG_F -> {
                frame.readDouble(b);
                m.visitInsn(DNEG);
                frame.writeDouble(a);
            }
            case ADD_F32 -> binary(Ops.class, "add32");
            case SUB_F32 -> binary(Ops.class, "sub32");
            case MUL_F32 -> binary(Ops.class, "mul32");
            case DIV_F32 -> binary(Ops.class, "div32");
            case NEG_F32 -> unary(Ops.class, "neg32");
            case CONV_I_F32 -> unary(Ops.class, "toSingle");
            case CONV_U_F32 -> unary(Ops.class, "unsignedToSingle");
            case CONV_I_F -> {
                frame.readLong(b);
                m.visitInsn(L2D);
                frame.writeDouble(a);
            }
            case CONV_U_F -> toDouble(Arithmetic.class, "unsignedToDouble");
            case CONV_F32_F -> toDouble(Ops.class, "widen");
            case CONV_F_I -> fromDouble(Arithmetic.class, "doubleToLong");
            case CONV_F_U -> fromDouble(Arithmetic.class, "doubleToUnsigned");
            case CONV_F_F32 -> fromDouble(Ops.class, "narrow");
            case EQ_F -> compareDoubles("eq");
            case NE_F -> compareDoubles("ne");
            case LT_F -> compareDoubles("lt");
            case LE_F -> compareDoubles("le");
            default -> memory(op);
        }
    }

    private void doubles(int opcode) {
        frame.readDouble(b);
        frame.readDouble(c);
        m.visitInsn(opcode);
        frame.writeDouble(a);
    }

    private void unary(Class<?> owner, String name) {
        frame.readLong(b);
        frame.call(owner, name, "(J)J");
        frame.writeLong(a);
    }

    private void toDouble(Class<?> owner, String name) {
        frame.readLong(b);
        frame.call(owner, name, "(J)D");
        frame.writeDouble(a);
    }

    private void fromDouble(Class<?> owner, String name) {
        frame.readDouble(b);
        frame.call(owner, name, "(D)J");
        frame.writeLong(a);
    }

    private void compareDoubles(String name) {
        frame.readDouble(b);
        frame.readDouble(c);
        frame.call(Ops.class, name, "(DD)J");
        frame.writeLong(a);
    }

    // --- memory

    private void memory(Op op) {
        switch (op) {
            case LOAD8U -> load(1, "loadByte", "B", 0xFF);
            case LOAD8S -> load(1, "loadByte", "B", 0);
            case LOAD16U -> load(2, "loadShort", "S", 0xFFFF);
            case LOAD16S -> load(2, "loadShort", "S", 0);
            case LOAD32U -> load(4, "loadInt", "I", 0xFFFFFFFFL);
            case LOAD32S -> load(4, "loadInt", "I", 0);
            case LOAD64, LOAD_PTR -> {
                String address = field(b, Instructions.cs(word), 8);
                loadWord(accessor, address);
            }
            case LOAD_STR, LOAD_IFACE -> loadWords(2);
            case LOAD_SLICE -> loadWords(3);
            case STORE8 -> {
                String address = field(a, Instructions.cs(word), 1);
                frame.readLong(b);
                storeNarrow(accessor, I2B, "storeByte", "(" + address + "B)V");
            }
            case STORE16 -> {
                String address = field(a, Instructions.cs(word), 2);
                frame.readLong(b);
                storeNarrow(accessor, I2S, "storeShort", "(" + address + "S)V");
            }
            case STORE32 -> {
                String address = field(a, Instructions.cs(word), 4);
                frame.readLong(b);
                storeNarrow(accessor, NOP, "storeInt", "(" + address + "I)V");
            }
            case STORE64 -> {
                String address = field(a, Instructions.cs(word), 8);
                storeWord(accessor, b, address);
            }
            case STORE_PTR -> {
                address(a);
                frame.readLong(b);
                frame.shader();
                frame.call(Barriers.class, "storePointer", "(JJ" + Frame.SHADER + ")V");
            }
            case STORE_STR -> storeWords("storeString", 2);
            case STORE_IFACE -> storeWords("storeInterface", 2);
            case STORE_SLICE -> storeWords("storeSlice", 3);
            case INDEX8U -> index("loadByte", "B", 0, 0xFF);
            case INDEX8S -> index("loadByte", "B", 0, 0);
            case INDEX16U -> index("loadShort", "S", 1, 0xFFFF);
            case INDEX16S -> index("loadShort", "S", 1, 0);
            case INDEX32U -> index("loadInt", "I", 2, 0xFFFFFFFFL);
            case INDEX32S -> index("loadInt", "I", 2, 0);
            case INDEX64, INDEX_PTR -> loadWord(element(b, c, 3), "J");
            case SET_INDEX8 -> {
                var owner = element(a, b, 0);
                frame.readLong(c);
                storeNarrow(owner, I2B, "storeByte", "(JB)V");
            }
            case SET_INDEX16 -> {
                var owner = element(a, b, 1);
                frame.readLong(c);
                storeNarrow(owner, I2S, "storeShort", "(JS)V");
            }
            case SET_INDEX32 -> {
                var owner = element(a, b, 2);
                frame.readLong(c);
                storeNarrow(owner, NOP, "storeInt", "(JI)V");
            }
            case SET_INDEX64 -> storeWord(element(a, b, 3), c, "J");
            case SET_INDEX_PTR -> {
                element(a, b, 3);
                frame.readLong(c);
                frame.shader();
                frame.call(Barriers.class, "storePointer", "(JJ" + Frame.SHADER + ")V");
            }
            case INDEX_ADDR -> {
                frame.readLong(b);
                if (!indexes.isProven(pc)) {
                    frame.readLong(b + 1);
                }
                frame.readLong(c);
                frame.push(function.code[pc + 1]);
                if (indexes.isProven(pc)) {
                    m.visitInsn(LMUL);
                    m.visitInsn(LADD);
                } else {
                    frame.call(Operations.class, "indexAddress", "(JJJJ)J");
                }
                frame.writeLong(a);
            }
            case ARRAY_ADDR -> {
                frame.readLong(b);
                frame.readLong(c);
                frame.push(function.code[pc + 1]);
                frame.call(Operations.class, "arrayAddress", "(JJJ)J");
                frame.writeLong(a);
            }
            case CHECK_INDEX -> {
                frame.readLong(a);
                frame.readLong(b);
                frame.call(Operations.class, "checkIndex", "(JJ)V");
            }
            case INTRINSIC -> intrinsics.write(Intrinsic.of(function.code[pc + 1]), word, pc);
            default -> slices(op);
        }
    }

    // --- slices

    private void slices(Op op) {
        switch (op) {
            case SLICE_SLICE -> {
                if (bound(32) != Effects.ABSENT) {
                    runtime.overFrame(word, pc);
                } else {
                    sliceSlice();
                }
            }
            case SLICE_STR -> sliceString();
            case SLICE_ARRAY -> {
                if (bound(32) != Effects.ABSENT) {
                    runtime.overFrame(word, pc);
                } else {
                    sliceArray();
                }
            }
            default -> runtime.instruction(op, word, pc);
        }
    }

    /// The slot of a bound of a slicing instruction, or [Effects#ABSENT].
    private int bound(int shift) {
        return (int) (function.code[pc + 1] >>> shift) & Effects.ABSENT;
    }

    private void low() {
        if (bound(0) == Effects.ABSENT) {
            frame.push(0L);
        } else {
            frame.readLong(bound(0));
        }
    }

    /// The slot of the upper bound, which is the length if it is missing.
    private int high(int length) {
        return bound(16) == Effects.ABSENT ? length : bound(16);
    }

    private void sliceSlice() {
        checkBounds("checkSlice", high(b + 1), b + 2);
        sliceOf(high(b + 1), b + 2);
    }

    private void sliceArray() {
        frame.readLong(b);
        frame.call(Memory.class, "check", "(J)V");
        checkBounds("checkSliceOfString", high(c), c);
        sliceOf(high(c), c);
    }

    /// The slice up to that bound, with that slot's capacity.
    private void sliceOf(int high, int capacity) {
        sliceBase(capacity, function.constants[(int) (function.code[pc + 1] >>> 48)]);
        fromLow(high);
        fromLow(capacity);
        frame.writeLong(a + 2);
        frame.writeLong(a + 1);
        frame.writeLong(a);
    }

    private void sliceString() {
        int high = high(b + 1);
        checkBounds("checkSliceOfString", high, b + 1);
        sliceBase(high, 1);
        fromLow(high);
        frame.writeLong(a + 1);
        frame.writeLong(a);
    }

    private void checkBounds(String check, int high, int limit) {
        low();
        frame.readLong(high);
        frame.readLong(limit);
        frame.call(Operations.class, check, "(JJJ)V");
    }

    private void sliceBase(int end, long size) {
        frame.readLong(b);
        low();
        frame.readLong(end);
        frame.push(size);
        frame.call(Operations.class, "sliceBase", "(JJJJ)J");
    }

    /// The distance to a bound from the lower one.
    private void fromLow(int slot) {
        frame.readLong(slot);
        low();
        m.visitInsn(LSUB);
    }

    private void address(int slot) {
        frame.readLong(slot);
        long offset = Instructions.cs(word);
        if (offset != 0) {
            frame.push(offset);
            m.visitInsn(LADD);
        }
    }

    /// The address of an element on the operand stack; the result is who accesses it.
    private Class<?> element(int slice, int index, int shift) {
        frame.readLong(slice);
        if (indexes.isProven(pc)) {
            frame.readLong(index);
            frame.push(shift);
            m.visitInsn(LSHL);
            m.visitInsn(LADD);
        } else {
            frame.readLong(slice + 1);
            frame.readLong(index);
            frame.push(shift);
            frame.call(Ops.class, "index", "(JJJI)J");
        }
        var at = frame.cursor();
        return ranges.isProven(at.web(slice), at.web(slice + 1), 1L << shift)
                ? Proven.class
                : Memory.class;
    }

    /// An address as its [#accessor] takes it, and the descriptor of that: for [Memory] a base and
    /// an offset where the offset is within reach, so that all accesses by one base share one
    /// check.
    private String field(int slot, long offset, int bytes) {
        boolean isElement = ranges.isProven(slot, frame.cursor().web(slot), offset, bytes);
        accessor = isElement ? Proven.class : Memory.class;
        frame.readLong(slot);
        frame.push(offset);
        if (isElement || offset < 0 || offset > Memory.REACH - Long.BYTES) {
            m.visitInsn(LADD);
            return "J";
        }
        return "JJ";
    }

    private void load(int bytes, String name, String type, long mask) {
        String address = field(b, Instructions.cs(word), bytes);
        narrow(accessor, name, address, type, mask);
    }

    private void index(String name, String type, int shift, long mask) {
        narrow(element(b, c, shift), name, "J", type, mask);
    }

    private void narrow(Class<?> owner, String name, String address, String type, long mask) {
        frame.call(owner, name, "(" + address + ")" + type);
        m.visitInsn(I2L);
        if (mask != 0) {
            frame.push(mask);
            m.visitInsn(LAND);
        }
        frame.writeLong(a);
    }

    private void loadWord(Class<?> owner, String address) {
        if (frame.writesDouble(a)) {
            frame.call(owner, "loadDouble", "(" + address + ")D");
            frame.writeDouble(a);
        } else {
            frame.call(owner, "loadLong", "(" + address + ")J");
            frame.writeLong(a);
        }
    }

    private void loadWords(int n) {
        long offset = Instructions.cs(word);
        for (int i = 0; i < n; i++) {
            String address = field(b, offset + 8L * i, 8);
            frame.call(accessor, "loadLong", "(" + address + ")J");
        }
        for (int i = n - 1; i >= 0; i--) {
            frame.writeLong(a + i);
        }
    }

    private void storeNarrow(Class<?> owner, int narrow, String name, String descriptor) {
        m.visitInsn(L2I);
        if (narrow != NOP) {
            m.visitInsn(narrow);
        }
        frame.call(owner, name, descriptor);
    }

    private void storeWord(Class<?> owner, int slot, String address) {
        if (frame.readsDouble(slot)) {
            frame.readDouble(slot);
            frame.call(owner, "storeDouble", "(" + address + "D)V");
        } else {
            frame.readLong(slot);
            frame.call(owner, "storeLong", "(" + address + "J)V");
        }
    }

    private void storeWords(String name, int n) {
        address(a);
        for (int i = 0; i < n; i++) {
            frame.readLong(b + i);
        }
        frame.shader();
        frame.call(Ops.class, name, "(J" + "J".repeat(n) + Frame.SHADER + ")V");
    }

    // --- branches

    void branch(Op op, long w, int at, IntFunction<Label> labels) {
        operands(w, at);
        if (op == Op.SWITCH) {
            table(labels);
            return;
        }
        Label to = labels.apply(FlowGraph.targets(function.source, at)[0]);
        switch (op) {
            case JUMP -> m.visitJumpInsn(GOTO, to);
            case JUMP_TRUE, JUMP_NOT_NIL -> compare(a, 0, IFNE, to);
            case JUMP_FALSE, JUMP_NIL -> compare(a, 0, IFEQ, to);
            case JUMP_EQ -> compare(IFEQ, to);
            case JUMP_NE -> compare(IFNE, to);
            case JUMP_LT -> compare(IFLT, to);
            case JUMP_LE -> compare(IFLE, to);
            case JUMP_ULT -> compareUnsigned(IFLT, to);
            case JUMP_ULE -> compareUnsigned(IFLE, to);
            case JUMP_EQ_I -> compare(a, Instructions.bs(w), IFEQ, to);
            case JUMP_NE_I -> compare(a, Instructions.bs(w), IFNE, to);
            case JUMP_LT_I -> compare(a, Instructions.bs(w), IFLT, to);
            case JUMP_LE_I -> compare(a, Instructions.bs(w), IFLE, to);
            case JUMP_GT_I -> compare(a, Instructions.bs(w), IFGT, to);
            case JUMP_GE_I -> compare(a, Instructions.bs(w), IFGE, to);
            case JUMP_LT_F -> compareFloat(IFLT, to);
            case JUMP_LE_F -> compareFloat(IFLE, to);
            default -> throw new IllegalStateException("branch " + op);
        }
    }

    private void compare(int slot, long value, int jump, Label to) {
        frame.readLong(slot);
        frame.push(value);
        m.visitInsn(LCMP);
        m.visitJumpInsn(jump, to);
    }

    private void compare(int jump, Label to) {
        frame.readLong(a);
        frame.readLong(b);
        m.visitInsn(LCMP);
        m.visitJumpInsn(jump, to);
    }

    private void compareUnsigned(int jump, Label to) {
        frame.readLong(a);
        frame.readLong(b);
        frame.call(Long.class, "compareUnsigned", "(JJ)I");
        m.visitJumpInsn(jump, to);
    }

    private void compareFloat(int jump, Label to) {
        frame.readDouble(a);
        frame.readDouble(b);
        m.visitInsn(DCMPG);
        m.visitJumpInsn(jump, to);
    }

    private void table(IntFunction<Label> labels) {
        int[] table = function.switches[Instructions.bc(word)];
        int n = table.length - 2;
        Label otherwise = labels.apply(pc + 1 + table[1]);
        if (n == 0) {
            m.visitJumpInsn(GOTO, otherwise);
            return;
        }
        frame.readLong(a);
        frame.push((long) table[0]);
        frame.push(n);
        frame.call(Ops.class, "caseOf", "(JJI)I");
        Label[] cases = new Label[n];
        for (int i = 0; i < n; i++) {
            cases[i] = labels.apply(pc + 1 + table[i + 2]);
        }
        m.visitTableSwitchInsn(0, n - 1, otherwise, cases);
    }

    // --- by the interpreter's operations
}
