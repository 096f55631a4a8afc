package gobi.compiler.bytecode;

import java.util.BitSet;

/// Checks one function: what passes cannot make the interpreter read or write outside of its frame,
/// its outgoing area and its tables, jump between instructions, or show the collector a scalar as
/// pointer slot.
///
/// Values of addresses are not checked here: every memory access is checked when it happens.
final class FunctionVerifier {
    private static final int MAX_SLOTS = 0xFFFE;
    private static final int MAX_CODE = 1 << 24;

    private final Unit unit;
    private final FunctionCode f;
    private int pc;

    private FunctionVerifier(Unit unit, FunctionCode f) {
        this.unit = unit;
        this.f = f;
    }

    static void verify(Unit unit, FunctionCode f) throws DamagedFileException {
        new FunctionVerifier(unit, f).verify();
    }

    private DamagedFileException refused(String what) {
        return new DamagedFileException(
                "bytecode refused by the verifier: function "
                        + f.name()
                        + ", pc "
                        + pc
                        + ": "
                        + what);
    }

    private void require(boolean condition, String what) throws DamagedFileException {
        if (!condition) {
            throw refused(what);
        }
    }

    private void verify() throws DamagedFileException {
        frame();
        BitSet starts = instructions();
        targets(starts);
        require(
                f.recoverPc() == -1 || f.recoverPc() >= 0 && starts.get(f.recoverPc()),
                "recovery address");
        boolean defers = (f.flags() & FunctionCode.DEFERS) != 0;
        require(!defers || f.recoverPc() >= 0, "defers without recovery address");
        long last = -1;
        for (long entry : f.lines().lines()) {
            require(entry >>> 32 > last || last == -1 && entry >>> 32 == 0, "line table");
            last = entry >>> 32;
        }
        int from = -1;
        for (var run : f.lines().files()) {
            require(run.pc() > from, "file table");
            from = run.pc();
        }
    }

    private void frame() throws DamagedFileException {
        int params = FunctionCode.RESULTS + f.resultSlots();
        require(
                f.frameSize() >= FunctionCode.RESULTS
                        && (long) f.frameSize() + f.outgoing() <= MAX_SLOTS,
                "frame size");
        require(
                (long) params + f.paramSlots() <= f.frameSize(),
                "results and parameters beyond the frame");
        require(
                f.contextSlot() == -1
                        || f.contextSlot() >= params && f.contextSlot() < f.frameSize(),
                "context slot");
        require(
                f.contextSlot() == -1 || f.pointerSlots().get(f.contextSlot()),
                "context slot is no pointer");
        require(f.pointerSlots().length() <= f.frameSize(), "pointer slots beyond the frame");
        require(
                !f.pointerSlots().get(0) && !f.pointerSlots().get(1),
                "link slots marked as pointers");
        require(f.zeroFrom() <= f.zeroTo() && f.zeroTo() <= f.frameSize(), "zeroed slots");
        require(
                f.zeroFrom() == f.zeroTo() || f.zeroFrom() >= params + f.paramSlots(),
                "zeroed slots include parameters");
        require(f.memorySize() % 8 == 0 && f.memorySize() <= 1 << 30, "frame memory size");
        require(f.memoryPointers().length() <= f.memorySize() / 8, "frame memory pointers");
        int start = -1;
        for (int object : f.memoryObjects()) {
            require(object % 8 == 0 && object > start, "frame memory objects");
            require(start >= 0 || object == 0, "first object of the frame memory");
            start = object;
        }
        require(start < f.memorySize(), "objects beyond the frame memory");
        for (int s = params + f.paramSlots(); s < f.frameSize(); s++) {
            boolean zeroed = s >= f.zeroFrom() && s < f.zeroTo();
            require(
                    !f.pointerSlots().get(s) || zeroed || s == f.contextSlot(),
                    "pointer slot " + s + " not zeroed at entry");
        }
        // Pointer results that entry does not zero are set by the caller: a memory value among the
        // results has its
        // address there. What a hostile caller leaves instead is no danger: the collector ignores
        // what is no object.
    }

    private BitSet instructions() throws DamagedFileException {
        long[] code = f.code();
        require(code.length > 0 && code.length < MAX_CODE, "code size");
        var starts = new BitSet(code.length);
        Op op = Op.RETURN;
        for (pc = 0; pc < code.length; pc++) {
            starts.set(pc);
            long w = code[pc];
            op = Instructions.op(w);
            require(op != null, "unknown instruction " + (w & 0xFFFF));
            long x = 0;
            if (op.hasExtension()) {
                require(pc + 1 < code.length, "instruction is cut off");
                x = code[pc + 1];
            }
            operands(op, w, x);
            special(op, w, x);
            pc += op.hasExtension() ? 1 : 0;
        }
        boolean ends =
                op == Op.RETURN
                        || op == Op.JUMP
                        || op == Op.PANIC
                        || op == Op.PANIC_ASSERT
                        || op == Op.SWITCH;
        require(ends, "code runs off its end");
        return starts;
    }

    private void targets(BitSet starts) throws DamagedFileException {
        long[] code = f.code();
        for (pc = 0; pc < code.length; pc++) {
            long w = code[pc];
            Op op = Instructions.op(w);
            if (op.hasExtension()) {
                pc++;
                continue;
            }
            if (op.b() == Operand.JUMP32) {
                target(starts, pc + 1L + Instructions.bc(w));
            } else if (op.c() == Operand.JUMP16) {
                target(starts, pc + 1L + Instructions.cs(w));
            } else if (op == Op.SWITCH) {
                int[] table = f.switches()[Instructions.bc(w)];
                for (int i = 1; i < table.length; i++) {
                    target(starts, pc + 1L + table[i]);
                }
            }
        }
    }

    private void target(BitSet starts, long to) throws DamagedFileException {
        require(to >= 0 && to < f.code().length && starts.get((int) to), "jump to " + to);
    }

    private void operands(Op op, long w, long x) throws DamagedFileException {
        operand(op.a(), Instructions.a(w), w);
        operand(op.b(), Instructions.b(w), w);
        operand(op.c(), Instructions.c(w), w);
        switch (op.x()) {
            case X_TYPE -> {
                require(x >= 0 && x < unit.types().size(), "type index " + x);
            }
            case X_SLICE -> slice(x);
            case X_INTRINSIC -> intrinsic(x, w);
            case X_IMM -> require(x >= 0, "negative extension");
            default -> {}
        }
    }

    private void operand(Operand kind, int slot, long w) throws DamagedFileException {
        if (kind.isSlot()) {
            slots(kind, slot);
            return;
        }
        int index = Instructions.bc(w);
        switch (kind) {
            case OUT ->
                    require(
                            slot >= f.frameSize() && slot + 2 <= f.frameSize() + f.outgoing(),
                            "outgoing base " + slot);
            case CONST32 -> inRange(index, f.constants().length, "constant");
            case STRING32 -> inRange(index, unit.strings().size(), "string");
            case GLOBAL32 -> inRange(index, unit.globalRefs().size(), "global");
            case FUNC32 -> inRange(index, unit.functionRefs().size(), "function");
            case TYPE32 -> inRange(index, unit.types().size(), "type");
            case ITAB32 -> inRange(index, unit.itabs().size(), "itab");
            case NATIVE32 -> inRange(index, unit.nativeRefs().size(), "native");
            default -> {}
        }
    }

    private void inRange(int index, int size, String what) throws DamagedFileException {
        require(index >= 0 && index < size, what + " index " + index + " out of range");
    }

    private void slots(Operand kind, int slot) throws DamagedFileException {
        boolean[] pointers = kind.pointers();
        if (pointers.length == 0) {
            require(slot < f.frameSize() + f.outgoing(), "slot " + slot);
            boolean base =
                    kind == Operand.BASE && slot == FunctionCode.MEMORY && f.memorySize() > 0;
            require(slot >= FunctionCode.RESULTS || base, "link slot " + slot);
            return;
        }
        for (int i = 0; i < pointers.length; i++) {
            int s = slot + i;
            require(s >= FunctionCode.RESULTS && s < f.frameSize() + f.outgoing(), "slot " + s);
            if (s < f.frameSize()) {
                require(
                        f.pointerSlots().get(s) == pointers[i],
                        "slot " + s + " has the wrong kind");
            }
        }
    }

    private boolean pointer(int slot) {
        return f.pointerSlots().get(slot);
    }

    /// A destination of either kind takes only a source of its own kind.
    private void move(int a, int b, int n) throws DamagedFileException {
        for (int i = 0; i < n; i++) {
            int to = a + i;
            int from = b + i;
            require(
                    to < f.frameSize() + f.outgoing() && from < f.frameSize() + f.outgoing(),
                    "slots of a move");
            boolean known = to < f.frameSize() && from < f.frameSize();
            require(
                    !known || pointer(to) == pointer(from),
                    "move between slots of different kinds");
        }
    }

    private void slice(long x) throws DamagedFileException {
        for (int shift = 0; shift <= 32; shift += 16) {
            int slot = (int) (x >>> shift) & 0xFFFF;
            if (slot != 0xFFFF) {
                slots(Operand.SRC_S, slot);
            }
        }
        inRange((int) (x >>> 48), f.constants().length, "element size");
        require(f.constants()[(int) (x >>> 48)] >= 0, "negative element size");
    }

    private void intrinsic(long x, long w) throws DamagedFileException {
        var i = Intrinsic.of(x);
        require(i != null, "unknown intrinsic " + x);
        String operands = i.operands();
        kinds(i.results(), Instructions.a(w));
        kinds(operands.substring(0, 1), Instructions.b(w));
        kinds(operands.substring(1), Instructions.c(w));
    }

    private void kinds(String kinds, int slot) throws DamagedFileException {
        for (int i = 0; i < kinds.length(); i++) {
            slots(kinds.charAt(i) == 'p' ? Operand.SRC_P : Operand.SRC_S, slot + i);
        }
    }

    private void special(Op op, long w, long x) throws DamagedFileException {
        int a = Instructions.a(w);
        int b = Instructions.b(w);
        int c = Instructions.c(w);
        switch (op) {
            case MOVE -> move(a, b, 1);
            case MOVE2 -> move(a, b, 2);
            case MOVE3 -> move(a, b, 3);
            case ZERO_N -> {
                int n = Instructions.bc(w);
                require(n >= 0 && (long) a + n <= f.frameSize() + f.outgoing(), "zeroed slots");
            }
            case CALL_NATIVE -> require(a + 2 <= f.frameSize() + f.outgoing(), "outgoing area");
            case SHL_I, SHR_I, USHR_I -> require(c < 64, "shift count");
            case SWITCH -> {
                inRange(Instructions.bc(w), f.switches().length, "switch");
                require(f.switches()[Instructions.bc(w)].length >= 2, "switch table");
            }
            case CONCAT_N -> {
                require(c >= 2, "number of strings");
                for (int i = 0; i < c; i++) {
                    slots(Operand.SRC_STR, b + 2 * i);
                }
            }
            case SELECT -> select(b, c, x);
            case DEFER, RUN_DEFERS ->
                    require(
                            (f.flags() & FunctionCode.DEFERS) != 0,
                            "defer in a function not marked so");
            case MAP_ITER -> {
                slots(Operand.BASE, a);
                isMap(x);
            }
            case MAKE_MAP,
                    MAP_GET,
                    MAP_GET64,
                    MAP_GET_STR,
                    MAP_SET,
                    MAP_SET64,
                    MAP_SET_STR,
                    MAP_DELETE,
                    MAP_CLEAR ->
                    isMap(x);
            case MAKE_CHAN ->
                    require(
                            UnitVerifier.underlying(unit, (int) x) instanceof TypeDef.Chan,
                            "no channel type");
            case CONVERT_IFACE, ASSERT_IFACE, ASSERT_IFACE_OK, EQ_IFACE ->
                    require(
                            UnitVerifier.underlying(unit, (int) x) instanceof TypeDef.Interface,
                            "no interface type");
            default -> {}
        }
    }

    private void isMap(long x) throws DamagedFileException {
        require(UnitVerifier.underlying(unit, (int) x) instanceof TypeDef.MapOf, "no map type");
    }

    private void select(int first, int cases, long x) throws DamagedFileException {
        require((int) x >= 0 && (int) x <= cases && x >>> 33 == 0, "select");
        for (int i = 0; i < 2 * cases; i++) {
            slots(Operand.SRC_X, first + i);
        }
    }
}
