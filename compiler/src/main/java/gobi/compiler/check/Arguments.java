package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Arguments of calls: evaluation, number, inference, assignment to parameters.
final class Arguments {
    /// Evaluated arguments; `partial` has the type arguments of partially instantiated generic
    /// functions among them.
    record Args(List<Operand> operands, List<List<Type>> partial) {}

    private final Checker c;

    Arguments(Checker c) {
        this.c = c;
    }

    /// Evaluates arguments, which may be generic functions; a lone call may give several.
    Args evaluate(List<Expr> list) {
        var operands = new ArrayList<Operand>(list.size());
        var partial = new ArrayList<List<Type>>(list.size());
        if (list.size() == 1 && !(list.getFirst() instanceof Expr.Index)) {
            var e = list.getFirst();
            var x = new Operand();
            c.exprs.rawValue(x, e);
            if (x.type instanceof TupleType t && !x.invalid()) {
                for (var v : t.vars()) {
                    operands.add(new Operand(Mode.VALUE, e, v.type()));
                    partial.add(null);
                }
            } else {
                operands.add(x);
                partial.add(null);
            }
            return new Args(operands, partial);
        }
        for (var e : list) {
            var x = new Operand();
            List<Type> targs = null;
            if (e instanceof Expr.Index i) {
                x.expr = e;
                if (c.indexes.index(x, i)) {
                    targs = c.calls.funcInst(null, x.pos(), x, i, false);
                    x.expr = i;
                    if (targs == null && !x.invalid()) {
                        c.record(i, x.mode, x.type, null);
                    }
                } else {
                    x.expr = i;
                    c.exprs.finish(x);
                }
            } else {
                c.exprs.genericExpr(x, e);
            }
            operands.add(x);
            partial.add(targs);
        }
        return new Args(operands, partial);
    }

    /// Checks arguments against the signature and gives the (instantiated) signature; on errors the
    /// one given.
    Signature check(
            Expr.Call call, List<Type> targs0, List<Expr> xlist, Signature sig, Args arguments) {
        var args = arguments.operands();
        for (var a : args) {
            if (a.invalid() && args.size() == 1 && sig.params().size() != 1) {
                // The number of values is not known.
                return sig;
            }
        }
        int nargs = args.size();
        int npars = sig.params().size();
        boolean dots = call.ellipsis() != 0;
        List<Var> params = sig.params().vars();
        boolean adjusted = false;
        if (sig.variadic()) {
            if (dots) {
                if (call.args().size() == 1 && nargs > 1) {
                    c.error(
                            call,
                            Code.MISPLACED_DOTS,
                            "cannot use ... with "
                                    + nargs
                                    + "-valued "
                                    + c.str(call.args().getFirst()));
                    return sig;
                }
            } else if (nargs >= npars - 1) {
                params = new ArrayList<>(params.subList(0, npars - 1));
                var last = sig.params().at(npars - 1);
                var elem = ((SliceType) last.type()).elem();
                while (params.size() < nargs) {
                    params.add(
                            new Var(
                                    last.pos(),
                                    last.pkg(),
                                    last.name(),
                                    elem,
                                    Var.Kind.PARAM,
                                    false));
                }
                adjusted = true;
                npars = nargs;
            } else {
                npars--;
            }
        } else if (dots) {
            c.error(
                    call,
                    Code.MISPLACED_DOTS,
                    "cannot use ... in call to non-variadic " + c.str(call.fun()));
            return sig;
        }
        if (nargs != npars) {
            wrongCount(call, sig, args, npars);
            return sig;
        }
        return inferAndAssign(call, targs0, xlist, sig, arguments, params, adjusted);
    }

    private void wrongCount(Expr.Call call, Signature sig, List<Operand> args, int npars) {
        int nargs = args.size();
        for (var a : args) {
            if (a.invalid() && nargs == 1) {
                return;
            }
        }
        int at = Positions.start(call);
        var what = "not enough";
        if (nargs > npars) {
            at = args.get(npars).pos();
            what = "too many";
        } else if (nargs > 0) {
            at = args.get(nargs - 1).pos();
        }
        c.newError(Code.WRONG_ARG_COUNT)
                .add(at, what + " arguments in call to " + c.str(call.fun()))
                .add(0, "have " + summaryOfOperands(args, false))
                .add(0, "want " + summaryOfVars(sig.params().vars(), sig.variadic()))
                .report();
    }

    String summaryOfOperands(List<Operand> list, boolean variadic) {
        var types = new ArrayList<Type>(list.size());
        for (var x : list) {
            types.add(x.invalid() ? Universe.INVALID : x.type);
        }
        return summary(types, variadic);
    }

    String summaryOfVars(List<Var> list, boolean variadic) {
        var types = new ArrayList<Type>(list.size());
        for (var v : list) {
            types.add(v.type());
        }
        return summary(types, variadic);
    }

    private String summary(List<Type> types, boolean variadic) {
        var sb = new StringBuilder("(");
        for (int i = 0; i < types.size(); i++) {
            var t = types.get(i);
            sb.append(i > 0 ? ", " : "");
            if (!Checker.valid(t)) {
                sb.append("unknown type");
            } else if (Types.isUntyped(t)) {
                sb.append(Types.isNumeric(t) ? "number" : c.str(t).replace("untyped ", ""));
            } else if (variadic && i == types.size() - 1) {
                sb.append("...").append(c.str(((SliceType) t).elem()));
            } else {
                sb.append(c.str(t));
            }
        }
        return sb.append(')').toString();
    }

    private Signature inferAndAssign(
            Expr.Call call,
            List<Type> targs0,
            List<Expr> xlist,
            Signature sig,
            Args arguments,
            List<Var> params0,
            boolean adjusted) {
        var args = arguments.operands();
        var params = params0;
        var result = sig;
        int n = sig.typeParams().size();
        var tparams = new ArrayList<TypeParam>();
        var targs = new ArrayList<Type>();
        if (targs0 != null) {
            targs.addAll(targs0);
        }
        if (n > 0) {
            boolean explicit = call.fun() instanceof Expr.Index;
            c.require(
                    Positions.start(call),
                    18,
                    (explicit ? "function" : "implicit function") + " instantiation");
            var renamed = Infer.rename(sig.typeParams());
            tparams.addAll(renamed.params());
            params = ((TupleType) c.context.subst(new TupleType(params), renamed.subst())).vars();
            pad(targs, tparams.size());
        }
        var generic = new ArrayList<Integer>();
        for (int i = 0; i < args.size(); i++) {
            var a = args.get(i);
            if (!a.invalid() && a.type instanceof Signature s && !s.typeParams().isEmpty()) {
                var renamed = Infer.rename(s.typeParams());
                a.type = renamed.apply(s, c.context);
                tparams.addAll(renamed.params());
                if (arguments.partial().get(i) != null) {
                    targs.addAll(arguments.partial().get(i));
                }
                pad(targs, tparams.size());
                generic.add(i);
            }
        }
        if (!tparams.isEmpty()) {
            var err = c.newError(Code.CANNOT_INFER);
            var inferred =
                    c.infer.infer(
                            call.lparen(), tparams, targs, new TupleType(params), args, false, err);
            if (inferred == null) {
                if (!err.isEmpty()) {
                    c.error(
                            err.pos(),
                            Code.CANNOT_INFER,
                            "in call to " + c.str(call.fun()) + ", " + err.text());
                }
                return result;
            }
            if (n > 0) {
                result =
                        c.instances.instantiate(
                                call.lparen(), call.fun(), inferred.subList(0, n), sig, xlist);
                params =
                        adjusted
                                ? ((TupleType)
                                                c.context.subst(
                                                        new TupleType(params),
                                                        new Substitution(
                                                                tparams.subList(0, n),
                                                                inferred.subList(0, n))))
                                        .vars()
                                : result.params().vars();
            }
            int j = n;
            for (int i : generic) {
                var a = args.get(i);
                var s = (Signature) a.type;
                int k = j + s.typeParams().size();
                a.type =
                        c.instances.instantiate(
                                call.lparen(), a.expr, inferred.subList(j, k), s, null);
                c.record(a.expr, a.mode, a.type, null);
                j = k;
            }
        }
        if (!args.isEmpty()) {
            var context = new ArgumentContext(call.fun());
            for (int i = 0; i < args.size(); i++) {
                c.assignments.assign(args.get(i), params.get(i).type(), context);
            }
        }
        return result;
    }

    /// The words for an argument in messages, made when needed.
    private final class ArgumentContext implements CharSequence {
        private final Expr fun;

        ArgumentContext(Expr fun) {
            this.fun = fun;
        }

        @Override
        public String toString() {
            return "argument to " + c.str(fun);
        }

        @Override
        public int length() {
            return toString().length();
        }

        @Override
        public char charAt(int i) {
            return toString().charAt(i);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return toString().subSequence(from, to);
        }
    }

    private static void pad(List<Type> targs, int n) {
        while (targs.size() < n) {
            targs.add(null);
        }
    }
}
