package gobi.compiler.bytecode;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToLongFunction;

/// Which pointers of a frame are still needed, by pc; the rules are on the package's page.
///
/// A backward dataflow over the blocks of one verified function. Its bits are the slots of the
/// frame and of the outgoing area (of the frame only those that hold pointers), then the objects in
/// the frame's memory. The blocks are solved at once, the answer for a pc is made when it is first
/// asked for. Safe for use by several threads.
public final class Liveness {

    /// What is live before an instruction: bit i of word i/64.
    ///
    /// @param slots pointer slots of the frame, and from the frame's size on slots of the outgoing
    ///   area that hold arguments of the native that stands here or results not yet read
    /// @param objects objects in the frame's memory that code names directly; others live as long
    ///   as something points to them
    public record Live(long[] slots, long[] objects) {}

    private final FunctionCode f;
    private final IntToLongFunction typeSizes;
    private final int slots;
    private final int words;
    private final long[] tracked;
    private final int[] objectStarts;
    private final BitSet starts = new BitSet();
    private final int[] blockStarts;
    private final long[][] in;
    private final Live[] byPc;
    private final Live afterRecovery;

    /// `typeSizes` gives the size of the unit's type with that index, -1 if it is not known.
    public Liveness(FunctionCode f, IntToLongFunction typeSizes) {
        this.f = f;
        this.typeSizes = typeSizes;
        slots = f.frameSize() + f.outgoing();
        boolean cut = f.memoryObjects().length > 0 && f.memoryObjects()[0] == 0;
        objectStarts = cut ? f.memoryObjects() : new int[] {0};
        words = (slots + objectStarts.length + 63) / 64;
        tracked = tracked();
        blockStarts = blocks();
        in = new long[blockStarts.length][words];
        byPc = new Live[f.code().length];
        solve();
        afterRecovery = live(new long[words]);
    }

    /// What is live when the goroutine stands before the instruction at `pc`.
    public Live at(int pc) {
        if (!starts.get(pc)) {
            return afterRecovery;
        }
        Live l = byPc[pc];
        if (l == null) {
            l = compute(pc);
            byPc[pc] = l;
        }
        return l;
    }

    /// What is live during a call that returns to `pc`. From a panic only deferred calls lead back.
    public Live during(int pc) {
        boolean panics =
                pc > 0 && starts.get(pc - 1) && Instructions.op(f.code()[pc - 1]) == Op.PANIC;
        return panics ? afterRecovery : at(pc);
    }

    /// The number of objects in the frame's memory.
    public int objects() {
        return objectStarts.length;
    }

    /// The object that holds a byte of the frame's memory.
    public int objectAt(long offset) {
        int i = Arrays.binarySearch(objectStarts, (int) offset);
        return i >= 0 ? i : -i - 2;
    }

    public int objectStart(int object) {
        return objectStarts[object];
    }

    public int objectEnd(int object) {
        return object + 1 < objectStarts.length ? objectStarts[object + 1] : f.memorySize();
    }

    // ---- blocks

    private long[] tracked() {
        var bits = (BitSet) f.pointerSlots().clone();
        bits.set(f.frameSize(), slots + objectStarts.length);
        return Arrays.copyOf(bits.toLongArray(), words);
    }

    private int[] blocks() {
        long[] code = f.code();
        var leaders = new BitSet();
        leaders.set(0);
        if (f.recoverPc() >= 0) {
            leaders.set(f.recoverPc());
        }
        for (int pc = 0; pc < code.length; pc = next(pc)) {
            starts.set(pc);
            Op op = Instructions.op(code[pc]);
            if (op.isBranch() || leaves(op)) {
                leaders.set(next(pc));
                targets(pc, op, leaders);
            }
        }
        leaders.clear(code.length);
        return leaders.stream().toArray();
    }

    private int next(int pc) {
        return pc + (Instructions.op(f.code()[pc]).hasExtension() ? 2 : 1);
    }

    private static boolean leaves(Op op) {
        return op == Op.RETURN || op == Op.PANIC || op == Op.PANIC_ASSERT;
    }

    private void targets(int pc, Op op, BitSet to) {
        long w = f.code()[pc];
        if (op.b() == Operand.JUMP32) {
            to.set(pc + 1 + Instructions.bc(w));
        } else if (op.c() == Operand.JUMP16) {
            to.set(pc + 1 + Instructions.cs(w));
        } else if (op == Op.SWITCH) {
            int[] table = f.switches()[Instructions.bc(w)];
            for (int i = 1; i < table.length; i++) {
                to.set(pc + 1 + table[i]);
            }
        }
    }

    private int blockOf(int pc) {
        int i = Arrays.binarySearch(blockStarts, pc);
        return i >= 0 ? i : -i - 2;
    }

    private int end(int block) {
        return block + 1 < blockStarts.length ? blockStarts[block + 1] : f.code().length;
    }

    private int last(int block) {
        return starts.previousSetBit(end(block) - 1);
    }

    private void solve() {
        int n = blockStarts.length;
        var gen = new long[n][words];
        var kill = new long[n][words];
        var successors = new int[n][];
        for (int b = 0; b < n; b++) {
            successors[b] = successors(b);
            var effect = new Effect(gen[b], kill[b]);
            for (int pc = last(b); pc >= blockStarts[b]; pc = starts.previousSetBit(pc - 1)) {
                step(pc, effect);
            }
            in[b] = gen[b].clone();
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int b = n - 1; b >= 0; b--) {
                for (int s : successors[b]) {
                    changed |= flow(in[b], in[s], kill[b]);
                }
            }
        }
    }

    private static boolean flow(long[] to, long[] from, long[] kill) {
        boolean changed = false;
        for (int w = 0; w < to.length; w++) {
            long more = from[w] & ~kill[w] & ~to[w];
            changed |= more != 0;
            to[w] |= more;
        }
        return changed;
    }

    private int[] successors(int block) {
        int pc = last(block);
        Op op = Instructions.op(f.code()[pc]);
        var to = new BitSet();
        targets(pc, op, to);
        if (!leaves(op) && op != Op.JUMP && op != Op.SWITCH && end(block) < f.code().length) {
            to.set(end(block));
        }
        return to.stream().map(this::blockOf).toArray();
    }

    private Live compute(int pc) {
        int block = blockOf(pc);
        var live = new long[words];
        for (int s : successors(block)) {
            flow(live, in[s], new long[words]);
        }
        var effect = new Effect(live, new long[words]);
        for (int at = last(block); at >= pc; at = starts.previousSetBit(at - 1)) {
            step(at, effect);
        }
        received(pc, effect);
        return live(live);
    }

    /// A receive that waits may have been given its value already, so what it overwrites is live
    /// while the goroutine stands there.
    private void received(int pc, Effect e) {
        long w = f.code()[pc];
        if (Instructions.op(w) == Op.RECV && Instructions.c(w) == FunctionCode.MEMORY) {
            e.read(slots, 1);
        }
    }

    /// The answer for a set of bits. A panic anywhere may lead to the recovery address.
    private Live live(long[] bits) {
        if (f.recoverPc() >= 0) {
            flow(bits, in[blockOf(f.recoverPc())], new long[words]);
        }
        var all = BitSet.valueOf(bits);
        return new Live(
                all.get(0, slots).toLongArray(),
                all.get(slots, slots + objectStarts.length).toLongArray());
    }

    // ---- instructions

    /// The effect of a run of instructions, collected backwards: `live = gen | live & ~kill`.
    private final class Effect {
        final long[] gen;
        final long[] kill;

        Effect(long[] gen, long[] kill) {
            this.gen = gen;
            this.kill = kill;
        }

        void written(int from, int n) {
            for (int bit = from; bit < from + n; bit++) {
                gen[bit >> 6] &= ~(1L << bit);
                kill[bit >> 6] |= 1L << bit;
            }
        }

        void read(int from, int n) {
            for (int bit = from; bit < from + n; bit++) {
                gen[bit >> 6] |= tracked[bit >> 6] & 1L << bit;
            }
        }
    }

    private void step(int pc, Effect e) {
        long w = f.code()[pc];
        Op op = Instructions.op(w);
        int a = Instructions.a(w);
        int b = Instructions.b(w);
        int c = Instructions.c(w);
        switch (op) {
            case MOVE, MOVE2, MOVE3 -> {
                int n = op.ordinal() - Op.MOVE.ordinal() + 1;
                e.written(a, n);
                e.read(b, n);
            }
            case ZERO -> e.written(a, 1);
            case ZERO_N -> e.written(a, Instructions.bc(w));
            case SELECT -> {
                e.written(a, 2);
                e.read(b, 2 * c);
            }
            case CONCAT_N -> {
                e.written(a, 2);
                e.read(b, 2 * c);
            }
            case INTRINSIC -> {
                var i = Intrinsic.of(f.code()[pc + 1]);
                e.written(a, i.results().length());
                e.read(b, 1);
                e.read(c, i.operands().length() - 1);
            }
            case RETURN -> e.read(FunctionCode.RESULTS, f.resultSlots());
            case RUN_DEFERS -> e.written(f.frameSize(), f.outgoing());
            case CALL_NATIVE -> {
                e.written(f.frameSize(), f.outgoing());
                arguments(pc, e);
            }
            default -> {
                operand(op.a(), a, e);
                operand(op.b(), b, e);
                operand(op.c(), c, e);
                memory(pc, op, w, e);
            }
        }
    }

    private void operand(Operand kind, int slot, Effect e) {
        if (kind == Operand.OUT) {
            e.written(f.frameSize(), f.outgoing());
        } else if (kind.isSlot() && kind.written()) {
            e.written(slot, kind.width());
        } else if (kind.isSlot() && slot != FunctionCode.MEMORY) {
            e.read(slot, kind.width());
        }
    }

    /// The arguments of a native: what the straight line before the call wrote.
    private void arguments(int pc, Effect e) {
        for (int at = previous(pc); at >= 0; at = previous(at)) {
            long w = f.code()[at];
            Op op = Instructions.op(w);
            if (op.isSafepoint() || leaves(op)) {
                return;
            }
            int a = Instructions.a(w);
            if (op.a().written() && a >= f.frameSize()) {
                e.read(a, written(op, w));
            }
        }
    }

    /// The instruction before this one in the same block, or -1.
    private int previous(int pc) {
        return Arrays.binarySearch(blockStarts, pc) >= 0 ? -1 : starts.previousSetBit(pc - 1);
    }

    private static int written(Op op, long w) {
        return switch (op) {
            case MOVE2 -> 2;
            case MOVE3 -> 3;
            case ZERO_N -> Instructions.bc(w);
            case INTRINSIC -> 2;
            default -> op.a().width();
        };
    }

    // ---- objects in the frame's memory

    private void memory(int pc, Op op, long w, Effect e) {
        boolean first = op.a() == Operand.BASE && Instructions.a(w) == FunctionCode.MEMORY;
        boolean second = op.b() == Operand.BASE && Instructions.b(w) == FunctionCode.MEMORY;
        boolean third = op.c() == Operand.BASE && Instructions.c(w) == FunctionCode.MEMORY;
        if (first) {
            target(pc, op, w, e);
        }
        if (third && op == Op.RECV) {
            e.written(slots, 1);
        } else if (second && op == Op.ADD_PTR) {
            e.read(slots, objectStarts.length);
        } else if (second && op == Op.LEA && initializes(pc)) {
            e.written(slots + objectAt(Instructions.cs(w)), 1);
        } else if (second || third) {
            e.read(slots + objectAt(op.c() == Operand.IMM16 ? Instructions.cs(w) : 0), 1);
        }
    }

    /// An instruction whose first operand is the frame's memory: most store there.
    private void target(int pc, Op op, long w, Effect e) {
        int offset = op.c() == Operand.IMM16 ? Instructions.cs(w) : 0;
        long size =
                switch (op) {
                    case STORE8, STORE16, STORE32, STORE64 -> 0;
                    case STORE_PTR, STORE_STR, STORE_SLICE -> 8;
                    case STORE_IFACE -> 16;
                    case COPY_MEM, CLEAR_MEM, MAP_ITER -> initializedBytes(pc);
                    default -> -1;
                };
        int object = objectAt(offset);
        if (size < 0) {
            e.read(slots + object, 1);
        } else if (covers(object, offset, size)) {
            e.written(slots + object, 1);
        }
    }

    /// How many bytes from its first operand on the instruction overwrites; 0 for those that do not
    /// or where it is not known.
    private long initializedBytes(int pc) {
        Op op = Instructions.op(f.code()[pc]);
        return switch (op) {
            case COPY_MEM, CLEAR_MEM -> Math.max(0, typeSizes.applyAsLong((int) f.code()[pc + 1]));
            case MAP_ITER -> FunctionCode.MAP_ITER_SIZE;
            default -> 0;
        };
    }

    /// Whether the address of an object is computed only to overwrite all of it, by an instruction
    /// that follows at once or after moves and other addresses.
    private boolean initializes(int pc) {
        int slot = Instructions.a(f.code()[pc]);
        int offset = Instructions.cs(f.code()[pc]);
        int object = objectAt(offset);
        for (int at = pc + 1; at < f.code().length; at++) {
            long w = f.code()[at];
            switch (Instructions.op(w)) {
                case LEA -> {
                    boolean same =
                            Instructions.b(w) == FunctionCode.MEMORY
                                    && objectAt(Instructions.cs(w)) == object;
                    if (same || Instructions.a(w) == slot || Instructions.b(w) == slot) {
                        return false;
                    }
                }
                case MOVE -> {
                    if (Instructions.a(w) == slot || Instructions.b(w) == slot) {
                        return false;
                    }
                }
                case COPY_MEM, CLEAR_MEM, MAP_ITER -> {
                    return Instructions.a(w) == slot
                            && !readsItself(w, object)
                            && covers(object, offset, initializedBytes(at));
                }
                case RECV -> {
                    return Instructions.c(w) == slot && offset == objectStart(object);
                }
                case SELECT -> {
                    int receives = Instructions.c(w) - (int) f.code()[at + 1];
                    int word = slot - Instructions.b(w) - 2 * (int) f.code()[at + 1];
                    return word > 0
                            && word < 2 * receives
                            && word % 2 == 1
                            && offset == objectStart(object);
                }
                case null, default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean readsItself(long w, int object) {
        int source = Instructions.b(w);
        return Instructions.op(w) == Op.COPY_MEM
                && (source == Instructions.a(w) || source == FunctionCode.MEMORY && object == 0);
    }

    /// Whether the bytes hold all pointers of an object.
    private boolean covers(int object, long offset, long size) {
        int first = f.memoryPointers().nextSetBit(objectStart(object) / 8);
        int last = f.memoryPointers().previousSetBit(objectEnd(object) / 8 - 1);
        return first >= 0 && first <= last && offset <= first * 8L && offset + size > last * 8L;
    }
}
