package gobi.vm.jit;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.jit.Definitions.Definition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Loops that end soon whatever happens, so that their heads need not be safepoints: those of
/// arrays, and others that count from one constant to another. For HotSpot they are loops like its
/// own then, which it unrolls.
///
/// A loop is here what lies between its head and the only instruction that jumps back to it. That
/// jump compares a counter with a constant; within the loop nothing but an addition of a constant
/// writes the counter, and no way from the head to the jump avoids it. So code that stays in the
/// loop comes to its end. Code that leaves a loop and returns to it has jumped back elsewhere: of
/// two loops either one contains the other or they have nothing in common, and the outermost
/// bounded ones are limited in what is executed in them and all that they contain.
final class BoundedLoops {
    /// Instructions that may be executed without coming to a safepoint: some tens of microseconds.
    private static final long LIMIT = 1 << 14;

    /// The jump at `latch` leads back to `head`.
    private record Loop(int head, int latch) {
        boolean contains(Loop other) {
            return head <= other.head && other.latch <= latch;
        }

        boolean crosses(Loop other) {
            return head <= other.latch
                    && other.head <= latch
                    && !contains(other)
                    && !other.contains(this);
        }
    }

    private final FlowGraph graph;
    private final Webs webs;
    private final Definitions definitions;
    private final List<Loop> loops = new ArrayList<>();
    private final BitSet bounded = new BitSet();

    BoundedLoops(FlowGraph graph, Webs webs, Definitions definitions) {
        this.graph = graph;
        this.webs = webs;
        this.definitions = definitions;
        graph.reachable.forEach(this::find);
        loops.sort(Comparator.comparingInt(l -> l.latch - l.head));
        List<Loop> inner = new ArrayList<>();
        List<Long> work = new ArrayList<>();
        for (Loop l : loops) {
            long all = l.latch - l.head + 1L;
            for (int i = 0; i < inner.size(); i++) {
                all += l.contains(inner.get(i)) ? work.get(i) : 0;
            }
            long turns = turns(l);
            if (turns <= LIMIT / all) {
                bounded.set(l.head);
                inner.add(l);
                work.add(all * turns);
            }
        }
    }

    /// Whether the loop with this head needs no safepoint.
    boolean isBounded(int head) {
        return bounded.get(head);
    }

    private void find(FlowGraph.Block b) {
        int latch = graph.last(b);
        for (int t : FlowGraph.targets(graph.f, latch)) {
            if (t <= latch) {
                loops.add(new Loop(t, latch));
            }
        }
    }

    /// How often the loop jumps back at most, Long.MAX_VALUE if that is not known.
    private long turns(Loop l) {
        long most = Long.MAX_VALUE;
        for (Loop other : loops) {
            if (!other.equals(l) && (other.head == l.head || other.crosses(l))) {
                return most;
            }
        }
        long w = graph.f.code()[l.latch];
        var latch = graph.blockOf(l.latch);
        var cursor = webs.cursorAt(latch, l.latch);
        int counter = cursor.web(Instructions.a(w));
        if (!definitions.isComplete(counter)) {
            return most;
        }
        Long limit =
                switch (Instructions.op(w)) {
                    case JUMP_LT, JUMP_LE -> definitions.constant(cursor.web(Instructions.b(w)));
                    case JUMP_LT_I, JUMP_LE_I, JUMP_GT_I, JUMP_GE_I -> (long) Instructions.bs(w);
                    default -> null;
                };
        boolean up =
                switch (Instructions.op(w)) {
                    case JUMP_GT_I, JUMP_GE_I -> false;
                    default -> true;
                };
        return limit == null ? most : turns(l, counter, limit, up);
    }

    private long turns(Loop l, int counter, long limit, boolean up) {
        long most = 0;
        boolean counts = false;
        for (Definition d : definitions.of(counter)) {
            if (d.pc() >= l.head && d.pc() <= l.latch) {
                long w = graph.f.code()[d.pc()];
                int step = Instructions.cs(w);
                if (Instructions.op(w) != Op.ADD_I || d.source() != counter || step > 0 != up) {
                    return Long.MAX_VALUE;
                }
                counts |= isOnEveryWay(d.pc(), l);
                continue;
            }
            Long start = definitions.constant(d);
            if (start == null || Math.abs(start) > LIMIT || Math.abs(limit) > LIMIT) {
                return Long.MAX_VALUE;
            }
            most = Math.max(most, (up ? limit - start : start - limit) + 1);
        }
        return counts ? most : Long.MAX_VALUE;
    }

    /// Whether code that stays in the loop passes the instruction before it jumps back.
    private boolean isOnEveryWay(int pc, Loop l) {
        var goal = graph.blockOf(l.latch);
        var avoided = graph.blockOf(pc);
        var seen = new BitSet();
        List<FlowGraph.Block> work = new ArrayList<>();
        work.add(graph.block(l.head));
        while (!work.isEmpty()) {
            var b = work.removeLast();
            if (b == avoided || b.start < l.head || b.start > l.latch || seen.get(b.index)) {
                continue;
            }
            if (b == goal) {
                return false;
            }
            seen.set(b.index);
            for (int s : b.successors) {
                work.add(graph.blocks.get(s));
            }
        }
        return true;
    }
}
