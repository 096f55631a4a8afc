package gobi.compiler.types;

import java.util.List;

/// Parameters or results of a signature; also the type of a call with several (or no) results.
public final class TupleType implements Type {
    public static final TupleType EMPTY = new TupleType(List.of());
    private final List<Var> vars;

    public TupleType(List<Var> vars) {
        this.vars = vars;
    }

    public List<Var> vars() {
        return vars;
    }

    public int size() {
        return vars.size();
    }

    public Var at(int i) {
        return vars.get(i);
    }
}
