package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.syntax.CaseClause;
import gobi.compiler.syntax.CommClause;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;

import java.util.List;

/// Terminating statements, as the spec lists them.
final class Returns {
    Returns(Checker c) {}

    boolean terminating(Stmt s, String label, List<Expr.Call> panics) {
        return switch (s) {
            case Stmt.Return _ -> true;
            case Stmt.Branch b ->
                    b.kind() == Stmt.Branch.Kind.GOTO || b.kind() == Stmt.Branch.Kind.FALLTHROUGH;
            case Stmt.ExprStmt e ->
                    Checker.unparen(e.x()) instanceof Expr.Call call && isPanic(call, panics);
            case Stmt.Block b -> list(b.stmts(), null, panics);
            case Stmt.If i ->
                    i.orElse() != null
                            && terminating(i.then(), null, panics)
                            && terminating(i.orElse(), null, panics);
            case Stmt.For f -> f.cond() == null && !breaks(f.body(), label, true);
            case Stmt.Labeled l -> terminating(l.stmt(), l.label().name(), panics);
            case Stmt.Switch w -> cases(w.clauses(), label, panics);
            case Stmt.TypeSwitch t -> cases(t.clauses(), label, panics);
            case Stmt.Select sel -> {
                boolean ok = true;
                for (CommClause clause : sel.clauses()) {
                    ok =
                            ok
                                    && list(clause.body(), null, panics)
                                    && !breaks(clause.body(), label, true);
                }
                yield ok;
            }
            case Stmt.Bad _,
                    Stmt.Empty _,
                    Stmt.Send _,
                    Stmt.IncDec _,
                    Stmt.Assign _,
                    Stmt.Go _,
                    Stmt.Defer _,
                    Stmt.Range _,
                    Stmt.DeclStmt _ ->
                    false;
        };
    }

    private static boolean isPanic(Expr.Call call, List<Expr.Call> panics) {
        for (var p : panics) {
            if (sameObject(p, call)) {
                return true;
            }
        }
        return false;
    }

    private boolean list(List<Stmt> stmts, String label, List<Expr.Call> panics) {
        int i = stmts.size() - 1;
        while (i >= 0 && stmts.get(i) instanceof Stmt.Empty) {
            i--;
        }
        return i >= 0 && terminating(stmts.get(i), label, panics);
    }

    private boolean cases(List<CaseClause> clauses, String label, List<Expr.Call> panics) {
        boolean hasDefault = false;
        for (var clause : clauses) {
            hasDefault |= clause.exprs() == null;
            if (!list(clause.body(), null, panics) || breaks(clause.body(), label, true)) {
                return false;
            }
        }
        return hasDefault;
    }

    private static boolean breaks(List<Stmt> stmts, String label, boolean implicit) {
        for (var s : stmts) {
            if (breaks(s, label, implicit)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the statement contains a break that refers to the enclosing one: unlabeled (if
    /// `implicit`) or with its label.
    private static boolean breaks(Stmt s, String label, boolean implicit) {
        return switch (s) {
            case Stmt.Branch b ->
                    b.kind() == Stmt.Branch.Kind.BREAK
                            && (b.label() == null ? implicit : b.label().name().equals(label));
            case Stmt.Block b -> breaks(b.stmts(), label, implicit);
            case Stmt.If i ->
                    breaks(i.then(), label, implicit)
                            || i.orElse() != null && breaks(i.orElse(), label, implicit);
            case Stmt.Labeled l -> breaks(l.stmt(), label, implicit);
            case Stmt.For f -> label != null && breaks(f.body(), label, false);
            case Stmt.Range r -> label != null && breaks(r.body(), label, false);
            case Stmt.Switch w -> label != null && inCases(w.clauses(), label);
            case Stmt.TypeSwitch t -> label != null && inCases(t.clauses(), label);
            case Stmt.Select sel -> {
                boolean found = false;
                for (var clause : sel.clauses()) {
                    found |= label != null && breaks(clause.body(), label, false);
                }
                yield found;
            }
            default -> false;
        };
    }

    private static boolean inCases(List<CaseClause> clauses, String label) {
        for (var clause : clauses) {
            if (breaks(clause.body(), label, false)) {
                return true;
            }
        }
        return false;
    }
}
