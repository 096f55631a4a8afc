package gobi.vm.jit;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.jit.Definitions.Definition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private static final long ENDLESS = Long.MAX_VALUE;

    /// The jump at `latch` leads back to `head`.
    private record Loop(int head, int latch) {
        int length() {
            return latch - head + 1;
        }

        boolean contains(Loop other) {
            return head <= other.head && other.latch <= latch;
        }

        boolean has(int pc) {
            return head <= pc && pc <= latch;
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
        loops.sort(Comparator.comparingInt(Loop::length));
        bound();
    }

    /// From the innermost loops outwards.
    private void bound() {
        Map<Loop, Long> work = new HashMap<>();
        for (Loop l : loops) {
            long turn = l.length();
            for (var inner : work.entrySet()) {
                turn += l.contains(inner.getKey()) ? inner.getValue() : 0;
            }
            long turns = turns(l);
            if (turns <= LIMIT / turn) {
                bounded.set(l.head);
                work.put(l, turn * turns);
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

    /// How often the loop jumps back at most, or ENDLESS.
    private long turns(Loop l) {
        if (loops.stream().anyMatch(o -> !o.equals(l) && (o.head == l.head || o.crosses(l)))) {
            return ENDLESS;
        }
        long w = graph.f.code()[l.latch];
        var cursor = webs.cursorAt(graph.blockOf(l.latch), l.latch);
        int counter = cursor.web(Instructions.a(w));
        return switch (Instructions.op(w)) {
            case JUMP_LT, JUMP_LE -> {
                Long limit = definitions.constant(cursor.web(Instructions.b(w)));
                yield limit == null ? ENDLESS : turns(l, counter, limit, true);
            }
            case JUMP_LT_I, JUMP_LE_I -> turns(l, counter, Instructions.bs(w), true);
            case JUMP_GT_I, JUMP_GE_I -> turns(l, counter, Instructions.bs(w), false);
            default -> ENDLESS;
        };
    }

    /// The same for a loop that goes on while its counter is on this side of the limit.
    private long turns(Loop l, int counter, long limit, boolean up) {
        if (!definitions.isComplete(counter) || isFar(limit)) {
            return ENDLESS;
        }
        long most = 0;
        boolean counts = false;
        for (Definition d : definitions.of(counter)) {
            Long start = definitions.constant(d);
            if (l.has(d.pc())) {
                if (!isStep(d, counter, up)) {
                    return ENDLESS;
                }
                counts |= isOnEveryWay(d.pc(), l);
            } else if (start == null || isFar(start)) {
                return ENDLESS;
            } else {
                most = Math.max(most, (up ? limit - start : start - limit) + 1);
            }
        }
        return counts ? most : ENDLESS;
    }

    private static boolean isFar(long constant) {
        return constant < -LIMIT || constant > LIMIT;
    }

    private boolean isStep(Definition d, int counter, boolean up) {
        long w = graph.f.code()[d.pc()];
        int step = Instructions.cs(w);
        return Instructions.op(w) == Op.ADD_I
                && d.source() == counter
                && (up ? step > 0 : step < 0);
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
            if (b == avoided || !l.has(b.start) || seen.get(b.index)) {
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
