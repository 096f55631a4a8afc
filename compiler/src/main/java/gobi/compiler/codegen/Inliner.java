package gobi.compiler.codegen;

import gobi.compiler.check.Selection;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Stmt;
import gobi.compiler.types.Func;
import gobi.compiler.types.Signature;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Puts the bodies of [Leaves] in place of calls. The body is generated into the caller's code by a
/// generator of its own, which has the callee's tables and variables. Its instructions belong to
/// the line of the call.
final class Inliner {
    /// A call whose callee is a leaf; `method` is null for functions.
    record Site(
            Expr.Call call,
            Func origin,
            List<Type> typeArgs,
            Instances.Body body,
            Expr.Selector receiver,
            Methods.Found method) {}

    private final FunctionGen g;

    Inliner(FunctionGen g) {
        this.g = g;
    }

    /// The call, if its callee's body is to take its place; else null.
    Site site(Expr.Call c) {
        var fun = Exprs.unparen(c.fun());
        if (c.ellipsis() != 0
                || c.args().size() == 1
                        && g.typeOf(c.args().getFirst()) instanceof gobi.compiler.types.TupleType) {
            return null;
        }
        if (fun instanceof Expr.Selector s && g.info.selections.get(s) instanceof Selection sel) {
            return sel.kind() == Selection.Kind.METHOD_VALUE ? method(c, s) : null;
        }
        var n = g.calls.name(fun);
        if (n == null || !(g.info.uses.get(n) instanceof Func f)) {
            return null;
        }
        var args = g.typeArgs(n);
        return site(c, f.origin(), args == null ? List.of() : args, null, null);
    }

    private Site method(Expr.Call c, Expr.Selector s) {
        if (Types.isInterface(g.typeOf(s.x()))) {
            return null;
        }
        var m = g.unit.methods().find(g.typeOf(s.x()), s, g);
        if (m.isInterface()) {
            return null;
        }
        var args = Types.asNamed(Types.deref(m.holder())).typeArgs();
        return site(c, m.func().origin(), args, s, m);
    }

    private Site site(Expr.Call c, Func f, List<Type> typeArgs, Expr.Selector s, Methods.Found m) {
        var body = g.unit.leaves().find(f, typeArgs);
        if (body == null) {
            return null;
        }
        if (g.unit.decisions() != null && g.source.pkg() == g.unit.pkg() && !g.isInlined()) {
            g.unit.decisions()
                    .accept(new Decision(c.lparen(), "inlining call to " + Leaves.name(f, g.unit)));
        }
        return new Site(c, f, typeArgs, body, s, m);
    }

    /// The results of the call, in temporaries.
    List<Place> call(Site site) {
        g.line(site.call().pos());
        var in = callee(site);
        var results = new ArrayList<Place>();
        for (var t : in.frame.results()) {
            results.add(new Slots(g.values.temp(t)));
        }
        // What arguments make in the frame is in use as long as the results are.
        var args = arguments(site, in);
        g.openBlock();
        bind(args, in);
        in.returns.inline(results, site.body().decl().type().results());
        in.statements.list(site.body().decl().body().stmts());
        in.returns.endInline();
        g.closeBlock();
        return results;
    }

    /// Evaluates a leaf that is one expression into slots, if they hold none of its variables;
    /// false if that cannot be.
    boolean to(Site site, int dst) {
        var stmts = site.body().decl().body().stmts();
        if (stmts.size() != 1
                || !(stmts.getFirst() instanceof Stmt.Return r)
                || r.results().size() != 1
                || FunctionBuilder.isOut(dst)) {
            return false;
        }
        g.line(site.call().pos());
        var in = callee(site);
        var t = in.frame.results().getFirst();
        // What arguments make in the frame is in use as long as the results are.
        var args = arguments(site, in);
        g.openBlock();
        bind(args, in);
        boolean free = in.env.values().stream().noneMatch(p -> overlaps(p, dst, t));
        int at = free ? dst : g.values.temp(t);
        in.exprs.to(r.results().getFirst(), t, new Slots(at));
        g.values.move(dst, at, g.shapes.of(t).slots());
        g.closeBlock();
        return true;
    }

    /// Whether a variable of one slot or more begins in a group of slots, or the other way round.
    private boolean overlaps(Place variable, int dst, Type t) {
        int slot = ((Slots) variable).slot();
        int n = g.shapes.of(t).slots();
        return slot < dst + n && dst < slot + gobi.compiler.bytecode.FunctionCode.MAX_SPREAD;
    }

    private FunctionGen callee(Site site) {
        var body = site.body();
        var generic = body.declared().signature();
        var sig = (Signature) g.unit.context().subst(generic, body.subst());
        var escape = g.unit.escapes().of(body, site.origin(), site.typeArgs());
        return new FunctionGen(
                g, body.source(), body.subst(), CallShape.of(g.shapes, null, sig), escape);
    }

    // ---- arguments

    private record Bound(List<Var> params, List<Place> places) {}

    /// Evaluates receiver and arguments. As in any call those that call are evaluated first.
    private Bound arguments(Site site, FunctionGen in) {
        var decl = site.body().decl();
        var params = new ArrayList<Var>();
        var places = new ArrayList<Place>();
        if (site.method() != null) {
            Functions.addVars(in, decl.recv(), params);
            var m = site.method();
            var held = g.overrides.get(site.receiver());
            var at = held != null ? held.getFirst() : g.calls.receiver(site.receiver(), m);
            places.add(g.values.keep(at, m.receiverType()));
        }
        Functions.addVars(in, decl.type().params(), params);
        var sig = g.calls.signature(site.call());
        var args = site.call().args();
        int first = places.size();
        for (int i = 0; i < args.size(); i++) {
            var t = sig.params().at(i).type();
            boolean calls = g.effects.calls(args.get(i));
            places.add(calls ? new Slots(g.exprs.operand(args.get(i), t)) : null);
        }
        for (int i = 0; i < args.size(); i++) {
            if (places.get(first + i) == null) {
                var t = sig.params().at(i).type();
                places.set(first + i, new Slots(g.exprs.operand(args.get(i), t)));
            }
        }
        return new Bound(params, places);
    }

    private static void bind(Bound args, FunctionGen in) {
        for (int i = 0; i < args.params().size(); i++) {
            if (args.params().get(i) != null) {
                bind(in, args.params().get(i), args.places().get(i));
            }
        }
    }

    /// A parameter that the body assigns to is a variable of its own.
    private static void bind(FunctionGen in, Var v, Place at) {
        if (in.escape.reassigned(v)) {
            in.values.copy(at, in.declare(v), in.type(v.type()));
        } else {
            in.env.put(v, at);
        }
    }
}
