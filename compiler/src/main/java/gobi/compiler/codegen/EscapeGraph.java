package gobi.compiler.codegen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Locations and the flows between them. A location must be in the heap if its address reaches one
/// that outlives it.
///
/// Solving walks from each location against the flows, counting loads: an assignment adds none, a
/// load one, taking an address removes one. Whatever is met at less than no load is there by its
/// address. Below that the count does not go: of what is stored in a location whose address has
/// arrived, the values arrive, not their addresses. A location that has to escape is walked from
/// once more, since now it outlives everything.
final class EscapeGraph {
    private final Location heap = new Location(null, 0);
    private final List<Location> locations = new ArrayList<>();
    private int generation;

    EscapeGraph() {
        heap.escapes = true;
        locations.add(heap);
    }

    Location location(FlowScope scope, int loopDepth) {
        var l = new Location(scope, loopDepth);
        locations.add(l);
        return l;
    }

    /// Where values go that may be kept for ever.
    Hole anywhere() {
        return Hole.of(heap);
    }

    void flow(Hole to, Location from) {
        if (to.isNowhere() || to.to() == from && to.derefs() >= 0) {
            return;
        }
        if (to.derefs() < 0) {
            from.held |= to.to() != heap && !isForeignParam(to.to(), from);
            if (to.to() == heap) {
                from.escapes = true;
                return;
            }
        }
        to.to().incoming.add(new Location.Edge(from, to.derefs()));
    }

    /// Whether `to` is a parameter of a function that is called and declared elsewhere: what it
    /// holds is gone with the call.
    private static boolean isForeignParam(Location to, Location from) {
        return to.isParam && to.scope.outer == null && to.scope != from.scope;
    }

    void solve() {
        Deque<Location> roots = new ArrayDeque<>(locations);
        locations.forEach(l -> l.waiting = true);
        while (!roots.isEmpty()) {
            var root = roots.poll();
            root.waiting = false;
            walk(root, roots);
        }
    }

    private void walk(Location root, Deque<Location> roots) {
        generation++;
        root.generation = generation;
        root.derefs = 0;
        Deque<Location> todo = new ArrayDeque<>();
        todo.add(root);
        while (!todo.isEmpty()) {
            var l = todo.poll();
            boolean byAddress = l.derefs < 0;
            int derefs = Math.max(0, l.derefs);
            if (outlives(root, l)) {
                if (l.isParam) {
                    l.leakTo(root, derefs);
                }
                if (byAddress && !l.escapes) {
                    l.escapes = true;
                    if (!l.waiting) {
                        l.waiting = true;
                        roots.add(l);
                    }
                    continue;
                }
            }
            for (var e : l.incoming) {
                int d = derefs + e.derefs();
                var from = e.from();
                boolean known = from.generation == generation && from.derefs <= d;
                if (!known && !from.escapes) {
                    from.generation = generation;
                    from.derefs = d;
                    todo.add(from);
                }
            }
        }
    }

    /// Whether what is stored in `l` may be used after `other` is gone.
    private static boolean outlives(Location l, Location other) {
        if (l.escapes) {
            return true;
        }
        if (l.result >= 0) {
            return !(l.scope.directlyCalled && other.scope.encloses(l.scope));
        }
        return l.scope == other.scope
                ? l.loopDepth < other.loopDepth
                : l.scope.encloses(other.scope);
    }
}
