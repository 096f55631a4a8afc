package gobi.vm.jit;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the webs of a function get their values.
final class Definitions {
    /// In place of an instruction: the web has its value when the code is entered.
    static final int ENTRY = -1;

    /// A value.
    ///
    /// @param pc the instruction, or ENTRY
    /// @param slot where it is written
    /// @param source the web that the instruction's second operand is, if it copies it or adds to
    ///   it; or -1
    record Definition(int pc, int slot, int source) {}

    private final FlowGraph graph;
    private final Webs webs;
    private final Map<Integer, List<Definition>> all = new HashMap<>();
    private final BitSet recovered = new BitSet();
    private final boolean whole;

    /// `entry` is the pc where the code is entered; not `whole`: from the interpreter's frame.
    Definitions(FlowGraph graph, Webs webs, int entry, boolean whole) {
        this.graph = graph;
        this.webs = webs;
        this.whole = whole;
        graph.recoverLive.stream().forEach(s -> recovered.set(webs.recovered(s)));
        var start = graph.block(entry);
        var atEntry = webs.cursor(start);
        start.liveIn.stream().forEach(s -> define(atEntry, ENTRY, s, -1));
        graph.reachable.forEach(this::find);
    }

    private void find(FlowGraph.Block b) {
        long[] code = graph.f.code();
        var cursor = webs.cursor(b);
        for (int pc = b.start; pc < b.end; pc = FlowGraph.next(code, pc)) {
            int at = pc;
            Op op = Instructions.op(code[pc]);
            boolean derives = op == Op.MOVE || op == Op.ADD_I;
            int source = derives ? cursor.web(Instructions.b(code[pc])) : -1;
            cursor.pass(pc);
            graph.effects.writes(pc, s -> define(cursor, at, s, source));
        }
    }

    private void define(Webs.Cursor cursor, int pc, int slot, int source) {
        int web = cursor.web(slot);
        if (web >= 0) {
            all.computeIfAbsent(web, w -> new ArrayList<>()).add(new Definition(pc, slot, source));
        }
    }

    /// All values of a web.
    List<Definition> of(int web) {
        return all.getOrDefault(web, List.of());
    }

    /// The constant that a definition is, or null.
    Long constant(Definition d) {
        if (d.pc() == ENTRY) {
            return whole ? null : graph.effects.constantSlots().get(d.slot());
        }
        long w = graph.f.code()[d.pc()];
        return switch (Instructions.op(w)) {
            case LOAD_I -> (long) Instructions.bc(w);
            case LOAD_CONST -> graph.f.constants()[Instructions.bc(w)];
            case ZERO, ZERO_N -> 0L;
            default -> null;
        };
    }

    /// The constant that a web always is, or null.
    Long constant(int web) {
        var values = of(web);
        return isComplete(web) && values.size() == 1 ? constant(values.getFirst()) : null;
    }

    /// Whether nothing but its definitions gives the web a value: one that is live where a
    /// recovered panic goes on is zero at first.
    boolean isComplete(int web) {
        return web >= 0 && !recovered.get(web);
    }
}
