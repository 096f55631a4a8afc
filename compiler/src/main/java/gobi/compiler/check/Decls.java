package gobi.compiler.check;

import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Spec;
import gobi.compiler.types.Const;
import gobi.compiler.types.Func;
import gobi.compiler.types.Obj;
import gobi.compiler.types.Signature;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Declarations: package-level ones when they are first needed, local ones in order.
///
/// An object's mark tells how far it is: 0 not begun, 1 done, larger: being declared, at place
/// `mark - 2` of the checker's path. Meeting an object that is being declared means a cycle.
final class Decls {
    private static final int DONE = 1;
    private static final int FIRST = 2;
    private static final Signature NO_SIGNATURE =
            new Signature(null, List.of(), List.of(), TupleType.EMPTY, TupleType.EMPTY, false);
    private final Checker c;
    private int localTypes;

    Decls(Checker c) {
        this.c = c;
    }

    private static boolean isDone(Obj o) {
        return o.mark() == DONE;
    }

    /// Sees to it that the object has a type. `declared` is the type name that is being declared as
    /// this one, or null.
    void declare(Obj o, TypeName declared) {
        if (isDone(o)) {
            return;
        }
        if (o.mark() >= FIRST) {
            cycle(o);
            return;
        }
        var d = c.decls.get(o);
        if (d == null) {
            return;
        }
        enter(o);
        var saved = c.env;
        c.env = Env.of(null, d.fileScope);
        switch (o) {
            case Const k -> {
                c.env.decl = d;
                constant(k, d.type, d.init, d.inherited, d.iota);
            }
            case Var v -> {
                c.env.decl = d;
                variable(v, d.lhs, d.type, d.init);
            }
            case TypeName t -> c.typeDecls.declare(t, d.typeSpec, true);
            case Func f -> func(f, d);
            default -> throw new IllegalStateException(o.name());
        }
        c.env = saved;
        leave(o);
    }

    void enter(Obj o) {
        o.setMark(FIRST + c.path.size());
        c.path.add(o);
    }

    void leave(Obj o) {
        c.path.removeLast();
        o.setMark(DONE);
    }

    private void cycle(Obj o) {
        switch (o) {
            case Const _, Var _ -> {
                if (!c.cycles.permitted(o) || type(o) == null) {
                    o.setType(Universe.INVALID);
                }
            }
            case TypeName _ -> {
                if (!c.cycles.permitted(o)) {
                    o.setType(Universe.INVALID);
                }
            }
            case Func _ -> c.cycles.permitted(o);
            default -> {}
        }
    }

    private static Type type(Obj o) {
        return o.type();
    }

    void constant(Const k, Expr typeExpr, Expr init, boolean inherited, int iota) {
        var env = c.env;
        var outerIota = env.iota;
        int outerPos = env.errorPos;
        env.iota = Constant.Int.of(iota);
        k.setValue(Constants.UNKNOWN);
        try {
            if (typeExpr != null) {
                var t = c.typeExprs.type(typeExpr);
                if (!Types.isConstType(t)) {
                    if (Checker.valid(t.underlying())) {
                        c.error(
                                typeExpr,
                                Code.INVALID_CONST_TYPE,
                                "invalid constant type " + c.str(t));
                    }
                    k.setType(Universe.INVALID);
                    return;
                }
                k.setType(t);
            }
            var x = new Operand();
            if (init != null) {
                if (inherited) {
                    env.errorPos = k.pos();
                }
                c.exprs.expr(x, init);
            }
            c.assignments.initConst(k, x);
        } finally {
            env.iota = outerIota;
            env.errorPos = outerPos;
        }
    }

    void variable(Var v, List<Var> lhs, Expr typeExpr, Expr init) {
        if (typeExpr != null) {
            v.setType(c.typeExprs.varType(typeExpr));
        }
        if (init == null) {
            if (typeExpr == null) {
                v.setType(Universe.INVALID);
            }
            return;
        }
        if (lhs == null || lhs.size() == 1) {
            var x = new Operand();
            c.exprs.expr(Exprs.Target.of(v.type(), v.name()), x, init);
            c.assignments.initVar(v, x, "variable declaration");
            return;
        }
        if (typeExpr != null) {
            for (var w : lhs) {
                w.setType(v.type());
            }
        }
        c.assignments.initVars(lhs, List.of(init), null);
        for (var w : lhs) {
            if (w != v && c.decls.containsKey(w)) {
                w.setMark(w.mark() >= FIRST ? w.mark() : DONE);
            }
        }
    }

    private void func(Func f, DeclInfo d) {
        var decl = d.func;
        // Mentioning the function in its own signature is no cycle of types.
        int mark = f.mark();
        f.setMark(DONE);
        f.setType(NO_SIGNATURE);
        var sig = c.signatures.declared(decl.type(), decl.recv());
        f.setType(sig);
        f.setMark(mark);
        if (!sig.typeParams().isEmpty() && decl.body() == null) {
            c.error(decl.name(), Code.MISSING_BODY, "generic function is missing function body");
        }
        if (decl.body() != null) {
            var params = new ArrayList<TypeParam>(sig.recvTypeParams());
            params.addAll(sig.typeParams());
            c.later(() ->
                    c.stmts.funcBody(
                            d, sig, c.info.scopes.get(decl.type()), decl.body(), null, params));
        }
    }

    // ---- local declarations

    void local(Decl.Gen g) {
        Spec.Const last = null;
        for (var spec : g.specs()) {
            switch (spec) {
                case Spec.Const s -> {
                    boolean inherited = s.type() == null && s.values().isEmpty();
                    if (!inherited) {
                        last = s;
                    }
                    localConst(s, last, inherited);
                }
                case Spec.Var s -> localVar(s);
                case Spec.Type s -> localType(s);
                case Spec.Import s -> c.error(s, Code.SYNTAX_ERROR, "unexpected import");
            }
        }
    }

    private void localConst(Spec.Const s, Spec.Const last, boolean inherited) {
        int top = c.delayedCount();
        var objects = new ArrayList<Const>();
        List<Expr> values = last == null ? List.of() : last.values();
        for (int i = 0; i < s.names().size(); i++) {
            var n = s.names().get(i);
            var k = new Const(n.pos(), c.pkg, n.name(), null, Constant.Int.of(s.iota()));
            objects.add(k);
            constant(
                    k,
                    last == null ? null : last.type(),
                    i < values.size() ? values.get(i) : null,
                    inherited,
                    s.iota());
        }
        c.resolver.arity(s.pos(), s.names(), values, true, inherited);
        c.processDelayed(top);
        for (int i = 0; i < objects.size(); i++) {
            c.declare(c.env.scope, s.names().get(i), objects.get(i));
        }
    }

    private void localVar(Spec.Var s) {
        int top = c.delayedCount();
        var vars = new ArrayList<Var>();
        for (var n : s.names()) {
            vars.add(new Var(n.pos(), c.pkg, n.name(), null, Var.Kind.LOCAL, false));
        }
        int values = s.values().size();
        for (int i = 0; i < vars.size(); i++) {
            List<Var> lhs = null;
            Expr init = null;
            if (values == vars.size()) {
                init = s.values().get(i);
            } else if (values == 1) {
                lhs = vars;
                init = s.values().getFirst();
            } else if (i < values) {
                init = s.values().get(i);
            }
            variable(vars.get(i), lhs, s.type(), init);
            if (values == 1) {
                // One call initialises all.
                break;
            }
        }
        if (s.type() == null || values > 0) {
            c.resolver.arity(s.pos(), s.names(), s.values(), false, false);
        }
        if (s.type() != null && values == 1) {
            for (var v : vars) {
                v.setType(vars.getFirst().type());
            }
        }
        c.processDelayed(top);
        for (int i = 0; i < vars.size(); i++) {
            c.declareLocal(c.env.scope, vars.get(i));
            c.info.defs.put(s.names().get(i), vars.get(i));
        }
    }

    private void localType(Spec.Type s) {
        var t = new TypeName(s.name().pos(), c.pkg, s.name().name(), null);
        if (!s.alias()) {
            t.number(++localTypes);
        }
        c.declare(c.env.scope, s.name(), t);
        enter(t);
        c.typeDecls.declare(t, s, false);
        leave(t);
    }
}
