package gobi.compiler.check;

import gobi.compiler.check.Exprs.Kind;
import gobi.compiler.check.Exprs.Target;
import gobi.compiler.check.Operand.Mode;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeSets;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Calls, conversions written as calls, and instantiation of function values.
final class Calls {
    private final Checker c;

    Calls(Checker c) {
        this.c = c;
    }

    // ---- uses without checks

    /// Evaluates for the sake of names being used; whether all is well.
    boolean use(List<Expr> list) {
        boolean ok = true;
        for (var e : list) {
            ok &= use(e);
        }
        return ok;
    }

    boolean use(Expr e) {
        if (e == null) {
            return true;
        }
        if (e instanceof Expr.KeyValue kv) {
            return use(kv.value());
        }
        var x = new Operand();
        c.exprs.raw(null, x, e, null, true);
        return !x.invalid();
    }

    /// As [#use], but assigning to a variable does not use it.
    boolean useLeft(List<Expr> list) {
        boolean ok = true;
        for (var e : list) {
            ok &= useLeft(e);
        }
        return ok;
    }

    private boolean useLeft(Expr e) {
        if (Checker.unparen(e) instanceof Expr.Name n) {
            if (n.name().equals("_")) {
                return true;
            }
            if (c.lookup(n.name()) instanceof Var v && v.pkg() == c.pkg) {
                boolean used = v.used();
                boolean ok = use(e);
                v.setUsed(used);
                return ok;
            }
        }
        return use(e);
    }

    // ---- calls

    Kind call(Operand x, Expr.Call e) {
        Expr.Index inst = null;
        if (e.fun() instanceof Expr.Index i) {
            x.mode = Mode.INVALID;
            if (c.indexes.index(x, i)) {
                inst = i;
            }
            x.expr = i;
            if (!x.invalid() && Types.isTyped(x.type)) {
                c.record(i, x.mode, x.type, x.val);
            }
        } else {
            c.exprs.exprOrTypeOrBuiltin(x, e.fun());
        }
        switch (x.mode) {
            case INVALID -> {
                use(e.args());
                x.expr = e;
                return Kind.STATEMENT;
            }
            case TYPE -> {
                conversion(x, e);
                x.expr = e;
                return Kind.CONVERSION;
            }
            case BUILTIN -> {
                var id = x.id;
                if (!c.builtins.call(x, e, id)) {
                    x.invalidate();
                }
                x.expr = e;
                if (!x.invalid() && !x.isConstant()) {
                    c.env.hasCallOrReceive = true;
                }
                return Builtins.kind(id);
            }
            default -> {}
        }
        if (!(Types.coreType(x.type) instanceof Signature sig0)) {
            c.error(
                    x,
                    Code.NOT_CALLABLE,
                    "invalid operation: cannot call non-function " + c.str(x));
            use(e.args());
            x.invalidate();
            x.expr = e;
            return Kind.STATEMENT;
        }
        function(x, e, inst, sig0);
        x.expr = e;
        c.env.hasCallOrReceive = true;
        return Kind.STATEMENT;
    }

    private void function(Operand x, Expr.Call e, Expr.Index inst, Signature sig0) {
        var sig = sig0;
        boolean generic = !sig.typeParams().isEmpty();
        List<Expr> xlist = null;
        List<Type> targs = null;
        if (inst != null) {
            xlist = inst.indices();
            targs = c.typeExprs.typeList(xlist);
            if (targs == null) {
                use(e.args());
                x.invalidate();
                return;
            }
            int got = targs.size();
            int want = sig.typeParams().size();
            if (got > want) {
                c.error(
                        xlist.get(want),
                        Code.WRONG_TYPE_ARG_COUNT,
                        "got "
                                + got
                                + " type arguments but "
                                + c.str(inst.x())
                                + " has "
                                + want
                                + " type parameters");
                use(e.args());
                x.invalidate();
                return;
            }
            if (got == want) {
                sig = c.instances.instantiate(inst.lbrack(), inst, targs, sig, xlist);
                targs = null;
                xlist = null;
            }
        }
        var args = c.arguments.evaluate(e.args());
        sig = c.arguments.check(e, targs, xlist, sig, args);
        if (generic && sig.typeParams().isEmpty()) {
            recordFun(e.fun(), sig);
        }
        switch (sig.results().size()) {
            case 0 -> {
                x.mode = Mode.NO_VALUE;
                x.type = TupleType.EMPTY;
            }
            case 1 -> {
                x.mode = Mode.VALUE;
                x.type = sig.results().at(0).type();
            }
            default -> {
                x.mode = Mode.VALUE;
                x.type = sig.results();
            }
        }
        if (x.mode == Mode.VALUE
                && !sig.typeParams().isEmpty()
                && Types.mentions(x.type, sig.typeParams())) {
            x.invalidate();
        }
    }

    private void recordFun(Expr fun, Signature sig) {
        while (true) {
            c.record(fun, Mode.VALUE, sig, null);
            if (fun instanceof Expr.Paren p) {
                fun = p.x();
            } else {
                return;
            }
        }
    }

    private void conversion(Operand x, Expr.Call e) {
        if (Types.isGeneric(x.type)) {
            c.error(
                    x,
                    Code.GENERIC_WITHOUT_INSTANTIATION,
                    "cannot use generic type " + c.str(x.expr) + " without instantiation");
            use(e.args());
            x.invalidate();
            return;
        }
        var t = x.type;
        x.invalidate();
        int n = e.args().size();
        if (n == 0) {
            c.error(e, Code.WRONG_ARG_COUNT, "missing argument in conversion to " + c.str(t));
            return;
        }
        if (n > 1) {
            use(e.args());
            c.error(
                    e.args().get(n - 1),
                    Code.WRONG_ARG_COUNT,
                    "too many arguments in conversion to " + c.str(t));
            return;
        }
        c.exprs.expr(x, e.args().getFirst());
        if (x.invalid()) {
            return;
        }
        if (t.underlying() instanceof InterfaceType i
                && !Types.isTypeParam(t)
                && TypeSets.isConstraint(i)) {
            c.error(
                    e,
                    Code.MISPLACED_CONSTRAINT,
                    "cannot use interface "
                            + c.str(t)
                            + " in conversion (contains specific type constraints or is comparable)");
            x.invalidate();
            return;
        }
        if (e.ellipsis() != 0) {
            c.error(
                    e.args().getFirst(),
                    Code.MISPLACED_DOTS,
                    "invalid use of ... in conversion to " + c.str(t));
            x.invalidate();
            return;
        }
        c.conversions.convert(x, t);
    }

    // ---- instantiation of function values

    /// Instantiates the generic function `x`, with the type arguments of `inst` (may be null) and,
    /// where `infer` is set, those that the target type implies. Without `infer` an incomplete list
    /// is returned, and nothing is done.
    List<Type> funcInst(Target target, int pos, Operand x, Expr.Index inst, boolean infer) {
        boolean versionOk =
                c.require(inst == null ? pos : inst.lbrack(), 18, "function instantiation");
        List<Expr> xlist = inst == null ? null : inst.indices();
        List<Type> targs = null;
        if (inst != null) {
            targs = c.typeExprs.typeList(xlist);
            if (targs == null) {
                x.invalidate();
                return null;
            }
        }
        var sig = (Signature) x.type.underlying();
        int got = targs == null ? 0 : targs.size();
        int want = sig.typeParams().size();
        if (got > want) {
            c.error(
                    xlist.get(got - 1),
                    Code.WRONG_TYPE_ARG_COUNT,
                    "got "
                            + got
                            + " type arguments but "
                            + c.str(inst.x())
                            + " has "
                            + want
                            + " type parameters");
            x.invalidate();
            return null;
        }
        if (got < want) {
            if (!infer) {
                return targs;
            }
            var args = new ArrayList<Operand>();
            var params = new ArrayList<Var>();
            if (target != null) {
                if (versionOk) {
                    c.require(
                            inst == null ? pos : inst.lbrack(),
                            21,
                            (inst == null ? "implicitly" : "partially")
                                    + " instantiated function in assignment");
                }
                var plain =
                        new Signature(
                                null,
                                List.of(),
                                List.of(),
                                sig.params(),
                                sig.results(),
                                sig.variadic());
                params.add(new Var(x.pos(), c.pkg, "", plain, Var.Kind.PARAM, false));
                args.add(
                        new Operand(
                                Mode.VALUE,
                                new Expr.Name(x.pos(), target.description()),
                                target.sig()));
            }
            var renamed = Infer.rename(sig.typeParams());
            var tuple = (TupleType) c.context.subst(new TupleType(params), renamed.subst());
            var err = c.newError(Code.CANNOT_INFER);
            targs = c.infer.infer(pos, renamed.params(), targs, tuple, args, target != null, err);
            if (targs == null) {
                if (!err.isEmpty()) {
                    err.report();
                }
                x.invalidate();
                return null;
            }
        }
        x.type = c.instances.instantiate(Positions.mark(x.expr), x.expr, targs, sig, xlist);
        x.mode = Mode.VALUE;
        return null;
    }
}
