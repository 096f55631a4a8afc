package gobi.compiler.types;

import java.util.List;

/// `~int | string` in a constraint.
public final class UnionType implements Type {
    /// One term; `tilde` for `~T`.
    public record Term(boolean tilde, Type type) {}

    private final List<Term> terms;

    public UnionType(List<Term> terms) {
        this.terms = terms;
    }

    public List<Term> terms() {
        return terms;
    }
}
