package gobi.compiler.syntax;

import java.util.List;

/// Expressions and types: Go's grammar does not always tell them apart, so one hierarchy serves
/// both.
///
/// A `null` component means that the part is absent in the source; every other component is
/// non-null.
public sealed interface Expr extends Node {
    /// A part that could not be parsed; errors were reported.
    record Bad(int pos) implements Expr {}

    /// `x`, also `_`.
    record Name(int pos, String name) implements Expr {}

    /// `42`, `1.5`, `2i`, `'a'`, `"s"`; `text` as written. A `malformed` one has no value; an error
    /// was reported.
    record BasicLit(int pos, LitKind kind, String text, boolean malformed) implements Expr {}

    /// `T{a, b: c}`; `type` is null where the literal's type is elided inside another literal.
    record CompositeLit(Expr type, int lbrace, List<Expr> elements, int rbrace) implements Expr {
        @Override
        public int pos() {
            return type != null ? type.pos() : lbrace;
        }
    }

    /// `key: value` inside a composite literal.
    record KeyValue(Expr key, int colon, Expr value) implements Expr {
        @Override
        public int pos() {
            return key.pos();
        }
    }

    /// `func(x int) int { ... }`.
    record FuncLit(FuncType type, Stmt.Block body) implements Expr {
        @Override
        public int pos() {
            return type.pos();
        }
    }

    /// `(x)`.
    record Paren(int pos, Expr x, int rparen) implements Expr {}

    /// `x.sel`: field, method, qualified name, method expression.
    record Selector(Expr x, Name sel) implements Expr {
        @Override
        public int pos() {
            return x.pos();
        }
    }

    /// `x[i]`, `F[A, B]`, `T[A]`: index or instantiation; at least one index.
    record Index(Expr x, int lbrack, List<Expr> indices, int rbrack) implements Expr {
        @Override
        public int pos() {
            return x.pos();
        }
    }

    /// `x[lo:hi]`, `x[lo:hi:max]` (`full`).
    record Slice(Expr x, int lbrack, Expr lo, Expr hi, Expr max, boolean full, int rbrack)
            implements Expr {
        @Override
        public int pos() {
            return x.pos();
        }
    }

    /// `x.(T)`; `type` is null for `x.(type)`. `lparen` is the position of the parenthesis.
    record TypeAssert(Expr x, int lparen, Expr type, int rparen) implements Expr {
        @Override
        public int pos() {
            return x.pos();
        }
    }

    /// `f(a, b...)`: call or conversion; `ellipsis` is the position of `...`, or 0.
    record Call(Expr fun, int lparen, List<Expr> args, int ellipsis, int rparen) implements Expr {
        @Override
        public int pos() {
            return fun.pos();
        }
    }

    /// `*x`: dereference or pointer type.
    record Star(int pos, Expr x) implements Expr {}

    /// `-x`, `!x`, `&x`, `<-x`, `~T` ...
    record Unary(int pos, UnaryOp op, Expr x) implements Expr {}

    /// `x + y` ...
    record Binary(Expr x, int opPos, BinaryOp op, Expr y) implements Expr {
        @Override
        public int pos() {
            return x.pos();
        }
    }

    /// `[n]T` (length given), `[...]T` (length is [Ellipsis]), `[]T` (length null).
    record ArrayType(int pos, Expr length, Expr elem) implements Expr {}

    /// `...T` in a parameter list, or the bare `...` of an array length (`elem` null).
    record Ellipsis(int pos, Expr elem) implements Expr {}

    /// `struct { ... }`.
    record StructType(int pos, FieldList fields) implements Expr {}

    /// `func[T any](params) results`; `pos` is that of `func`, or of the name for interface
    /// methods. `typeParams` and `results` may be null.
    record FuncType(int pos, FieldList typeParams, FieldList params, FieldList results)
            implements Expr {}

    /// `interface { m(); E; ~int | string }`: methods are fields with one name and a [FuncType];
    /// embedded elements are fields without names whose type is an expression (unions are [Binary]
    /// with OR, tildes [Unary] with TILDE).
    record InterfaceType(int pos, FieldList methods) implements Expr {}

    /// `map[K]V`.
    record MapType(int pos, Expr key, Expr value) implements Expr {}

    /// `chan T`, `<-chan T`, `chan<- T`.
    record ChanType(int pos, ChanDir dir, Expr elem) implements Expr {}

    /// Kinds of basic literals.
    enum LitKind {
        INT,
        FLOAT,
        IMAG,
        CHAR,
        STRING
    }

    /// Directions of channel types.
    enum ChanDir {
        BOTH,
        SEND,
        RECV
    }
}
