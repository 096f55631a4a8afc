package gobi.vm.jit;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.jit.Definitions.Definition;
import gobi.vm.memory.Memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Accesses of elements whose index is known to be in range, so that they need no bounds check: of
/// range loops, and of all loops that count from zero up to a slice's length.
///
/// A branch proves that an index is less than a length, on one of its ways, until either of them is
/// written. That the index is not negative follows from all its definitions: constants, unsigned
/// values, and the addition of one where it is known to be less than some length.
///
/// Code that is entered within a loop finds proven what the ways to that place prove, for over one
/// of them the interpreter has come. As the index came from elsewhere, it is checked once.
final class IndexRanges {
    /// An index and the length of the slice, as webs.
    private record Fact(int index, int length) {}

    /// The same as slots, to be checked where the code is entered.
    record Index(int slot, int length) {}

    private final FlowGraph graph;
    private final Webs webs;
    private final Definitions definitions;
    private final boolean whole;
    private final int entry;

    /// The facts of interest; a set of facts is a word with their bits.
    private final List<Fact> facts = new ArrayList<>();

    /// Slots of the facts that are live at the entry.
    private final Map<Fact, Index> atEntry = new HashMap<>();

    /// By web: the facts that end when it is written.
    private final Map<Integer, Long> killed = new HashMap<>();

    /// By block: the facts at its start.
    private final long[] in;

    /// By pc of an access or of an addition: the facts before it.
    private final Map<Integer, Long> before = new HashMap<>();

    private final BitSet proven = new BitSet();
    private long used;

    IndexRanges(FlowGraph graph, Webs webs, Definitions definitions, int entry, boolean whole) {
        this.graph = graph;
        this.webs = webs;
        this.definitions = definitions;
        this.entry = entry;
        this.whole = whole;
        in = new long[graph.blocks.size()];
        if (Memory.CHECKED) {
            return;
        }
        graph.reachable.forEach(this::collect);
        if (facts.isEmpty()) {
            return;
        }
        slotsAtEntry();
        solve();
        graph.reachable.forEach(this::note);
        graph.reachable.forEach(this::prove);
    }

    /// Whether the access at pc needs no bounds check.
    boolean isProven(int pc) {
        return proven.get(pc);
    }

    /// What to check before anything else.
    List<Index> checksAtEntry() {
        List<Index> all = new ArrayList<>();
        long needed = used & in[graph.block(entry).index];
        for (int i = 0; i < facts.size(); i++) {
            if ((needed >>> i & 1) != 0) {
                all.add(atEntry.get(facts.get(i)));
            }
        }
        return all;
    }

    // --- which facts

    private void collect(FlowGraph.Block b) {
        long[] code = graph.f.code();
        var cursor = webs.cursor(b);
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(code, pc)) {
            Fact f = wanted(cursor, pc);
            if (f != null && !facts.contains(f) && facts.size() < Long.SIZE) {
                long bit = 1L << facts.size();
                facts.add(f);
                killed.merge(f.index, bit, (x, y) -> x | y);
                killed.merge(f.length, bit, (x, y) -> x | y);
            }
            cursor.pass(pc);
        }
    }

    /// The fact that an access would like to have, or null.
    private Fact wanted(Webs.Cursor cursor, int pc) {
        var access = ElementAccess.at(graph.f.code(), pc);
        if (access == null) {
            return null;
        }
        int i = cursor.web(access.index());
        int n = cursor.web(access.slice() + 1);
        return i != n && definitions.isComplete(i) && definitions.isComplete(n)
                ? new Fact(i, n)
                : null;
    }

    private void slotsAtEntry() {
        var block = graph.block(entry);
        var cursor = webs.cursor(block);
        Map<Integer, Integer> slots = new HashMap<>();
        block.liveIn.stream().forEach(s -> slots.put(cursor.web(s), s));
        for (Fact f : facts) {
            if (slots.containsKey(f.index) && slots.containsKey(f.length)) {
                atEntry.put(f, new Index(slots.get(f.index), slots.get(f.length)));
            }
        }
    }

    // --- where they hold

    private void solve() {
        long[] kept = new long[in.length];
        long[][] branches = new long[in.length][];
        for (var b : graph.reachable) {
            kept[b.index] = ~killedIn(b);
            branches[b.index] = byBranch(b);
        }
        Arrays.fill(in, -1L);
        long[] before;
        do {
            before = in.clone();
            Arrays.fill(in, -1L);
            in[graph.block(entry).index] = atStart();
            for (var b : graph.reachable) {
                long end = before[b.index] & kept[b.index];
                for (int way = 0; way < b.successors.length; way++) {
                    in[b.successors[way]] &= end | branches[b.index][way];
                }
            }
        } while (!Arrays.equals(in, before));
    }

    /// What may hold when the code is entered.
    private long atStart() {
        long all = 0;
        if (!whole && hasWaysToEntry()) {
            for (Fact f : atEntry.keySet()) {
                all |= 1L << facts.indexOf(f);
            }
        }
        return all;
    }

    private boolean hasWaysToEntry() {
        int start = graph.block(entry).index;
        return graph.reachable.stream()
                .anyMatch(b -> Arrays.stream(b.successors).anyMatch(s -> s == start));
    }

    private long killedIn(FlowGraph.Block b) {
        long[] all = {0};
        var cursor = webs.cursor(b);
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(graph.f.code(), pc)) {
            cursor.pass(pc);
            graph.effects.writes(pc, s -> all[0] |= killed.getOrDefault(cursor.web(s), 0L));
        }
        return all[0];
    }

    /// What the branch at the end of a block proves, for each of its ways: the first is the jump.
    private long[] byBranch(FlowGraph.Block b) {
        long[] all = new long[b.successors.length];
        if (all.length != 2 || b.successors[0] == b.successors[1]) {
            return all;
        }
        int last = graph.last(b);
        long w = graph.f.code()[last];
        var cursor = webs.cursorAt(b, last);
        int x = cursor.web(Instructions.a(w));
        int y = cursor.web(Instructions.b(w));
        switch (Instructions.op(w)) {
            case JUMP_LT -> all[0] = less(x, y);
            case JUMP_LE -> all[1] = less(y, x);
            case JUMP_LT_I -> all[0] = atMost(x, Instructions.bs(w) - 1L);
            case JUMP_LE_I -> all[0] = atMost(x, Instructions.bs(w));
            case JUMP_GT_I -> all[1] = atMost(x, Instructions.bs(w));
            case JUMP_GE_I -> all[1] = atMost(x, Instructions.bs(w) - 1L);
            default -> {
                // It proves nothing of interest.
            }
        }
        return all;
    }

    private long less(int index, int length) {
        int i = facts.indexOf(new Fact(index, length));
        return i < 0 ? 0 : 1L << i;
    }

    private long atMost(int index, long most) {
        long all = 0;
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).index == index && most < leastLength(facts.get(i).length)) {
                all |= 1L << i;
            }
        }
        return all;
    }

    /// Of a length that is one of several constants, as arrays have.
    private long leastLength(int web) {
        long least = Long.MAX_VALUE;
        for (Definition d : definitions.of(web)) {
            least = Math.min(least, constant(d));
        }
        return least;
    }

    /// The constant that a definition is; for others less than any length.
    private long constant(Definition d) {
        Long constant = definitions.constant(d);
        return constant == null ? Long.MIN_VALUE : constant;
    }

    // --- what they prove

    private void note(FlowGraph.Block b) {
        long[] code = graph.f.code();
        long[] now = {in[b.index]};
        var cursor = webs.cursor(b);
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(code, pc)) {
            if (Instructions.op(code[pc]) == Op.ADD_I || wanted(cursor, pc) != null) {
                before.put(pc, now[0]);
            }
            cursor.pass(pc);
            graph.effects.writes(pc, s -> now[0] &= ~killed.getOrDefault(cursor.web(s), 0L));
        }
    }

    private void prove(FlowGraph.Block b) {
        long[] code = graph.f.code();
        var cursor = webs.cursor(b);
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(code, pc)) {
            Fact f = wanted(cursor, pc);
            long bit = f == null ? 0 : less(f.index, f.length);
            long wasUsed = used;
            if ((bit & before.getOrDefault(pc, 0L)) != 0 && isNatural(f.index, new HashSet<>())) {
                used |= bit;
                proven.set(pc);
            } else {
                used = wasUsed;
            }
            cursor.pass(pc);
        }
    }

    /// Whether a web is never negative. One that is looked at already cannot become so by being
    /// copied.
    private boolean isNatural(int web, Set<Integer> seen) {
        if (!definitions.isComplete(web)) {
            return false;
        }
        if (seen.add(web)) {
            for (Definition d : definitions.of(web)) {
                if (!isNatural(web, d, seen)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isNatural(int web, Definition d, Set<Integer> seen) {
        if (constant(d) >= 0) {
            return true;
        }
        if (d.pc() == Definitions.ENTRY) {
            return !whole && uses(web, in[graph.block(entry).index]);
        }
        long w = graph.f.code()[d.pc()];
        return switch (Instructions.op(w)) {
            case ZEXT8, ZEXT16, ZEXT32, LOAD8U, LOAD16U, LOAD32U, INDEX8U, INDEX16U, INDEX32U ->
                    true;
            case AND_I -> Instructions.cs(w) >= 0;
            case USHR_I -> Instructions.c(w) > 0;
            case MOVE -> isNatural(d.source(), seen);
            case ADD_I ->
                    d.source() == web
                            && Instructions.cs(w) == 1
                            && uses(web, before.getOrDefault(d.pc(), 0L));
            default -> false;
        };
    }

    /// Relies on one of those facts about an index, if there is one.
    private boolean uses(int index, long known) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).index == index && (known >>> i & 1) != 0) {
                used |= 1L << i;
                return true;
            }
        }
        return false;
    }
}
