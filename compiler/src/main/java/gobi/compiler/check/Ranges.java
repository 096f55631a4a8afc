package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;

/// `for range` statements over everything that can be ranged over.
final class Ranges {
    private final Checker c;

    Ranges(Checker c) {
        this.c = c;
    }

    /// Types of the iteration values (null where there is none), or why ranging is not possible.
    private record Iteration(Type key, Type value, boolean ok, String cause) {
        static Iteration of(Type key, Type value) {
            return new Iteration(key, value, true, "");
        }

        static Iteration failed(String cause) {
            return new Iteration(null, null, false, cause);
        }
    }

    void range(Stmt.Range s) {
        var x = new Operand();
        c.exprs.expr(x, s.x());
        var it = Iteration.failed("");
        if (!x.invalid()) {
            it = iteration(s, x);
            report(s, x, it);
        }
        boolean overInt = !x.invalid() && Types.isInteger(x.type);
        c.openScope(s);
        if (s.define()) {
            define(s, x, it, overInt);
        } else if (s.key() != null) {
            assign(s.key(), it.key(), x, overInt);
            if (s.value() != null) {
                assign(s.value(), it.value(), x, false);
            }
        } else if (overInt) {
            c.assignments.assign(x, null, "range clause");
        }
        c.stmts.stmt(s.body());
        c.closeScope();
    }

    private void report(Stmt.Range s, Operand x, Iteration it) {
        if (!it.ok()) {
            c.error(
                    x,
                    it.cause().startsWith("requires")
                            ? Code.UNSUPPORTED_FEATURE
                            : Code.INVALID_RANGE,
                    "cannot range over "
                            + c.str(x)
                            + (it.cause().isEmpty() ? "" : ": " + it.cause()));
        } else if (s.key() != null && it.key() == null) {
            c.error(
                    s.key(),
                    Code.INVALID_ITERATION_VARIABLE,
                    "range over " + c.str(x) + " permits no iteration variables");
        } else if (s.value() != null && it.value() == null) {
            c.error(
                    s.value(),
                    Code.INVALID_ITERATION_VARIABLE,
                    "range over " + c.str(x) + " permits only one iteration variable");
        } else if (s.extra() != null) {
            c.error(
                    s.extra(),
                    Code.INVALID_ITERATION_VARIABLE,
                    "range clause permits at most two iteration variables");
        }
    }

    private Iteration iteration(Stmt.Range s, Operand x) {
        var u = Types.coreString(x.type);
        if (u == null) {
            return Iteration.failed("no core type");
        }
        if (u instanceof PointerType p && p.elem().underlying() instanceof ArrayType a) {
            u = a;
        }
        return switch (u) {
            case BasicType b when b.kind().isString() -> Iteration.of(Universe.INT, Universe.RUNE);
            case BasicType b when b.kind().isInteger() -> {
                if (!c.allows(s.x().pos(), 22)) {
                    yield Iteration.failed("requires go1.22 or later");
                }
                yield Iteration.of(x.type, null);
            }
            case ArrayType a -> Iteration.of(Universe.INT, a.elem());
            case SliceType a -> Iteration.of(Universe.INT, a.elem());
            case MapType m -> Iteration.of(m.key(), m.elem());
            case ChanType ch ->
                    ch.dir() == ChanDir.SEND
                            ? Iteration.failed("receive from send-only channel")
                            : Iteration.of(ch.elem(), null);
            case Signature f -> function(s, f);
            default -> Iteration.failed("");
        };
    }

    private Iteration function(Stmt.Range s, Signature f) {
        var shape = "func must be func(yield func(...) bool): ";
        if (!c.allows(s.x().pos(), 23)) {
            return Iteration.failed("requires go1.23 or later");
        }
        if (f.params().size() != 1) {
            return Iteration.failed(shape + "wrong argument count");
        }
        if (f.results().size() != 0) {
            return Iteration.failed(shape + "unexpected results");
        }
        if (!(Types.coreType(f.params().at(0).type()) instanceof Signature yield)) {
            return Iteration.failed(shape + "argument is not func");
        }
        if (yield.params().size() > 2) {
            return Iteration.failed(shape + "yield func has too many parameters");
        }
        if (yield.results().size() != 1 || !Types.isBoolean(yield.results().at(0).type())) {
            return Iteration.failed(shape + "yield func does not return bool");
        }
        int n = yield.params().size();
        return Iteration.of(
                n > 0 ? yield.params().at(0).type() : null,
                n > 1 ? yield.params().at(1).type() : null);
    }

    private void define(Stmt.Range s, Operand x, Iteration it, boolean overInt) {
        var vars = new ArrayList<Var>();
        declare(s.key(), it.key(), x, overInt, vars);
        if (s.value() != null) {
            declare(s.value(), it.value(), x, false, vars);
        }
        boolean blank =
                s.key() instanceof Expr.Name
                        && (s.value() == null || s.value() instanceof Expr.Name);
        if (vars.isEmpty() && blank) {
            c.error(s.opPos(), Code.NO_NEW_VARIABLE, "no new variables on left side of :=");
        }
        for (var v : vars) {
            c.declareLocal(c.env.scope, v);
        }
    }

    private void declare(Expr lhs, Type t, Operand x, boolean overInt, ArrayList<Var> vars) {
        if (!(lhs instanceof Expr.Name n)) {
            c.error(lhs, Code.INVALID_SHORT_DECL, "non-name " + c.str(lhs) + " on left side of :=");
            return;
        }
        var v = new Var(n.pos(), c.pkg, n.name(), null, Var.Kind.LOCAL, false);
        c.info.defs.put(n, v);
        if (!n.name().equals("_")) {
            vars.add(v);
        }
        if (t == null || !Checker.valid(t)) {
            v.setType(Universe.INVALID);
            v.markUsed();
            return;
        }
        if (overInt) {
            c.assignments.initVar(v, x, "range clause");
        } else {
            c.assignments.initVar(v, new Operand(Mode.VALUE, lhs, t), "assignment");
        }
    }

    private void assign(Expr lhs, Type t, Operand x, boolean overInt) {
        if (t == null || !Checker.valid(t)) {
            return;
        }
        if (!overInt) {
            c.assignments.assignVar(lhs, null, new Operand(Mode.VALUE, lhs, t), "assignment");
            return;
        }
        c.assignments.assignVar(lhs, null, x, "range");
        if (!x.invalid() && !Types.isInteger(x.type)) {
            c.error(
                    lhs,
                    Code.INVALID_RANGE,
                    "cannot use iteration variable of type " + c.str(x.type));
        }
    }
}
