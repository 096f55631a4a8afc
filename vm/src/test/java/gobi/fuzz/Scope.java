package gobi.fuzz;

import java.util.ArrayList;
import java.util.List;

/// The variables that a place in a function sees.
final class Scope {
    /// @param shared whether closures may assign it and pointers may point to it; calls then may
    ///   change it at any time
    record Variable(String name, GoType type, boolean shared, boolean assignable) {}

    private final Scope outer;
    private final boolean function;
    private final List<Variable> variables = new ArrayList<>();

    private Scope(Scope outer, boolean function) {
        this.outer = outer;
        this.function = function;
    }

    static Scope global() {
        return new Scope(null, false);
    }

    Scope block() {
        return new Scope(this, false);
    }

    /// The body of a function.
    Scope function() {
        return new Scope(this, true);
    }

    void add(Variable v) {
        variables.add(v);
    }

    /// All that are seen, outermost first. Of a closure's surroundings it may assign only what is
    /// shared.
    List<Variable> visible() {
        List<Variable> all = new ArrayList<>();
        collect(all, false);
        return all;
    }

    private void collect(List<Variable> all, boolean fromClosure) {
        if (outer != null) {
            outer.collect(all, fromClosure || function);
        }
        for (var v : variables) {
            boolean assignable = v.assignable() && (v.shared() || !fromClosure);
            all.add(new Variable(v.name(), v.type(), v.shared(), assignable));
        }
    }
}
