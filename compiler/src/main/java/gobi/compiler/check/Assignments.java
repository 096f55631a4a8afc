package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.check.Exprs.Target;
import gobi.compiler.check.Operand.Mode;
import gobi.compiler.check.Untyped.Failure;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.Const;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Assignments of all kinds: to variables, parameters, results; initialisations; short
/// declarations.
final class Assignments {
    private final Checker c;

    Assignments(Checker c) {
        this.c = c;
    }

    /// Assigns `x` to a place of type `t` (null for the blank identifier or a new variable);
    /// `context` says where.
    void assign(Operand x, Type t, CharSequence context) {
        c.exprs.singleValue(x);
        if (x.invalid()) {
            return;
        }
        switch (x.mode) {
            case CONSTANT, VARIABLE, MAP_INDEX, VALUE, NIL, COMMA_OK -> {}
            case INVALID, NO_VALUE, BUILTIN, TYPE -> {
                c.error(
                        x,
                        Code.INCOMPATIBLE_ASSIGN,
                        "cannot assign " + c.str(x) + " to " + c.str(t) + " in " + context);
                x.invalidate();
                return;
            }
        }
        if (Types.isUntyped(x.type)) {
            if (x.isNil()) {
                assignNil(x, t, context);
                return;
            }
            var target = t == null || Types.isInterface(t) ? Types.defaultType(x.type) : t;
            var r = c.untyped.implicit(x, target);
            if (!r.ok()) {
                cannotUse(x, target, context, r.failure());
                return;
            }
            c.untyped.adopt(x, r);
        }
        if (x.type instanceof Signature s && !s.typeParams().isEmpty()) {
            c.error(
                    x,
                    Code.GENERIC_WITHOUT_INSTANTIATION,
                    "cannot use generic function "
                            + c.str(x.expr)
                            + " without instantiation in "
                            + context);
            x.invalidate();
            return;
        }
        if (t == null) {
            return;
        }
        var cause = new Cause();
        if (!c.assignability.assignable(x, t, cause)) {
            c.error(
                    x,
                    Code.INCOMPATIBLE_ASSIGN,
                    "cannot use "
                            + c.str(x)
                            + " as "
                            + c.str(t)
                            + " value in "
                            + context
                            + (cause.isEmpty() ? "" : ": " + cause.text));
            x.invalidate();
        }
    }

    private void assignNil(Operand x, Type t, CharSequence context) {
        if (t == null) {
            c.error(x, Code.UNTYPED_NIL, "use of untyped nil in " + context);
            x.invalidate();
            return;
        }
        if (!Checker.valid(t)) {
            return;
        }
        if (!Types.hasNil(t)) {
            c.error(
                    x,
                    Code.INCOMPATIBLE_ASSIGN,
                    "cannot use " + c.str(x) + " as " + c.str(t) + " value in " + context);
            x.invalidate();
            return;
        }
        c.untyped.updateType(x.expr, t, true);
    }

    private void cannotUse(Operand x, Type t, CharSequence context, Failure f) {
        var more =
                f == Failure.TRUNCATED
                        ? " (truncated)"
                        : f == Failure.OVERFLOW ? " (overflows)" : "";
        c.error(
                x,
                f == Failure.TRUNCATED
                        ? Code.TRUNCATED
                        : f == Failure.OVERFLOW ? Code.OVERFLOW : Code.INCOMPATIBLE_ASSIGN,
                "cannot use " + c.str(x) + " as " + c.str(t) + " value in " + context + more);
        x.invalidate();
    }

    // ---- initialisation

    void initConst(Const lhs, Operand x) {
        if (x.invalid()
                || !Checker.valid(x.type)
                || lhs.type() != null && !Checker.valid(lhs.type())) {
            if (lhs.type() == null) {
                lhs.setType(Universe.INVALID);
            }
            return;
        }
        if (!x.isConstant()) {
            c.error(x, Code.NOT_CONSTANT, c.str(x) + " is not constant");
            if (lhs.type() == null) {
                lhs.setType(Universe.INVALID);
            }
            return;
        }
        if (lhs.type() == null) {
            lhs.setType(x.type);
        }
        assignConst(lhs, x);
    }

    private void assignConst(Const lhs, Operand x) {
        if (Types.isUntyped(lhs.type())) {
            lhs.setValue(x.val);
            return;
        }
        assign(x, lhs.type(), "constant declaration");
        if (!x.invalid()) {
            lhs.setValue(x.val);
        }
    }

    void initVar(Var lhs, Operand x, CharSequence context) {
        if (x.invalid()
                || !Checker.valid(x.type)
                || lhs.type() != null && !Checker.valid(lhs.type())) {
            if (lhs.type() == null) {
                lhs.setType(Universe.INVALID);
            }
            x.invalidate();
            return;
        }
        if (lhs.type() == null) {
            var t = x.type;
            if (Types.isUntyped(t)) {
                if (sameObject(t, Universe.UNTYPED_NIL)) {
                    c.error(x, Code.UNTYPED_NIL, "use of untyped nil in " + context);
                    lhs.setType(Universe.INVALID);
                    x.invalidate();
                    return;
                }
                t = Types.defaultType(t);
            }
            lhs.setType(t);
        }
        assign(x, lhs.type(), context);
    }

    /// Initialises variables; `ret` is the return statement when they are results.
    void initVars(List<Var> lhs, List<Expr> rhs, Stmt.Return ret) {
        var context = ret != null ? "return statement" : "assignment";
        int l = lhs.size();
        int r = rhs.size();
        boolean call = r == 1 && Checker.unparen(rhs.getFirst()) instanceof Expr.Call;
        if (l == r && !call) {
            for (int i = 0; i < l; i++) {
                var v = lhs.get(i);
                var name = ret != null && v.name().isEmpty() ? "result variable" : v.name();
                var x = new Operand();
                c.exprs.expr(Target.of(v.type(), name), x, rhs.get(i));
                initVar(v, x, context);
            }
            return;
        }
        if (r != 1) {
            boolean ok = true;
            for (var v : lhs) {
                ok &= v.type() == null || Checker.valid(v.type());
            }
            if (ret != null) {
                var operands = new ArrayList<Operand>();
                for (var e : rhs) {
                    var x = new Operand();
                    c.exprs.expr(x, e);
                    ok &= !x.invalid();
                    operands.add(x);
                }
                if (ok) {
                    returnError(ret, lhs, operands);
                }
            } else {
                ok &= c.calls.use(rhs);
                if (ok) {
                    mismatch(rhs, l, r);
                }
            }
            markInvalid(lhs);
            return;
        }
        var values = c.exprs.multi(rhs.getFirst(), l == 2 && ret == null);
        boolean commaOk = c.exprs.commaOk;
        if (values.size() == l) {
            for (int i = 0; i < l; i++) {
                initVar(lhs.get(i), values.get(i), context);
            }
            if (commaOk && !values.get(0).invalid() && !values.get(1).invalid()) {
                c.recordCommaOk(
                        rhs.getFirst(), values.get(0).type, Types.defaultType(values.get(1).type));
            }
            return;
        }
        if (!values.isEmpty() && values.getFirst().invalid()) {
            markInvalid(lhs);
            return;
        }
        if (ret != null) {
            returnError(ret, lhs, values);
        } else {
            mismatch(rhs, l, values.size());
        }
        markInvalid(lhs);
    }

    private static void markInvalid(List<Var> lhs) {
        for (var v : lhs) {
            if (v.type() == null) {
                v.setType(Universe.INVALID);
            }
        }
    }

    private static String count(int n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }

    private void mismatch(List<Expr> rhs, int l, int r) {
        var vars = count(l, "variable");
        var vals = count(r, "value");
        var first = rhs.getFirst();
        if (rhs.size() == 1 && Checker.unparen(first) instanceof Expr.Call call) {
            c.error(
                    first,
                    Code.ASSIGNMENT_MISMATCH,
                    "assignment mismatch: "
                            + vars
                            + " but "
                            + c.str(call.fun())
                            + " returns "
                            + vals);
            return;
        }
        c.error(first, Code.ASSIGNMENT_MISMATCH, "assignment mismatch: " + vars + " but " + vals);
    }

    private void returnError(Stmt.Return ret, List<Var> lhs, List<Operand> rhs) {
        int at = ret.pos();
        var what = "not enough";
        if (rhs.size() > lhs.size()) {
            at = rhs.get(lhs.size()).pos();
            what = "too many";
        } else if (!rhs.isEmpty()) {
            at = rhs.getLast().pos();
        }
        c.newError(Code.WRONG_RESULT_COUNT)
                .add(at, what + " return values")
                .add(0, "have " + c.arguments.summaryOfOperands(rhs, false))
                .add(0, "want " + c.arguments.summaryOfVars(lhs, false))
                .report();
    }

    // ---- assignment

    /// The type of a left side; null for the blank identifier.
    private Type left(Expr lhs) {
        Var v = null;
        boolean used = false;
        if (Checker.unparen(lhs) instanceof Expr.Name n) {
            if (n.name().equals("_")) {
                return null;
            }
            if (c.lookup(n.name()) instanceof Var w && w.pkg() == c.pkg) {
                v = w;
                used = w.used();
            }
        }
        var x = new Operand();
        c.exprs.expr(x, lhs);
        if (v != null) {
            v.setUsed(used);
        }
        switch (x.mode) {
            case INVALID -> {
                return Universe.INVALID;
            }
            case VARIABLE, MAP_INDEX -> {
                return x.type;
            }
            default -> {}
        }
        if (x.expr instanceof Expr.Selector s) {
            var op = new Operand();
            c.exprs.expr(op, s.x());
            if (op.mode == Mode.MAP_INDEX) {
                c.error(
                        x,
                        Code.UNASSIGNABLE,
                        "cannot assign to struct field " + c.str(x.expr) + " in map");
                return Universe.INVALID;
            }
        }
        c.error(
                x,
                Code.UNASSIGNABLE,
                "cannot assign to "
                        + c.str(x.expr)
                        + " (neither addressable nor a map index expression)");
        return Universe.INVALID;
    }

    /// Assigns `x` (or, if null, what `rhs` evaluates to) to `lhs`.
    void assignVar(Expr lhs, Expr rhs, Operand x, String context) {
        var t = left(lhs);
        if (t != null && !Checker.valid(t)) {
            if (x != null) {
                x.invalidate();
            } else {
                c.calls.use(rhs);
            }
            return;
        }
        if (x == null) {
            x = new Operand();
            var target =
                    t != null && t.underlying() instanceof Signature
                            ? Target.of(t, c.str(lhs))
                            : null;
            c.exprs.expr(target, x, rhs);
        }
        if (t == null && context.equals("assignment")) {
            context = "assignment to _ identifier";
        }
        assign(x, t, context);
    }

    void assignVars(List<Expr> lhs, List<Expr> rhs) {
        int l = lhs.size();
        int r = rhs.size();
        boolean call = r == 1 && Checker.unparen(rhs.getFirst()) instanceof Expr.Call;
        if (l == r && !call) {
            for (int i = 0; i < l; i++) {
                assignVar(lhs.get(i), rhs.get(i), null, "assignment");
            }
            return;
        }
        if (r != 1) {
            boolean ok = c.calls.useLeft(lhs);
            ok &= c.calls.use(rhs);
            if (ok) {
                mismatch(rhs, l, r);
            }
            return;
        }
        var values = c.exprs.multi(rhs.getFirst(), l == 2);
        boolean commaOk = c.exprs.commaOk;
        if (values.size() == l) {
            for (int i = 0; i < l; i++) {
                assignVar(lhs.get(i), null, values.get(i), "assignment");
            }
            if (commaOk && !values.get(0).invalid() && !values.get(1).invalid()) {
                c.recordCommaOk(
                        rhs.getFirst(), values.get(0).type, Types.defaultType(values.get(1).type));
            }
            return;
        }
        if (values.isEmpty() || !values.getFirst().invalid()) {
            mismatch(rhs, l, values.size());
        }
        c.calls.useLeft(lhs);
    }

    // ---- short declarations

    void shortVarDecl(int pos, List<Expr> lhs, List<Expr> rhs) {
        int top = c.delayedCount();
        var scope = c.env.scope;
        var vars = new ArrayList<Var>(lhs.size());
        var fresh = new ArrayList<Var>();
        var seen = lhs.size() > 1 ? new HashSet<String>() : null;
        boolean failed = false;
        for (var e : lhs) {
            if (!(e instanceof Expr.Name n)) {
                c.calls.useLeft(List.of(e));
                c.error(e, Code.INVALID_SHORT_DECL, "non-name " + c.str(e) + " on left side of :=");
                failed = true;
                vars.add(null);
                continue;
            }
            var name = n.name();
            if (seen != null && !name.equals("_") && !seen.add(name)) {
                c.error(e, Code.REPEATED_DECL, name + " repeated on left side of :=");
                failed = true;
                vars.add(null);
                continue;
            }
            var old = name.equals("_") ? null : scope.lookup(name);
            if (old != null) {
                c.recordUse(n, old);
                if (old instanceof Var v) {
                    vars.add(v);
                } else {
                    c.error(e, Code.UNASSIGNABLE, "cannot assign to " + c.str(e));
                    failed = true;
                    vars.add(null);
                }
                continue;
            }
            var v = new Var(n.pos(), c.pkg, name, null, Var.Kind.LOCAL, false);
            vars.add(v);
            if (!name.equals("_")) {
                fresh.add(v);
            }
            c.info.defs.put(n, v);
        }
        for (int i = 0; i < vars.size(); i++) {
            if (vars.get(i) == null) {
                vars.set(i, new Var(lhs.get(i).pos(), c.pkg, "_", null, Var.Kind.LOCAL, false));
            }
        }
        initVars(vars, rhs, null);
        c.processDelayed(top);
        if (fresh.isEmpty() && !failed) {
            c.error(pos, Code.NO_NEW_VARIABLE, "no new variables on left side of :=");
            return;
        }
        for (var v : fresh) {
            c.declareLocal(scope, v);
        }
    }
}
