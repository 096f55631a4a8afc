package gobi.compiler.codegen;

import gobi.compiler.syntax.CaseClause;
import gobi.compiler.syntax.CommClause;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Field;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.Node;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.syntax.Spec;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.Signature;

import java.util.function.Consumer;
import java.util.function.Predicate;

/// Walks syntax trees.
final class Scan {
    private Scan() {}

    /// Whether a function's own statements (not those of literals in it) defer.
    static boolean defers(Node body, FunctionGen g) {
        return any(body, n -> n instanceof Stmt.Defer, n -> n instanceof Expr.FuncLit);
    }

    /// Whether a range statement's body becomes a function.
    static boolean isRangeFunc(Stmt.Range r, FunctionGen g) {
        var t = g.typeOf(r.x());
        return t != null && t.underlying() instanceof Signature;
    }

    /// Whether the tree has a node with the property; nodes that `skip` accepts are not entered.
    static boolean any(Node root, Predicate<Node> test, Predicate<Node> skip) {
        if (root == null) {
            return false;
        }
        if (test.test(root)) {
            return true;
        }
        if (skip.test(root)) {
            return false;
        }
        boolean[] found = {false};
        children(root, c -> found[0] = found[0] || any(c, test, skip));
        return found[0];
    }

    private static void all(Iterable<? extends Node> nodes, Consumer<Node> f) {
        if (nodes != null) {
            for (var n : nodes) {
                f.accept(n);
            }
        }
    }

    private static void one(Node n, Consumer<Node> f) {
        if (n != null) {
            f.accept(n);
        }
    }

    /// Gives the direct children of a node in source order.
    static void children(Node n, Consumer<Node> f) {
        switch (n) {
            case Expr e -> expr(e, f);
            case Stmt s -> stmt(s, f);
            case Decl.Gen d -> all(d.specs(), f);
            case Decl.Func d -> one(d.body(), f);
            case Decl.Bad _ -> {}
            case Spec.Var v -> all(v.values(), f);
            case Spec _ -> {}
            case CaseClause c -> {
                all(c.exprs(), f);
                all(c.body(), f);
            }
            case CommClause c -> {
                one(c.comm(), f);
                all(c.body(), f);
            }
            case Field _, FieldList _, SourceUnit _ -> {}
        }
    }

    private static void expr(Expr e, Consumer<Node> f) {
        switch (e) {
            case Expr.CompositeLit c -> all(c.elements(), f);
            case Expr.KeyValue kv -> {
                f.accept(kv.key());
                f.accept(kv.value());
            }
            case Expr.FuncLit l -> f.accept(l.body());
            case Expr.Paren p -> f.accept(p.x());
            case Expr.Selector s -> f.accept(s.x());
            case Expr.Index i -> {
                f.accept(i.x());
                all(i.indices(), f);
            }
            case Expr.Slice s -> {
                f.accept(s.x());
                one(s.lo(), f);
                one(s.hi(), f);
                one(s.max(), f);
            }
            case Expr.TypeAssert a -> f.accept(a.x());
            case Expr.Call c -> {
                f.accept(c.fun());
                all(c.args(), f);
            }
            case Expr.Star s -> f.accept(s.x());
            case Expr.Unary u -> f.accept(u.x());
            case Expr.Binary b -> {
                f.accept(b.x());
                f.accept(b.y());
            }
            case Expr.Bad _,
                    Expr.Name _,
                    Expr.BasicLit _,
                    Expr.ArrayType _,
                    Expr.Ellipsis _,
                    Expr.StructType _,
                    Expr.FuncType _,
                    Expr.InterfaceType _,
                    Expr.MapType _,
                    Expr.ChanType _ -> {}
        }
    }

    private static void stmt(Stmt s, Consumer<Node> f) {
        switch (s) {
            case Stmt.Bad _, Stmt.Empty _, Stmt.Branch _ -> {}
            case Stmt.Block b -> all(b.stmts(), f);
            case Stmt.ExprStmt e -> f.accept(e.x());
            case Stmt.Send c -> {
                f.accept(c.chan());
                f.accept(c.value());
            }
            case Stmt.IncDec i -> f.accept(i.x());
            case Stmt.Assign a -> {
                all(a.lhs(), f);
                all(a.rhs(), f);
            }
            case Stmt.Go go -> f.accept(go.call());
            case Stmt.Defer d -> f.accept(d.call());
            case Stmt.Return r -> all(r.results(), f);
            case Stmt.Labeled l -> f.accept(l.stmt());
            case Stmt.If i -> {
                one(i.init(), f);
                f.accept(i.cond());
                f.accept(i.then());
                one(i.orElse(), f);
            }
            case Stmt.For l -> {
                one(l.init(), f);
                one(l.cond(), f);
                one(l.post(), f);
                f.accept(l.body());
            }
            case Stmt.Range r -> {
                one(r.key(), f);
                one(r.value(), f);
                f.accept(r.x());
                f.accept(r.body());
            }
            case Stmt.Switch w -> {
                one(w.init(), f);
                one(w.tag(), f);
                all(w.clauses(), f);
            }
            case Stmt.TypeSwitch w -> {
                one(w.init(), f);
                f.accept(w.x());
                all(w.clauses(), f);
            }
            case Stmt.Select w -> all(w.clauses(), f);
            case Stmt.DeclStmt d -> f.accept(d.decl());
        }
    }
}
