package gobi.vm.jit;

import static gobi.compiler.bytecode.Op.*;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Intrinsic;
import gobi.compiler.bytecode.Op;

import java.util.Arrays;
import java.util.BitSet;

/// The values of a function: definitions of a slot that reach a common use are one web, and each
/// web becomes one local variable, integer or floating-point.
///
/// A walk over a block with a [Cursor] meets the same variables in the same order as the analysis
/// did. Slots that are live after a recovered panic are one web each, so that whatever panics finds
/// their current value in one place.
final class Webs {
    private static final int NONE = -1;

    private final FlowGraph graph;
    private final FunctionCode f;
    private int[] parent = new int[256];
    private int count;

    /// By block: variable of each slot at its start, NONE for dead ones.
    private final int[][] entry;

    /// First variable of each instruction's writes.
    private final int[] firstWrite;

    /// By slot, for those live after a recovered panic.
    private final int[] recovered;

    private final BitSet read = new BitSet();
    private int[] weight;

    /// By root: whether the web is kept as a double.
    private final BitSet doubles = new BitSet();

    Webs(FlowGraph graph) {
        this.graph = graph;
        this.f = graph.f;
        entry = new int[graph.blocks.size()][];
        firstWrite = new int[f.code().length];
        recovered = new int[graph.effects.slots];
        Arrays.fill(recovered, NONE);
        graph.recoverLive.stream().forEach(s -> recovered[s] = fresh());
        for (var b : graph.reachable) {
            int[] vars = new int[graph.effects.slots];
            Arrays.fill(vars, NONE);
            b.liveIn.stream().forEach(s -> vars[s] = define(s));
            entry[b.index] = vars;
        }
        join();
        type();
    }

    private int fresh() {
        if (count == parent.length) {
            parent = Arrays.copyOf(parent, 2 * count);
        }
        parent[count] = count;
        return count++;
    }

    private int define(int slot) {
        return recovered[slot] != NONE ? recovered[slot] : fresh();
    }

    int find(int v) {
        while (parent[v] != v) {
            parent[v] = parent[parent[v]];
            v = parent[v];
        }
        return v;
    }

    private void union(int v, int w) {
        int x = find(v);
        int y = find(w);
        if (x != y) {
            parent[y] = x;
        }
    }

    private void join() {
        for (var b : graph.reachable) {
            int[] now = entry[b.index].clone();
            for (int pc = b.start; pc < b.end; pc = FlowGraph.next(f.code(), pc)) {
                graph.effects.reads(
                        pc,
                        s -> {
                            if (s < now.length && now[s] != NONE) {
                                read.set(now[s]);
                            }
                        });
                firstWrite[pc] = count;
                graph.effects.writes(
                        pc,
                        s -> {
                            if (s < now.length) {
                                now[s] = define(s);
                            }
                        });
            }
            for (int t : b.successors) {
                int[] there = entry[t];
                for (int s = 0; s < there.length; s++) {
                    if (there[s] != NONE && now[s] != NONE) {
                        union(there[s], now[s]);
                    }
                }
            }
        }
        var roots = new BitSet();
        read.stream().forEach(v -> roots.set(find(v)));
        Arrays.stream(recovered).filter(v -> v != NONE).forEach(v -> roots.set(find(v)));
        read.clear();
        read.or(roots);
    }

    /// Whether anything reads the web.
    boolean isRead(int root) {
        return read.get(root);
    }

    boolean isDouble(int root) {
        return doubles.get(root);
    }

    int count() {
        return count;
    }

    /// The web of a slot that is live after a recovered panic.
    int recovered(int slot) {
        return find(recovered[slot]);
    }

    Cursor cursor(FlowGraph.Block b) {
        return new Cursor(b);
    }

    /// The cursor before an instruction of the block.
    Cursor cursorAt(FlowGraph.Block b, int pc) {
        var cursor = cursor(b);
        for (int at = b.start; at < pc; at = FlowGraph.next(f.code(), at)) {
            cursor.pass(at);
        }
        return cursor;
    }

    /// The variables of the slots while walking through a block.
    final class Cursor {
        private final int[] now;

        private Cursor(FlowGraph.Block b) {
            now = entry[b.index].clone();
        }

        /// The web in a slot, or -1 if it holds nothing defined.
        int web(int slot) {
            return slot >= now.length || now[slot] == NONE ? NONE : find(now[slot]);
        }

        /// Goes past the instruction at pc.
        void pass(int pc) {
            int[] next = {firstWrite[pc]};
            graph.effects.writes(
                    pc,
                    s -> {
                        if (s < now.length) {
                            now[s] = recovered[s] != NONE ? recovered[s] : next[0]++;
                        }
                    });
        }
    }

    // --- integer or floating-point

    /// Arithmetic votes; moves carry the votes on to webs that have none.
    private void type() {
        weight = new int[count];
        for (int pass = 0; pass < 3; pass++) {
            boolean moves = pass > 0;
            int[] votes = new int[count];
            for (var b : graph.reachable) {
                var at = cursor(b);
                for (int pc = b.start; pc < b.end; pc = FlowGraph.next(f.code(), pc)) {
                    vote(pc, at, votes, moves);
                }
            }
            weight = votes;
        }
        for (int v = 0; v < count; v++) {
            if (parent[v] == v && weight[v] > 0) {
                doubles.set(v);
            }
        }
    }

    private void vote(int pc, Cursor at, int[] votes, boolean moves) {
        long w = f.code()[pc];
        Op op = Instructions.op(w);
        int a = Instructions.a(w);
        int b = Instructions.b(w);
        int c = Instructions.c(w);
        int source = at.web(b);
        switch (op) {
            case ADD_F, SUB_F, MUL_F, DIV_F, EQ_F, NE_F, LT_F, LE_F -> {
                vote(votes, source, 1);
                vote(votes, at.web(c), 1);
            }
            case JUMP_LT_F, JUMP_LE_F -> {
                vote(votes, at.web(a), 1);
                vote(votes, source, 1);
            }
            case NEG_F, CONV_F_I, CONV_F_U, CONV_F_F32 -> vote(votes, source, 1);
            case MOVE, MOVE2, MOVE3 -> {}
            case INTRINSIC -> {
                int weightOf = isDouble(Intrinsic.of(f.code()[pc + 1])) ? 1 : -1;
                graph.effects.reads(pc, s -> vote(votes, at.web(s), weightOf));
            }
            default -> {
                if (!isNeutral(op)) {
                    graph.effects.reads(pc, s -> vote(votes, at.web(s), -1));
                }
            }
        }
        boolean intrinsicDouble = op == INTRINSIC && isDouble(Intrinsic.of(f.code()[pc + 1]));
        at.pass(pc);
        switch (op) {
            case ADD_F, SUB_F, MUL_F, DIV_F, NEG_F, CONV_I_F, CONV_U_F, CONV_F32_F ->
                    vote(votes, at.web(a), 1);
            case MOVE -> {
                if (moves && source != NONE && at.web(a) != NONE) {
                    vote(votes, at.web(a), Integer.signum(weight[source]));
                    vote(votes, source, Integer.signum(weight[at.web(a)]));
                }
            }
            case MOVE2, MOVE3, ZERO, ZERO_N -> {}
            default -> {
                if (intrinsicDouble) {
                    vote(votes, at.web(a), 1);
                } else if (!isNeutral(op)) {
                    graph.effects.writes(pc, s -> vote(votes, at.web(s), -1));
                }
            }
        }
    }

    private static void vote(int[] votes, int web, int n) {
        if (web != NONE) {
            votes[web] += n;
        }
    }

    private static boolean isDouble(Intrinsic i) {
        return switch (i) {
            case SQRT, ABS, FLOOR, CEIL, TRUNC, COPYSIGN, FMA, MIN_F, MAX_F -> true;
            default -> false;
        };
    }

    /// Instructions that only carry 64 bits.
    private static boolean isNeutral(Op op) {
        return switch (op) {
            case LOAD64, STORE64, INDEX64, SET_INDEX64, LOAD_CONST, RETURN -> true;
            default -> Effects.isCall(op);
        };
    }
}
