package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.types.Const;
import gobi.compiler.types.Func;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// The order of package-level initialisation: again and again the first variable in source order
/// all of whose dependencies are initialised. What a function mentions counts for whoever mentions
/// the function.
final class InitOrder {
    private static final class Node {
        final Obj obj;
        final int order;
        final Set<Node> dependents = new LinkedHashSet<>();
        int waiting;
        boolean done;

        Node(Obj obj, int order) {
            this.obj = obj;
            this.order = order;
        }
    }

    private final Checker c;
    private final Map<Obj, Node> nodes = new IdentityHashMap<>();

    InitOrder(Checker c) {
        this.c = c;
    }

    void run() {
        var list = new ArrayList<Node>();
        for (var o : c.decls.keySet()) {
            if (o instanceof Var || o instanceof Const) {
                var n = new Node(o, list.size());
                nodes.put(o, n);
                list.add(n);
            }
        }
        for (var n : list) {
            for (var d : dependencies(n.obj)) {
                var m = nodes.get(d);
                if (m != null && m.dependents.add(n)) {
                    n.waiting++;
                }
            }
        }
        emit(list);
    }

    private Set<Obj> dependencies(Obj o) {
        var out = new LinkedHashSet<Obj>();
        collect(c.decls.get(o).deps, out, new LinkedHashSet<>());
        return out;
    }

    private void collect(Set<Obj> deps, Set<Obj> out, Set<Obj> funcs) {
        for (var d : deps) {
            if (!(d instanceof Func)) {
                out.add(d);
            } else if (funcs.add(d)) {
                collect(c.decls.get(d).deps, out, funcs);
            }
        }
    }

    private void emit(List<Node> list) {
        // Constants come before everything: whatever depends only on them is not waiting.
        var ready =
                new PriorityQueue<Node>(
                        Comparator.<Node, Boolean>comparing(n -> !(n.obj instanceof Const))
                                .thenComparing(n -> n.order));
        for (var n : list) {
            if (n.waiting == 0) {
                ready.add(n);
            }
        }
        var emitted = new LinkedHashSet<DeclInfo>();
        int left = list.size();
        while (left > 0) {
            var n = ready.poll();
            if (n == null) {
                n = leastWaiting(list);
                reportCycle(n.obj);
            }
            if (n.done) {
                continue;
            }
            n.done = true;
            left--;
            for (var m : n.dependents) {
                if (--m.waiting == 0 && !m.done) {
                    ready.add(m);
                }
            }
            emit(n.obj, emitted);
        }
    }

    private void emit(Obj o, Set<DeclInfo> emitted) {
        if (!(o instanceof Var v)) {
            return;
        }
        var d = c.decls.get(v);
        if (d.init == null || !emitted.add(d)) {
            return;
        }
        c.info.initOrder.add(new Info.Initializer(d.lhs != null ? d.lhs : List.of(v), d.init));
    }

    private static Node leastWaiting(List<Node> list) {
        Node best = null;
        for (var n : list) {
            if (!n.done && (best == null || n.waiting < best.waiting)) {
                best = n;
            }
        }
        return best;
    }

    private void reportCycle(Obj o) {
        var path = new ArrayList<Obj>();
        if (!find(o, o, path, new LinkedHashSet<>())) {
            return;
        }
        if (path.size() == 1) {
            c.error(
                    o.pos(),
                    Code.INIT_CYCLE,
                    "initialization cycle: " + o.name() + " refers to itself");
            return;
        }
        int start = 0;
        var first = path.get(start);
        var e =
                c.newError(Code.INIT_CYCLE)
                        .add(first.pos(), "initialization cycle for " + first.name());
        for (int i = 0; i < path.size(); i++) {
            var p = path.get((start + i) % path.size());
            e.add(p.pos(), p.name() + " refers to");
        }
        e.add(first.pos(), first.name());
        e.report();
    }

    /// Extends `path` from `from` back to `to`.
    private boolean find(Obj from, Obj to, List<Obj> path, Set<Obj> seen) {
        if (!seen.add(from)) {
            return false;
        }
        path.add(from);
        for (var d : c.decls.get(from).deps) {
            if (d == to || find(d, to, path, seen)) {
                return true;
            }
        }
        path.removeLast();
        return false;
    }
}
