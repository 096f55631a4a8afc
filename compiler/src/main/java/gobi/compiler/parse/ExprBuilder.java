package gobi.compiler.parse;

import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Printer;
import gobi.compiler.syntax.UnaryOp;
import gobi.grammar.GoParser;
import gobi.grammar.GoToken;

import org.antlr.v4.runtime.Token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Builds expressions.
final class ExprBuilder {
    private final TreeBuilder tree;

    ExprBuilder(TreeBuilder tree) {
        this.tree = tree;
    }

    List<Expr> listOrEmpty(GoParser.ExprListContext x) {
        return x == null ? List.of() : list(x);
    }

    List<Expr> list(GoParser.ExprListContext x) {
        if (x.more.isEmpty()) {
            return List.of(expr(x.first));
        }
        var list = new ArrayList<Expr>(1 + x.more.size());
        list.add(expr(x.first));
        for (var e : x.more) {
            list.add(expr(e));
        }
        return list;
    }

    Expr exprOrNull(GoParser.ExprContext x) {
        return x == null ? null : expr(x);
    }

    // Operators

    Expr expr(GoParser.ExprContext x) {
        return x.ops.isEmpty() ? unary(x.first) : binary(x);
    }

    /// Binds operators by precedence: an operator waits on a stack until one comes that binds no
    /// stronger.
    private Expr binary(GoParser.ExprContext x) {
        var operands = new ArrayDeque<Expr>();
        var waiting = new ArrayDeque<Token>();
        operands.push(unary(x.first));
        for (int i = 0; i < x.ops.size(); i++) {
            var op = x.ops.get(i);
            int precedence = operator(op).precedence();
            while (!waiting.isEmpty() && operator(waiting.peek()).precedence() >= precedence) {
                bind(operands, waiting.pop());
            }
            waiting.push(op);
            operands.push(unary(x.more.get(i)));
        }
        while (!waiting.isEmpty()) {
            bind(operands, waiting.pop());
        }
        return operands.pop();
    }

    private void bind(ArrayDeque<Expr> operands, Token op) {
        var y = operands.pop();
        var x = operands.pop();
        operands.push(new Expr.Binary(x, tree.pos(op), operator(op), y));
    }

    private static BinaryOp operator(Token token) {
        return switch (token.getType()) {
            case GoParser.LOR -> BinaryOp.LOR;
            case GoParser.LAND -> BinaryOp.LAND;
            case GoParser.EQL -> BinaryOp.EQL;
            case GoParser.NEQ -> BinaryOp.NEQ;
            case GoParser.LSS -> BinaryOp.LSS;
            case GoParser.LEQ -> BinaryOp.LEQ;
            case GoParser.GTR -> BinaryOp.GTR;
            case GoParser.GEQ -> BinaryOp.GEQ;
            case GoParser.ADD -> BinaryOp.ADD;
            case GoParser.SUB -> BinaryOp.SUB;
            case GoParser.OR -> BinaryOp.OR;
            case GoParser.XOR -> BinaryOp.XOR;
            case GoParser.STAR -> BinaryOp.MUL;
            case GoParser.DIV -> BinaryOp.QUO;
            case GoParser.REM -> BinaryOp.REM;
            case GoParser.AND -> BinaryOp.AND;
            case GoParser.AND_NOT -> BinaryOp.AND_NOT;
            case GoParser.SHL -> BinaryOp.SHL;
            case GoParser.SHR -> BinaryOp.SHR;
            default -> throw new IllegalArgumentException("no binary operator: " + token);
        };
    }

    private Expr unary(GoParser.UnaryContext x) {
        var result = primary(x.x);
        for (int i = x.ops.size() - 1; i >= 0; i--) {
            result = prefix(x.ops.get(i), result, x);
        }
        return result;
    }

    private Expr prefix(Token op, Expr x, GoParser.UnaryContext whole) {
        int pos = tree.pos(op);
        return switch (op.getType()) {
            case GoParser.STAR -> new Expr.Star(pos, x);
            case GoParser.AND -> new Expr.Unary(pos, UnaryOp.ADDR, withoutParens(x));
            case GoParser.ADD -> new Expr.Unary(pos, UnaryOp.PLUS, x);
            case GoParser.SUB -> new Expr.Unary(pos, UnaryOp.NEG, x);
            case GoParser.NOT -> new Expr.Unary(pos, UnaryOp.NOT, x);
            case GoParser.XOR -> new Expr.Unary(pos, UnaryOp.XOR, x);
            case GoParser.TILDE -> new Expr.Unary(pos, UnaryOp.TILDE, x);
            default ->
                    x instanceof Expr.ChanType chan
                            ? receiving(pos, chan, whole)
                            : new Expr.Unary(pos, UnaryOp.RECV, x);
        };
    }

    private static Expr withoutParens(Expr x) {
        var inner = x;
        while (inner instanceof Expr.Paren paren) {
            inner = paren.x();
        }
        return inner;
    }

    /// `<-` before a channel type makes it receive-only. Before `chan<- T` it takes the arrow's
    /// place, and that arrow goes to T, which has to be a channel type again.
    private Expr receiving(int pos, Expr.ChanType chan, GoParser.UnaryContext whole) {
        var elem = chan.elem();
        switch (chan.dir()) {
            case BOTH -> {}
            case RECV -> unexpectedIn(whole, "unexpected <-, expected chan");
            case SEND -> {
                if (elem instanceof Expr.ChanType inner) {
                    elem = receiving(inner.pos(), inner, whole);
                } else {
                    unexpectedIn(whole, "unexpected " + Printer.print(elem) + ", expected chan");
                }
            }
        }
        return new Expr.ChanType(pos, Expr.ChanDir.RECV, elem);
    }

    private void unexpectedIn(GoParser.UnaryContext whole, String text) {
        int pos = tree.pos(whole.following);
        tree.syntaxError(pos, pos, text);
    }

    // Operands and what is applied to them

    Expr primary(GoParser.PrimaryContext x) {
        var result = operand(x.x);
        for (var suffix : x.suffixes) {
            result = suffix(result, suffix);
        }
        return result;
    }

    private Expr operand(GoParser.OperandContext x) {
        if (x.name != null) {
            return tree.name(x.name);
        }
        if (x.lit != null) {
            return literal(x.lit);
        }
        int start = tree.pos(x.start);
        if (x.lparen != null) {
            return new Expr.Paren(start, expr(x.inner), tree.pos(x.rparen));
        }
        if (x.fun != null) {
            var type = tree.types().funcType(start, null, x.sig);
            return x.body == null ? type : new Expr.FuncLit(type, tree.stmts().body(x.body));
        }
        if (x.array != null) {
            return tree.types().array(x.array);
        }
        return x.compound != null ? tree.types().compound(x.compound) : new Expr.Bad(start);
    }

    Expr.BasicLit literal(GoParser.LiteralContext x) {
        int pos = tree.pos(x.tok);
        String text = x.tok.getText();
        boolean bad = x.tok instanceof GoToken t && t.isMalformed();
        return switch (x.tok.getType()) {
            case GoParser.INT -> new Expr.BasicLit(pos, Expr.LitKind.INT, text, bad);
            case GoParser.FLOAT -> new Expr.BasicLit(pos, Expr.LitKind.FLOAT, text, bad);
            case GoParser.IMAG -> new Expr.BasicLit(pos, Expr.LitKind.IMAG, text, bad);
            case GoParser.CHAR -> new Expr.BasicLit(pos, Expr.LitKind.CHAR, text, bad);
            default -> new Expr.BasicLit(pos, Expr.LitKind.STRING, withoutReturns(text), bad);
        };
    }

    /// Carriage returns do not count in raw strings.
    private static String withoutReturns(String text) {
        return text.indexOf('\r') >= 0 && text.charAt(0) == '`' ? text.replace("\r", "") : text;
    }

    private Expr suffix(Expr x, GoParser.SuffixContext s) {
        if (s.lit != null) {
            return composite(x, s.lit);
        }
        return switch (s.open.getType()) {
            case GoParser.DOT -> selected(x, s);
            case GoParser.LBRACK -> s.colon == null ? index(x, s) : slice(x, s);
            default -> call(x, s);
        };
    }

    private Expr selected(Expr x, GoParser.SuffixContext s) {
        if (s.sel != null) {
            return new Expr.Selector(x, tree.name(s.sel));
        }
        if (s.lparen == null) {
            return x;
        }
        var type = s.guard == null ? tree.types().type(s.typ) : null;
        return new Expr.TypeAssert(x, tree.pos(s.lparen), type, tree.pos(s.close));
    }

    private Expr index(Expr x, GoParser.SuffixContext s) {
        List<Expr> indices;
        var first = s.first == null ? new Expr.Bad(tree.pos(s.open)) : expr(s.first);
        if (s.types.isEmpty()) {
            indices = List.of(first);
        } else {
            indices = new ArrayList<>(1 + s.types.size());
            indices.add(first);
            for (var type : s.types) {
                indices.add(tree.types().type(type));
            }
        }
        return new Expr.Index(x, tree.pos(s.open), indices, tree.pos(s.close));
    }

    private Expr slice(Expr x, GoParser.SuffixContext s) {
        return new Expr.Slice(
                x,
                tree.pos(s.open),
                exprOrNull(s.first),
                exprOrNull(s.hi),
                exprOrNull(s.max),
                s.full != null,
                tree.pos(s.close));
    }

    private Expr call(Expr x, GoParser.SuffixContext s) {
        var args = new ArrayList<Expr>(s.args.size());
        for (var arg : s.args) {
            args.add(expr(arg));
        }
        return new Expr.Call(x, tree.pos(s.open), args, tree.posOrNone(s.dots), tree.pos(s.close));
    }

    // Composite literals

    private Expr composite(Expr type, GoParser.LiteralValueContext x) {
        var elements = new ArrayList<Expr>(x.elements.size());
        for (var element : x.elements) {
            elements.add(element(element));
        }
        return new Expr.CompositeLit(type, tree.pos(x.open), elements, tree.pos(x.close));
    }

    private Expr element(GoParser.ElementContext x) {
        var key = bare(x.key);
        return x.colon == null ? key : new Expr.KeyValue(key, tree.pos(x.colon), bare(x.value));
    }

    private Expr bare(GoParser.BareElementContext x) {
        return x.lit != null ? composite(null, x.lit) : expr(x.x);
    }
}
