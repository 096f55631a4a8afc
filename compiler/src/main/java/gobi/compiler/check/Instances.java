package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.List;

/// Instantiation of generic types and functions, and the check of type arguments.
final class Instances {
    private final Checker c;

    Instances(Checker c) {
        this.c = c;
    }

    Type instantiatedType(Expr.Index e) {
        c.require(Positions.start(e), 18, "type instantiation");
        var cause = new Cause();
        var generic = c.typeExprs.genericType(e.x(), cause);
        if (!cause.isEmpty()) {
            c.error(
                    e.x(),
                    Code.NOT_GENERIC,
                    "invalid operation: "
                            + c.str(e.x())
                            + list(e.indices())
                            + " ("
                            + cause.text
                            + ")");
        }
        if (!Checker.valid(generic)) {
            for (var i : e.indices()) {
                c.typeExprs.type(i);
            }
            return Universe.INVALID;
        }
        var args = c.typeExprs.typeList(e.indices());
        if (args == null || !(Types.unalias(generic) instanceof NamedType origin)) {
            return Universe.INVALID;
        }
        // The number is known already, except in cycles.
        if (!origin.typeParams().isEmpty()
                && !argumentCount(
                        e.x().pos(),
                        origin.obj().name(),
                        origin.typeParams().size(),
                        args.size())) {
            return Universe.INVALID;
        }
        var inst = c.context.instantiate(origin, args);
        c.recordInstance(e.x(), args, inst);
        c.later(() -> {
            if (origin.typeParams().size() == args.size()) {
                verifyAt(Positions.mark(e.x()), origin.typeParams(), args, e.indices());
            }
            c.validTypes.check(inst);
        });
        return inst;
    }

    private String list(List<Expr> list) {
        var sb = new StringBuilder("[");
        for (var e : list) {
            sb.append(sb.length() > 1 ? ", " : "").append(c.str(e));
        }
        return sb.append(']').toString();
    }

    private boolean argumentCount(int pos, String name, int want, int got) {
        if (want == got) {
            return true;
        }
        var what = got < want ? "not enough" : "too many";
        c.error(
                pos,
                Code.WRONG_TYPE_ARG_COUNT,
                what + " type arguments for type " + name + ": have " + got + ", want " + want);
        return false;
    }

    /// Reports the first type argument that does not satisfy its constraint, at its expression or
    /// at `pos`.
    void verifyAt(int pos, List<TypeParam> params, List<Type> args, List<Expr> exprs) {
        var cause = new Cause();
        int bad = verify(params, args, cause);
        if (bad >= 0) {
            c.error(
                    exprs != null && bad < exprs.size() ? Positions.mark(exprs.get(bad)) : pos,
                    Code.UNSATISFIED,
                    cause.text);
        } else {
            c.mono.recordInstance(pos, params, args, exprs);
        }
    }

    /// Index of the first argument that does not satisfy its constraint, or -1.
    int verify(List<TypeParam> params, List<Type> args, Cause cause) {
        var subst = new Substitution(params, args);
        for (int i = 0; i < params.size(); i++) {
            var bound = c.context.subst(params.get(i).constraint(), subst);
            if (!c.implementing.implementsType(args.get(i), bound, true, cause)) {
                return i;
            }
        }
        return -1;
    }

    Signature instantiate(int pos, Expr e, List<Type> args, Signature sig, List<Expr> exprs) {
        var inst = substitute(sig, args);
        c.recordInstance(e, args, inst);
        var params = sig.typeParams();
        var list = List.copyOf(args);
        c.later(() -> verifyAt(pos, params, list, exprs));
        return inst;
    }

    Signature substitute(Signature sig, List<Type> args) {
        var s = new Substitution(sig.typeParams(), args);
        return new Signature(
                sig.recv(),
                List.of(),
                List.of(),
                (TupleType) c.context.subst(sig.params(), s),
                (TupleType) c.context.subst(sig.results(), s),
                sig.variadic());
    }
}
