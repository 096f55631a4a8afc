package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Refuses programs that would need infinitely many instances.
///
/// A graph of type parameters: an instantiation that gives parameter `p` the argument `q` has an
/// edge q → p of weight 0, one that gives it a larger type built from `q` an edge of weight 1. A
/// cycle with a positive weight never ends.
final class Mono {
    private record Edge(TypeParam from, TypeParam to, int weight, int pos, Type type) {}

    private final Checker c;
    private final Map<TypeParam, List<Edge>> edges = new LinkedHashMap<>();

    Mono(Checker c) {
        this.c = c;
    }

    void recordInstance(int pos, List<TypeParam> params, List<Type> args, List<Expr> exprs) {
        for (int i = 0; i < params.size() && i < args.size(); i++) {
            int at = exprs != null && i < exprs.size() ? Positions.mark(exprs.get(i)) : pos;
            record(at, params.get(i), args.get(i));
        }
    }

    private void record(int pos, TypeParam to, Type arg) {
        var direct = Types.asTypeParam(arg);
        if (direct != null) {
            add(new Edge(direct, to, 0, pos, arg));
            return;
        }
        for (var p : mentioned(arg)) {
            add(new Edge(p, to, 1, pos, arg));
        }
    }

    private void add(Edge e) {
        edges.computeIfAbsent(e.from(), k -> new ArrayList<>()).add(e);
    }

    private List<TypeParam> mentioned(Type t) {
        var found = new ArrayList<TypeParam>();
        ParamCollector.collect(t, found);
        return found;
    }

    void run() {
        for (var p : new ArrayList<>(edges.keySet())) {
            var cycle = new ArrayList<Edge>();
            if (find(p, p, 0, cycle, new IdentityHashMap<>())) {
                report(cycle);
                return;
            }
        }
    }

    /// Looks for a way back to `to` with positive weight.
    private boolean find(
            TypeParam at, TypeParam to, int weight, List<Edge> path, Map<TypeParam, Integer> seen) {
        var best = seen.get(at);
        if (best != null && best >= weight) {
            return false;
        }
        seen.put(at, weight);
        for (var e : edges.getOrDefault(at, List.of())) {
            int w = Math.min(1, weight + e.weight());
            path.add(e);
            if (e.to() == to && w > 0 || find(e.to(), to, w, path, seen)) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    private void report(List<Edge> cycle) {
        int start = 0;
        for (int i = 1; i < cycle.size(); i++) {
            if (cycle.get(i).from().obj().pos() < cycle.get(start).from().obj().pos()) {
                start = i;
            }
        }
        var first = cycle.get(start).from().obj();
        var err = c.newError(Code.INSTANTIATION_CYCLE).add(first.pos(), "instantiation cycle:");
        for (int i = 0; i < cycle.size(); i++) {
            var e = cycle.get((start + i) % cycle.size());
            err.add(e.pos(), e.to().obj().name() + " instantiated as " + c.str(e.type()));
        }
        err.report();
    }
}
