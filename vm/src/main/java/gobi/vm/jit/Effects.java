package gobi.vm.jit;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.bytecode.Op;
import gobi.compiler.bytecode.Operand;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// Which slots an instruction reads and writes: derived from the instruction table, with the
/// instructions whose slots depend on more than their operands.
///
/// The frame memory's address in slot 1 is not among them; it never changes.
///
/// A call overwrites every outgoing slot from its base on. It reads those of them that were written
/// for it: arguments are written in the block of their call.
final class Effects {
    /// In place of the slot of a bound: a slicing instruction has none.
    static final int ABSENT = 0xFFFF;

    private final FunctionCode f;
    private final long[] code;

    /// Slots of the frame and its outgoing area.
    final int slots;

    private Map<Integer, Long> constantSlots;

    /// By pc of a call: the outgoing slots that are its arguments.
    private final BitSet[] arguments;

    Effects(FunctionCode f) {
        this.f = f;
        this.code = f.code();
        this.slots = f.frameSize() + f.outgoing();
        arguments = new BitSet[code.length];
    }

    /// Finds the arguments of the calls of a block `[start, end)`.
    void findArguments(int start, int end) {
        var written = new BitSet();
        for (int pc = start; pc < end; pc = FlowGraph.next(code, pc)) {
            boolean call = isCall(Instructions.op(code[pc]));
            if (call) {
                var own = (BitSet) written.clone();
                own.clear(0, Instructions.a(code[pc]) + FunctionCode.RESULTS);
                arguments[pc] = own;
            }
            writes(pc, s -> written.set(s, !call && s >= f.frameSize()));
        }
    }

    /// By slot, the constant that all instructions which write it load, if it is such a slot.
    Map<Integer, Long> constantSlots() {
        if (constantSlots == null) {
            constantSlots = findConstantSlots();
        }
        return constantSlots;
    }

    private Map<Integer, Long> findConstantSlots() {
        Map<Integer, Long> constants = new HashMap<>();
        var others = new BitSet();
        others.set(0, FunctionCode.RESULTS + f.resultSlots() + f.paramSlots());
        if (f.contextSlot() >= 0) {
            others.set(f.contextSlot());
        }
        for (int pc = 0; pc < code.length; pc = FlowGraph.next(code, pc)) {
            Long loaded = loaded(pc);
            writes(
                    pc,
                    s -> {
                        if (loaded == null || !constants.getOrDefault(s, loaded).equals(loaded)) {
                            others.set(s);
                        } else {
                            constants.put(s, loaded);
                        }
                    });
        }
        constants.keySet().removeIf(others::get);
        return constants;
    }

    private Long loaded(int pc) {
        long w = code[pc];
        return switch (Instructions.op(w)) {
            case LOAD_I -> (long) Instructions.bc(w);
            case LOAD_CONST -> f.constants()[Instructions.bc(w)];
            default -> null;
        };
    }

    /// The outgoing slots that are arguments of the call at pc.
    BitSet arguments(int pc) {
        return arguments[pc];
    }

    void reads(int pc, IntConsumer slot) {
        long w = code[pc];
        Op op = Instructions.op(w);
        int a = Instructions.a(w);
        int b = Instructions.b(w);
        int c = Instructions.c(w);
        switch (op) {
            case MOVE2 -> range(b, 2, slot);
            case MOVE3 -> range(b, 3, slot);
            case RETURN -> range(FunctionCode.RESULTS, f.resultSlots(), slot);
            case CALL, CALL_NATIVE -> arguments[pc].stream().forEach(slot);
            case CALL_CLOSURE -> {
                slot.accept(b);
                arguments[pc].stream().forEach(slot);
            }
            case CALL_IFACE -> {
                range(b, 2, slot);
                arguments[pc].stream().forEach(slot);
            }
            case CONCAT_N -> range(b, 2 * c, slot);
            case SELECT -> range(b, 2 * c, slot);
            case SLICE_SLICE, SLICE_STR, SLICE_ARRAY -> {
                operand(op.b(), b, slot);
                operand(op.c(), c, slot);
                long x = code[pc + 1];
                for (int shift = 0; shift <= 32; shift += 16) {
                    int s = (int) (x >>> shift) & 0xFFFF;
                    if (s != ABSENT) {
                        slot.accept(s);
                    }
                }
            }
            case INTRINSIC -> {
                slot.accept(b);
                range(c, Intrinsic.of(code[pc + 1]).operands().length() - 1, slot);
            }
            default -> {
                operand(op.a(), a, slot);
                operand(op.b(), b, slot);
                operand(op.c(), c, slot);
            }
        }
    }

    private static void operand(Operand kind, int first, IntConsumer slot) {
        boolean memory = kind == Operand.BASE && first < FunctionCode.RESULTS;
        if (kind.isSlot() && !kind.written() && kind != Operand.OUT && !memory) {
            range(first, Math.max(1, kind.pointers().length), slot);
        }
    }

    void writes(int pc, IntConsumer slot) {
        long w = code[pc];
        Op op = Instructions.op(w);
        int a = Instructions.a(w);
        switch (op) {
            case MOVE2 -> range(a, 2, slot);
            case MOVE3 -> range(a, 3, slot);
            case ZERO_N -> range(a, Instructions.bc(w), slot);
            case CALL, CALL_NATIVE, CALL_CLOSURE, CALL_IFACE -> range(a, slots - a, slot);
            case INTRINSIC -> range(a, Intrinsic.of(code[pc + 1]).results().length(), slot);
            default -> {
                if (op.a().written()) {
                    range(a, Math.max(1, op.a().pointers().length), slot);
                }
            }
        }
    }

    static void range(int first, int n, IntConsumer slot) {
        for (int s = first; s < first + n; s++) {
            slot.accept(s);
        }
    }

    static boolean isCall(Op op) {
        return op == Op.CALL
                || op == Op.CALL_CLOSURE
                || op == Op.CALL_IFACE
                || op == Op.CALL_NATIVE;
    }

    /// Whether control does not go on to the next instruction.
    static boolean ends(Op op) {
        return op == Op.RETURN
                || op == Op.JUMP
                || op == Op.PANIC
                || op == Op.PANIC_ASSERT
                || op == Op.SWITCH;
    }

    /// Whether it can fail, or have something called or allocated.
    static boolean mayThrow(Op op) {
        return switch (op) {
            case MOVE,
                    MOVE2,
                    MOVE3,
                    LOAD_I,
                    LOAD_CONST,
                    ZERO,
                    ZERO_N,
                    LOAD_STRING,
                    LOAD_GLOBAL,
                    LOAD_FUNC,
                    LOAD_TYPE,
                    LOAD_ITAB,
                    ADD,
                    SUB,
                    MUL,
                    AND,
                    OR,
                    XOR,
                    AND_NOT,
                    SHL,
                    SHR,
                    USHR,
                    ADD_I,
                    MUL_I,
                    AND_I,
                    SHL_I,
                    SHR_I,
                    USHR_I,
                    NEG,
                    NOT,
                    NOT_BOOL,
                    LEA,
                    ADD_PTR,
                    RETURN ->
                    false;
            default -> !op.isBranch();
        };
    }
}
