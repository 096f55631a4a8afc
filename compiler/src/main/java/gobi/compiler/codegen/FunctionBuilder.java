package gobi.compiler.codegen;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.LineTable;
import gobi.compiler.bytecode.Op;
import gobi.compiler.bytecode.Operand;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects the instructions of one function and makes a [FunctionCode] of them.
///
/// Until [#finish], slots are virtual: below [#LOCAL] they are what they say (link, memory,
/// results, parameters, context), from [#LOCAL] they are locals in groups of adjacent slots, from
/// [#OUT] slots of the outgoing area. Finishing orders the locals (groups with pointers first),
/// chooses the form of branches, and encodes.
final class FunctionBuilder {
    static final int LOCAL = 1 << 20;
    static final int OUT = 1 << 24;
    private static final int MAX_SLOT = 0xFFFE;
    private static final int MAX_HOISTED = 16;

    private record Group(int first, String kinds) {}

    private final String name;
    private final boolean accessPolls;
    private final List<Insn> prologue = new ArrayList<>();
    private final List<Insn> code = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final Map<Long, Integer> constantIndex = new HashMap<>();
    private final List<Long> constants = new ArrayList<>();
    private final Map<Long, Integer> hoistedConstants = new HashMap<>();
    private final Map<Integer, Integer> hoistedGlobals = new HashMap<>();
    private int nextLocal = LOCAL;
    private int outgoing = 2;
    private SourceLine at = SourceLine.NONE;
    private boolean reachable = true;

    FunctionBuilder(String name, boolean accessPolls) {
        this.name = name;
        this.accessPolls = accessPolls;
    }

    static boolean isOut(int slot) {
        return slot >= OUT;
    }

    /// A new group of adjacent local slots.
    int newGroup(String kinds) {
        int first = nextLocal;
        groups.add(new Group(first, kinds));
        nextLocal += kinds.length();
        return first;
    }

    /// The instructions that follow come from there.
    void line(SourceLine at) {
        this.at = at;
    }

    SourceLine line() {
        return at;
    }

    boolean reachable() {
        return reachable;
    }

    int size() {
        return code.size();
    }

    /// Notes that the outgoing area has at least that many slots.
    void needOutgoing(int slots) {
        outgoing = Math.max(outgoing, slots);
    }

    // ---- emitting

    Insn emit(Op op, int a, int b, int c, long x) {
        var i = new Insn(op, a, b, c, x);
        i.at = at;
        if (reachable) {
            code.add(i);
        }
        if (op == Op.RETURN || op == Op.PANIC || op == Op.PANIC_ASSERT) {
            reachable = false;
        }
        return i;
    }

    Insn emit(Op op, int a, int b, int c) {
        return emit(op, a, b, c, 0);
    }

    Insn emit(Op op, int a, int b) {
        return emit(op, a, b, 0, 0);
    }

    Insn emit(Op op, int a) {
        return emit(op, a, 0, 0, 0);
    }

    Insn emit(Op op) {
        return emit(op, 0, 0, 0, 0);
    }

    void jump(Label target) {
        branch(Op.JUMP, 0, 0, target);
        reachable = false;
    }

    /// A conditional branch; `b` is unused for those with a 32-bit offset.
    void branch(Op op, int a, int b, Label target) {
        if (reachable) {
            target.referenced = true;
            emit(op, a, b, 0, 0).target = target;
        }
    }

    void slice(
            Op op, int dst, int src, int length, int[] bounds, int unsignedBounds, long elemSize) {
        var i = emit(op, dst, src, length, 0);
        i.unsignedBounds = unsignedBounds;
        i.slice = new int[] {bounds[0], bounds[1], bounds[2], constant(elemSize)};
    }

    void switchTable(int slot, int low, Label otherwise, Label[] targets) {
        if (!reachable) {
            return;
        }
        var i = emit(Op.SWITCH, slot, 0, 0, 0);
        i.low = low;
        i.target = otherwise;
        i.table = targets;
        otherwise.referenced = true;
        for (var t : targets) {
            t.referenced = true;
        }
        reachable = false;
    }

    /// Places a label here. Code after it counts as reachable if a branch to it was emitted
    /// already.
    void bind(Label label) {
        // A jump to the very next instruction is no jump.
        while (!code.isEmpty()
                && !reachable
                && label.position < 0
                && isJumpTo(code.getLast(), label)) {
            code.removeLast();
            reachable = true;
        }
        label.position = code.size();
        labels.add(label);
        reachable |= label.referenced;
    }

    private boolean isJumpTo(Insn i, Label label) {
        return i.op == Op.JUMP
                && i.target == label
                && labels.stream().noneMatch(l -> l.position == code.size());
    }

    /// Places a label that later branches go back to, or that is entered from elsewhere.
    void bindEntry(Label label) {
        label.referenced = true;
        bind(label);
    }

    int constant(long value) {
        return constantIndex.computeIfAbsent(
                value,
                v -> {
                    constants.add(v);
                    return constants.size() - 1;
                });
    }

    void loadConstant(int dst, long value) {
        load(code, reachable, dst, value);
    }

    private void load(List<Insn> where, boolean live, int dst, long value) {
        boolean small = value == (int) value;
        var i =
                new Insn(
                        small ? Op.LOAD_I : Op.LOAD_CONST,
                        dst,
                        small ? (int) value : constant(value),
                        0,
                        0);
        i.at = at;
        if (live) {
            where.add(i);
        }
    }

    /// A slot that holds a constant throughout the function, or -1 if there are too many already.
    int hoistedConstant(long value) {
        var slot = hoistedConstants.get(value);
        if (slot == null) {
            if (hoistedConstants.size() >= MAX_HOISTED) {
                return -1;
            }
            slot = newGroup("S");
            hoistedConstants.put(value, slot);
            load(prologue, true, slot, value);
        }
        return slot;
    }

    /// A slot that holds a global's address throughout the function, or -1.
    int hoistedGlobal(int ref) {
        var slot = hoistedGlobals.get(ref);
        if (slot == null) {
            if (hoistedGlobals.size() >= MAX_HOISTED) {
                return -1;
            }
            slot = newGroup("P");
            hoistedGlobals.put(ref, slot);
            prologue.add(new Insn(Op.LOAD_GLOBAL, slot, ref, 0, 0));
        }
        return slot;
    }

    // ---- finishing

    /// What of a function is not code.
    record Frame(
            String name,
            SourceLine at,
            String results,
            String params,
            boolean context,
            boolean zeroResults,
            int memorySize,
            BitSet memoryPointers,
            int[] memoryObjects,
            Label recover,
            int flags) {
        int contextSlot() {
            return context ? FunctionCode.RESULTS + results.length() + params.length() : -1;
        }
    }

    FunctionCode finish(Frame f) {
        if (reachable) {
            emit(Op.RETURN);
        }
        if (accessPolls) {
            AccessPolls.insert(code, labels);
        }
        insertPrologue(f.at());
        int fixed =
                FunctionCode.RESULTS
                        + f.results().length()
                        + f.params().length()
                        + (f.context() ? 1 : 0);
        var pointers = new BitSet();
        mark(pointers, FunctionCode.RESULTS, f.results());
        mark(pointers, FunctionCode.RESULTS + f.results().length(), f.params());
        if (f.context()) {
            pointers.set(fixed - 1);
        }
        int[] map = new int[nextLocal - LOCAL];
        int zeroTo = place(map, pointers, fixed, true);
        int frameSize = place(map, pointers, zeroTo, false);
        if (frameSize + outgoing > MAX_SLOT) {
            throw new CodegenException(
                    0, "function " + name + " is too large: it needs " + frameSize + " slots");
        }
        for (var i : code) {
            rename(i, map, frameSize);
        }
        int[] pcs = layout();
        var switches = new ArrayList<int[]>();
        long[] words = encode(pcs, switches);
        return new FunctionCode(
                f.name(),
                f.at().file(),
                f.at().line(),
                frameSize,
                outgoing,
                f.results().length(),
                f.params().length(),
                f.contextSlot(),
                pointers,
                f.zeroResults(),
                fixed,
                zeroTo,
                f.memorySize(),
                f.memoryPointers(),
                f.memoryObjects(),
                f.recover() == null ? -1 : pcs[f.recover().position],
                f.flags(),
                words,
                constants.stream().mapToLong(Long::longValue).toArray(),
                switches.toArray(new int[0][]),
                unsignedBounds(pcs, words.length),
                new LineTable(lines(pcs), files(pcs, f.at().file())));
    }

    private void insertPrologue(SourceLine first) {
        if (prologue.isEmpty()) {
            return;
        }
        for (var i : prologue) {
            i.at = first;
        }
        code.addAll(0, prologue);
        for (var l : labels) {
            l.position += prologue.size();
        }
    }

    private static void mark(BitSet pointers, int first, String kinds) {
        for (int i = 0; i < kinds.length(); i++) {
            if (kinds.charAt(i) == 'P') {
                pointers.set(first + i);
            }
        }
    }

    private int place(int[] map, BitSet pointers, int next, boolean withPointers) {
        for (var g : groups) {
            if (g.kinds().indexOf('P') >= 0 == withPointers) {
                for (int i = 0; i < g.kinds().length(); i++) {
                    map[g.first() - LOCAL + i] = next + i;
                }
                mark(pointers, next, g.kinds());
                next += g.kinds().length();
            }
        }
        return next;
    }

    private static int rename(int slot, int[] map, int outBase) {
        if (slot >= OUT) {
            return outBase + (slot - OUT);
        }
        return slot >= LOCAL ? map[slot - LOCAL] : slot;
    }

    private static boolean isSlot(Operand o) {
        return o.isSlot() || o == Operand.OUT;
    }

    private static void rename(Insn i, int[] map, int outBase) {
        if (isSlot(i.op.a())) {
            i.a = rename(i.a, map, outBase);
        }
        if (isSlot(i.op.b())) {
            i.b = rename(i.b, map, outBase);
        }
        if (isSlot(i.op.c())) {
            i.c = rename(i.c, map, outBase);
        }
        if (i.slice != null) {
            i.x =
                    bound(i.slice[0], map, outBase)
                            | bound(i.slice[1], map, outBase) << 16
                            | bound(i.slice[2], map, outBase) << 32
                            | (long) i.slice[3] << 48;
            if (i.slice[3] > 0xFFFF) {
                throw new CodegenException(0, "function has too many constants");
            }
        }
    }

    private static long bound(int slot, int[] map, int outBase) {
        return slot < 0 ? 0xFFFF : rename(slot, map, outBase);
    }

    private static boolean isShort(Insn i) {
        return i.op.c() == Operand.JUMP16;
    }

    /// Word positions of the instructions. A branch whose 16-bit offset does not reach gets two
    /// jumps after it: one over the other, which goes the long way.
    private int[] layout() {
        int n = code.size();
        int[] pcs = new int[n + 1];
        boolean[] far = new boolean[n];
        boolean changed = true;
        while (changed) {
            int pc = 0;
            for (int i = 0; i < n; i++) {
                pcs[i] = pc;
                pc += far[i] ? 3 : code.get(i).op.hasExtension() ? 2 : 1;
            }
            pcs[n] = pc;
            changed = false;
            for (int i = 0; i < n; i++) {
                var insn = code.get(i);
                if (!far[i] && isShort(insn)) {
                    int offset = pcs[insn.target.position] - (pcs[i] + 1);
                    if (offset != (short) offset) {
                        far[i] = true;
                        changed = true;
                    }
                }
            }
        }
        return pcs;
    }

    private long[] encode(int[] pcs, List<int[]> switches) {
        var words = new long[pcs[code.size()]];
        for (int i = 0; i < code.size(); i++) {
            var insn = code.get(i);
            int pc = pcs[i];
            int length = pcs[i + 1] - pc;
            int next = pc + 1;
            if (insn.table != null) {
                words[pc] = Instructions.ai(insn.op, insn.a, switches.size());
                switches.add(table(insn, pcs, next));
            } else if (insn.target == null) {
                words[pc] =
                        insn.op.b().bits() == 32
                                ? Instructions.ai(insn.op, insn.a, insn.b)
                                : Instructions.abc(insn.op, insn.a, insn.b, insn.c);
                if (insn.op.hasExtension()) {
                    words[pc + 1] = insn.x;
                }
            } else if (!isShort(insn)) {
                words[pc] = Instructions.ai(insn.op, insn.a, pcs[insn.target.position] - next);
            } else if (length == 1) {
                words[pc] =
                        Instructions.abc(insn.op, insn.a, insn.b, pcs[insn.target.position] - next);
            } else {
                words[pc] = Instructions.abc(insn.op, insn.a, insn.b, 1);
                words[pc + 1] = Instructions.ai(Op.JUMP, 0, 1);
                words[pc + 2] = Instructions.ai(Op.JUMP, 0, pcs[insn.target.position] - (pc + 3));
            }
        }
        return words;
    }

    private static int[] table(Insn insn, int[] pcs, int next) {
        int[] t = new int[insn.table.length + 2];
        t[0] = insn.low;
        t[1] = pcs[insn.target.position] - next;
        for (int i = 0; i < insn.table.length; i++) {
            t[i + 2] = pcs[insn.table[i].position] - next;
        }
        return t;
    }

    private long[] unsignedBounds(int[] pcs, int end) {
        var words = new ArrayList<Long>();
        for (int i = 0; i < code.size(); i++) {
            int operands = code.get(i).unsignedBounds;
            int next = i + 1 < code.size() ? pcs[i + 1] : end;
            for (int pc = pcs[i]; operands != 0 && pc < next; pc++) {
                words.add((long) pc << 32 | operands);
            }
        }
        return words.stream().mapToLong(Long::longValue).toArray();
    }

    private long[] lines(int[] pcs) {
        var runs = new ArrayList<Long>();
        int last = -1;
        for (int i = 0; i < code.size(); i++) {
            int l = code.get(i).at.line();
            if (l != last) {
                runs.add((long) pcs[i] << 32 | l);
                last = l;
            }
        }
        return runs.stream().mapToLong(Long::longValue).toArray();
    }

    private List<LineTable.FileRun> files(int[] pcs, String own) {
        var runs = new ArrayList<LineTable.FileRun>();
        String last = own;
        for (int i = 0; i < code.size(); i++) {
            String file = code.get(i).at.file();
            if (!file.equals(last)) {
                runs.add(new LineTable.FileRun(pcs[i], file));
                last = file;
            }
        }
        return runs;
    }
}
