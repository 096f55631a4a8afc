package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.BinaryOp;
import gobi.compiler.syntax.CaseClause;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Nil;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Expression and type switches.
final class Switches {
    private record Seen(Type type, int pos) {}

    private final Checker c;

    Switches(Checker c) {
        this.c = c;
    }

    private void defaults(List<CaseClause> clauses) {
        CaseClause first = null;
        for (var clause : clauses) {
            if (clause.exprs() != null) {
                continue;
            }
            if (first != null) {
                c.error(
                        clause,
                        Code.DUPLICATE_DEFAULT,
                        "multiple defaults (first at " + c.describe(first.pos()) + ")");
            } else {
                first = clause;
            }
        }
    }

    // ---- expression switches

    void expression(Stmt.Switch s) {
        c.openScope(s);
        c.stmts.simple(s.init());
        var x = new Operand();
        if (s.tag() != null) {
            c.exprs.expr(x, s.tag());
            c.assignments.assign(x, null, "switch expression");
            if (!x.invalid() && !Types.comparable(x.type) && !Types.hasNil(x.type)) {
                c.error(
                        x,
                        Code.INVALID_SWITCH,
                        "cannot switch on "
                                + c.str(x)
                                + " ("
                                + c.str(x.type)
                                + " is not comparable)");
                x.invalidate();
            }
        } else {
            x.mode = Mode.CONSTANT;
            x.type = Universe.BOOL;
            x.val = Constants.bool(true);
            x.expr = new Expr.Name(s.lbrace(), "true");
        }
        defaults(s.clauses());
        var seen = new HashMap<Constant, List<Seen>>();
        for (var clause : s.clauses()) {
            if (clause.exprs() != null) {
                values(x, clause.exprs(), seen);
            }
            c.openScope(clause);
            c.stmts.list(clause.body());
            c.closeScope();
        }
        c.closeScope();
    }

    private void values(Operand x, List<Expr> list, Map<Constant, List<Seen>> seen) {
        for (var e : list) {
            var v = new Operand();
            c.exprs.expr(v, e);
            if (x.invalid() || v.invalid()) {
                continue;
            }
            var tag = x.copy();
            c.untyped.convert(v, x.type);
            if (v.invalid()) {
                continue;
            }
            var result = v.copy();
            c.comparisons.compare(result, tag, BinaryOp.EQL, true);
            if (result.invalid() || !v.isConstant()) {
                continue;
            }
            duplicates(v, seen);
        }
    }

    private void duplicates(Operand v, Map<Constant, List<Seen>> seen) {
        if (v.val instanceof Constant.Bool
                || v.val instanceof Constant.Complex
                || Constants.isUnknown(v.val)) {
            return;
        }
        var types = seen.computeIfAbsent(v.val, k -> new ArrayList<>(1));
        for (var t : types) {
            if (Types.identical(v.type, t.type())) {
                c.newError(Code.DUPLICATE_CASE)
                        .add(v.pos(), "duplicate case " + c.str(v) + " in expression switch")
                        .add(t.pos(), "previous case")
                        .report();
                return;
            }
        }
        types.add(new Seen(v.type, Positions.mark(v.expr)));
    }

    // ---- type switches

    void type(Stmt.TypeSwitch s) {
        c.openScope(s);
        c.stmts.simple(s.init());
        var x = new Operand();
        c.exprs.expr(x, s.x());
        if (!x.invalid()) {
            if (Types.isTypeParam(x.type)) {
                c.error(
                        x,
                        Code.INVALID_TYPE_SWITCH,
                        "cannot use type switch on type parameter value " + c.str(x));
                x.invalidate();
            } else if (!(x.type.underlying() instanceof InterfaceType)) {
                c.error(x, Code.INVALID_TYPE_SWITCH, c.str(x) + " is not an interface");
                x.invalidate();
            }
        }
        var name = s.name();
        if (name != null && name.name().equals("_")) {
            c.error(name, Code.NO_NEW_VARIABLE, "no new variable on left side of :=");
            name = null;
        }
        defaults(s.clauses());
        var seen = new ArrayList<Seen>();
        var vars = new ArrayList<Var>();
        for (var clause : s.clauses()) {
            var t = clause.exprs() == null ? null : types(x, clause.exprs(), seen);
            c.openScope(clause);
            if (name != null) {
                if (clause.exprs() == null || clause.exprs().size() != 1 || t == null) {
                    t = x.invalid() ? Universe.INVALID : x.type;
                }
                var v = new Var(name.pos(), c.pkg, name.name(), t, Var.Kind.LOCAL, false);
                c.declare(c.env.scope, null, v);
                c.info.implicits.put(clause, v);
                vars.add(v);
            }
            c.stmts.list(clause.body());
            c.closeScope();
        }
        if (name != null) {
            boolean used = false;
            for (var v : vars) {
                used |= v.used();
            }
            if (!used) {
                c.error(name, Code.UNUSED_VARIABLE, name.name() + " declared and not used");
            }
        }
        c.closeScope();
    }

    /// The type of the last case, null for nil.
    private Type types(Operand x, List<Expr> list, List<Seen> seen) {
        Type t = null;
        for (var e : list) {
            if (isNil(e)) {
                t = null;
                c.exprs.expr(new Operand(), e);
            } else {
                t = c.typeExprs.varType(e);
                if (!Checker.valid(t)) {
                    continue;
                }
            }
            var other = find(seen, t);
            if (other != null) {
                c.newError(Code.DUPLICATE_CASE)
                        .add(
                                Positions.start(e),
                                "duplicate case "
                                        + (t == null ? "nil" : c.str(t))
                                        + " in type switch")
                        .add(other.pos(), "previous case")
                        .report();
                continue;
            }
            seen.add(new Seen(t, Positions.start(e)));
            if (!x.invalid() && t != null) {
                c.exprs.assertable(e, x, t, true);
            }
        }
        return t;
    }

    private static Seen find(List<Seen> seen, Type t) {
        for (var s : seen) {
            if (t == null ? s.type() == null : s.type() != null && Types.identical(t, s.type())) {
                return s;
            }
        }
        return null;
    }

    private boolean isNil(Expr e) {
        return Checker.unparen(e) instanceof Expr.Name n
                && n.name().equals("nil")
                && c.lookup("nil") instanceof Nil;
    }
}
