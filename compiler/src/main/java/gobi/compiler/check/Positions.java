package gobi.compiler.check;

import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Node;
import gobi.compiler.syntax.Stmt;

/// The two positions that gc knows for a node: where messages point for an operand ([#start]), and
/// the node's own mark ([#mark]): the operator, the dot, the opening bracket.
public final class Positions {
    private Positions() {}

    static int start(Node n) {
        return switch (n) {
            case Expr e -> start(e);
            case Stmt.Send s -> start(s.chan());
            case Stmt.Assign s -> start(s.lhs().getFirst());
            case Stmt.IncDec s -> start(s.x());
            case Stmt.ExprStmt s -> mark(s.x());
            default -> n.pos();
        };
    }

    static int start(Expr e) {
        while (true) {
            switch (e) {
                case Expr.CompositeLit l when l.type() != null -> e = l.type();
                case Expr.KeyValue kv -> e = kv.key();
                case Expr.Selector s -> e = s.x();
                case Expr.Index i -> e = i.x();
                case Expr.TypeAssert t -> e = t.x();
                case Expr.Call c -> e = c.fun();
                case Expr.Binary b -> e = b.x();
                default -> {
                    return mark(e);
                }
            }
        }
    }

    public static int mark(Expr e) {
        return switch (e) {
            case Expr.Selector s -> s.sel().pos() - 1;
            case Expr.Index i -> i.lbrack();
            case Expr.Slice s -> s.lbrack();
            case Expr.TypeAssert t -> t.lparen() - 1;
            case Expr.Call c -> c.lparen();
            case Expr.Binary b -> b.opPos();
            case Expr.CompositeLit l -> l.lbrace();
            case Expr.KeyValue kv -> kv.colon();
            case Expr.FuncType f -> f.params().pos();
            default -> e.pos();
        };
    }
}
