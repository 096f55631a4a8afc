package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.types.Context;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Lookup;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.UnionType.Term;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Infers type arguments: from typed arguments, then from constraints until nothing new is learnt,
/// then from the default types of untyped constants.
final class Infer {
    /// Fresh type parameters, and the substitution that leads to them: calls of a generic function
    /// inside itself must not confuse the inner parameters with the outer ones.
    record Renamed(List<TypeParam> params, Substitution subst) {
        /// The generic signature in terms of the fresh parameters.
        Signature apply(Signature s, Context context) {
            return new Signature(
                    s.recv(),
                    List.of(),
                    params,
                    (TupleType) context.subst(s.params(), subst),
                    (TupleType) context.subst(s.results(), subst),
                    s.variadic());
        }
    }

    private record Core(Type type, boolean tilde, boolean single) {}

    private final Checker c;

    Infer(Checker c) {
        this.c = c;
    }

    static Renamed rename(List<TypeParam> params) {
        var fresh = new ArrayList<TypeParam>(params.size());
        for (var p : params) {
            var name = new TypeName(p.obj().pos(), p.obj().pkg(), p.obj().name(), null);
            var q = new TypeParam(name, p.index());
            name.setType(q);
            fresh.add(q);
        }
        var s = new Substitution(params, fresh);
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).setConstraint(Types.subst(params.get(i).constraint(), s));
        }
        return new Renamed(fresh, s);
    }

    /// The type arguments, or null with the reason in `err`. `known` may be null, shorter, or have
    /// null entries.
    List<Type> infer(
            int pos,
            List<TypeParam> tparams,
            List<Type> known,
            TupleType params0,
            List<Operand> args,
            boolean reverse,
            ErrorBuilder err) {
        for (var a : args) {
            if (a.invalid()) {
                return null;
            }
        }
        var targs = new ArrayList<Type>();
        boolean any = false;
        boolean all = true;
        for (int i = 0; i < tparams.size(); i++) {
            var t = known != null && i < known.size() ? known.get(i) : null;
            targs.add(t);
            any |= t != null;
            all &= t != null;
        }
        if (all) {
            return targs;
        }
        var params = params0;
        if (any) {
            params = (TupleType) c.context.subst(params, partial(tparams, targs));
        }
        var u = new Unifier(tparams, targs);
        var untyped = new ArrayList<Integer>();
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            var par = params.at(i).type();
            if (!Types.mentions(par, tparams) && !Types.mentions(arg.type, tparams)) {
                continue;
            }
            if (Types.isTyped(arg.type)) {
                if (!u.unify(par, arg.type, false)) {
                    mismatch(par, arg, tparams, u, reverse, err);
                    return null;
                }
            } else if (Types.isTypeParam(par) && !arg.isNil()) {
                untyped.add(i);
            }
        }
        if (!useConstraints(pos, tparams, u, err)
                || !useUntyped(tparams, params, args, untyped, u, err)) {
            return null;
        }
        return simplify(pos, tparams, u, err);
    }

    private static Substitution partial(List<TypeParam> tparams, List<Type> targs) {
        var ps = new ArrayList<TypeParam>();
        var ts = new ArrayList<Type>();
        for (int i = 0; i < tparams.size(); i++) {
            if (targs.get(i) != null) {
                ps.add(tparams.get(i));
                ts.add(targs.get(i));
            }
        }
        return new Substitution(ps, ts);
    }

    private void mismatch(
            Type par,
            Operand arg,
            List<TypeParam> tparams,
            Unifier u,
            boolean reverse,
            ErrorBuilder err) {
        var inferred = u.inferred(tparams);
        boolean none = true;
        for (var t : inferred) {
            none &= t == null;
        }
        var head = "type " + c.str(arg.type) + " of " + c.str(arg.expr);
        if (none) {
            err.add(
                    arg.pos(),
                    head
                            + " does not match "
                            + c.str(par)
                            + " (cannot infer "
                            + names(tparams)
                            + ")");
            return;
        }
        var now = c.context.subst(par, partial(tparams, inferred));
        if (sameObject(now, par)) {
            err.add(arg.pos(), head + " does not match " + c.str(par));
        } else if (reverse) {
            err.add(
                    arg.pos(),
                    "inferred type "
                            + c.str(now)
                            + " for "
                            + c.str(par)
                            + " does not match "
                            + head);
        } else {
            err.add(
                    arg.pos(),
                    head + " does not match inferred type " + c.str(now) + " for " + c.str(par));
        }
    }

    private static String names(List<TypeParam> params) {
        var sb = new StringBuilder();
        int n = params.size();
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                sb.append(n == 2 ? " and " : i == n - 1 ? ", and " : ", ");
            }
            sb.append(params.get(i).obj().name());
        }
        return sb.toString();
    }

    // ---- constraints

    private boolean useConstraints(int pos, List<TypeParam> tparams, Unifier u, ErrorBuilder err) {
        while (true) {
            int unknown = u.unknowns();
            for (var p : tparams) {
                var tx = u.at(p);
                var core = core(p);
                if (core != null) {
                    if (tx != null) {
                        var t = core.tilde() && !Types.isTypeParam(tx) ? tx.underlying() : tx;
                        if (!u.unify(t, core.type(), false)) {
                            err.add(
                                    pos,
                                    c.str(p)
                                            + " (type "
                                            + c.str(tx)
                                            + ") does not satisfy "
                                            + c.str(p.constraint()));
                            return false;
                        }
                    } else if (core.single() && !core.tilde()) {
                        u.set(p, core.type());
                    }
                } else if (tx != null && !methodsUnify(pos, p, tx, u, err)) {
                    return false;
                }
            }
            if (u.unknowns() == unknown) {
                return true;
            }
        }
    }

    private boolean methodsUnify(int pos, TypeParam p, Type tx, Unifier u, ErrorBuilder err) {
        var iface = (InterfaceType) p.underlying();
        for (var m : iface.typeSet().methods()) {
            Func f = null;
            if (tx.underlying() instanceof InterfaceType i) {
                for (var g : i.typeSet().methods()) {
                    if (g.id().equals(m.id())) {
                        f = g;
                    }
                }
            } else if (Lookup.fieldOrMethod(tx, false, m.pkg(), m.name()).obj() instanceof Func g) {
                f = g;
            }
            if (f == null || !u.unify(f.type(), m.type(), true)) {
                var cause = new Cause();
                c.implementing.hasAllMethods(tx, p.constraint(), true, cause);
                err.add(
                        pos,
                        c.str(p)
                                + " (type "
                                + c.str(tx)
                                + ") does not satisfy "
                                + c.str(p.constraint())
                                + (cause.isEmpty() ? "" : " " + cause.text));
                return false;
            }
        }
        return true;
    }

    private static Core core(TypeParam p) {
        var terms = Types.terms(p);
        if (terms == null || terms.isEmpty()) {
            return null;
        }
        if (terms.size() == 1) {
            Term t = terms.getFirst();
            return new Core(t.type(), t.tilde(), true);
        }
        var core = Types.coreType(p);
        if (core == null) {
            return null;
        }
        boolean tilde = false;
        for (var t : terms) {
            tilde |= t.tilde();
        }
        return new Core(core, tilde, false);
    }

    // ---- untyped constants

    private boolean useUntyped(
            List<TypeParam> tparams,
            TupleType params,
            List<Operand> args,
            List<Integer> untyped,
            Unifier u,
            ErrorBuilder err) {
        Map<TypeParam, Type> max = new IdentityHashMap<>();
        for (int i : untyped) {
            var p = Types.asTypeParam(params.at(i).type());
            if (p == null || !tparams.contains(p) || u.at(p) != null) {
                continue;
            }
            var t = args.get(i).type;
            var old = max.get(p);
            var m = old == null ? t : Types.maxUntyped(old, t);
            if (m == null) {
                err.add(
                        args.get(i).pos(),
                        "mismatched types "
                                + c.str(old)
                                + " and "
                                + c.str(t)
                                + " (cannot infer "
                                + c.str(p)
                                + ")");
                return false;
            }
            max.put(p, m);
        }
        for (var p : tparams) {
            if (max.get(p) != null) {
                u.set(p, Types.defaultType(max.get(p)));
            }
        }
        return true;
    }

    // ---- result

    /// Replaces type parameters in what was inferred for others; what stays open cannot be
    /// inferred.
    private List<Type> simplify(int pos, List<TypeParam> tparams, Unifier u, ErrorBuilder err) {
        var inferred = u.inferred(tparams);
        for (int round = 0; round <= tparams.size(); round++) {
            boolean changed = false;
            for (int i = 0; i < inferred.size(); i++) {
                var t = inferred.get(i);
                if (t == null || !Types.mentions(t, tparams)) {
                    continue;
                }
                if (Types.asTypeParam(t) == tparams.get(i)
                        || Types.mentions(t, List.of(tparams.get(i)))) {
                    inferred.set(i, null);
                    continue;
                }
                var n = c.context.subst(t, partial(tparams, inferred));
                if (!sameObject(n, t)) {
                    inferred.set(i, n);
                    changed = true;
                }
            }
            if (!changed) {
                break;
            }
        }
        for (int i = 0; i < inferred.size(); i++) {
            var t = inferred.get(i);
            if (t == null || Types.mentions(t, tparams)) {
                var o = tparams.get(i).obj();
                err.add(pos, "cannot infer " + o.name() + " (" + c.describe(o.pos()) + ")");
                return null;
            }
        }
        return inferred;
    }
}
