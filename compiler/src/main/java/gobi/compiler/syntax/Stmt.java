package gobi.compiler.syntax;

import java.util.List;

/// Statements.
public sealed interface Stmt extends Node {
    record Bad(int pos) implements Stmt {}

    /// `;`, or nothing before a closing brace.
    record Empty(int pos) implements Stmt {}

    /// `{ ... }`.
    record Block(int pos, List<Stmt> stmts, int rbrace) implements Stmt {}

    /// `f()`, `<-c`: an expression as a statement.
    record ExprStmt(Expr x) implements Stmt {
        @Override
        public int pos() {
            return x.pos();
        }
    }

    /// `ch <- value`.
    record Send(Expr chan, int arrow, Expr value) implements Stmt {
        @Override
        public int pos() {
            return chan.pos();
        }
    }

    /// `x++` (`inc`) or `x--`.
    record IncDec(Expr x, int opPos, boolean inc) implements Stmt {
        @Override
        public int pos() {
            return x.pos();
        }
    }

    /// `a, b = c, d`; `a, b := c, d` (`define`); `a += b` (`op` non-null).
    record Assign(List<Expr> lhs, int opPos, boolean define, BinaryOp op, List<Expr> rhs)
            implements Stmt {
        @Override
        public int pos() {
            return lhs.getFirst().pos();
        }
    }

    /// `go f(x)`; the checker refuses what is not a call.
    record Go(int pos, Expr call) implements Stmt {}

    /// `defer f(x)`.
    record Defer(int pos, Expr call) implements Stmt {}

    record Return(int pos, List<Expr> results) implements Stmt {}

    /// `break`, `continue`, `goto`, `fallthrough`; `label` may be null.
    record Branch(int pos, Kind kind, Expr.Name label) implements Stmt {
        public enum Kind {
            BREAK,
            CONTINUE,
            GOTO,
            FALLTHROUGH
        }
    }

    /// `label: stmt`.
    record Labeled(Expr.Name label, int colon, Stmt stmt) implements Stmt {
        @Override
        public int pos() {
            return label.pos();
        }
    }

    /// `if init; cond { } else ...`; `init` and `orElse` ([Block] or [If]) may be null.
    record If(int pos, Stmt init, Expr cond, Block then, Stmt orElse) implements Stmt {}

    /// `for init; cond; post { }`; the three may be null.
    record For(int pos, Stmt init, Expr cond, Stmt post, Block body) implements Stmt {}

    /// `for key, value := range x { }`; `key` and `value` may be null, and `extra` is the variable
    /// after them, which is an error. `define` for `:=`; `rangePos` is that of the word.
    record Range(
            int pos,
            Expr key,
            Expr value,
            Expr extra,
            int opPos,
            boolean define,
            int rangePos,
            Expr x,
            Block body)
            implements Stmt {}

    /// `switch init; tag { }`; both may be null.
    record Switch(int pos, Stmt init, Expr tag, int lbrace, List<CaseClause> clauses, int rbrace)
            implements Stmt {}

    /// `switch init; name := x.(type) { }`; `init` and `name` may be null.
    record TypeSwitch(
            int pos,
            Stmt init,
            Expr.Name name,
            Expr x,
            int lbrace,
            List<CaseClause> clauses,
            int rbrace)
            implements Stmt {}

    record Select(int pos, int lbrace, List<CommClause> clauses, int rbrace) implements Stmt {}

    /// A `const`, `type` or `var` declaration inside a function.
    record DeclStmt(Decl.Gen decl) implements Stmt {
        @Override
        public int pos() {
            return decl.pos();
        }
    }
}
