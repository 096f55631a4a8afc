package gobi.compiler.syntax;

import java.util.List;

/// One line of a declaration group.
public sealed interface Spec extends Node {
    /// `name "path"`; `name` may be null (or `.`, `_`).
    record Import(int pos, Expr.Name name, Expr.BasicLit path) implements Spec {}

    /// `a, b T = x, y` in a const group; an implicit repetition has neither type nor values. `iota`
    /// is its index.
    record Const(int pos, List<Expr.Name> names, Expr type, List<Expr> values, int iota)
            implements Spec {}

    /// `T[P any] U` or `T = U` (`alias`); `typeParams` may be null.
    record Type(int pos, Expr.Name name, FieldList typeParams, boolean alias, Expr type)
            implements Spec {}

    /// `a, b T = x, y`; `type` may be null, `values` empty.
    record Var(int pos, List<Expr.Name> names, Expr type, List<Expr> values) implements Spec {}
}
