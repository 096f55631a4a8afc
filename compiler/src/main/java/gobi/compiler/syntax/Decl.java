package gobi.compiler.syntax;

import java.util.List;

/// Top-level declarations; [Gen] occurs inside functions too.
public sealed interface Decl extends Node {
    record Bad(int pos) implements Decl {}

    /// `import`, `const`, `type` or `var`, single or as a parenthesised group (`lparen` is 0
    /// without one).
    record Gen(int pos, Keyword keyword, int lparen, List<Spec> specs, int rparen)
            implements Decl {}

    /// `func (recv) name[T any](params) results { body }`; `recv` and `body` may be null. Type
    /// parameters are in `type`. `directives` are the `//go:` and `//gobi:` comment lines directly
    /// above.
    record Func(
            int pos,
            FieldList recv,
            Expr.Name name,
            Expr.FuncType type,
            Stmt.Block body,
            List<String> directives)
            implements Decl {}

    enum Keyword {
        IMPORT,
        CONST,
        TYPE,
        VAR
    }
}
