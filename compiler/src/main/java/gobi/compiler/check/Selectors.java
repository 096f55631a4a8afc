package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.Builtin;
import gobi.compiler.types.Const;
import gobi.compiler.types.Func;
import gobi.compiler.types.Lookup;
import gobi.compiler.types.Obj;
import gobi.compiler.types.PkgName;
import gobi.compiler.types.Signature;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Selectors: qualified names, fields, method values and method expressions.
final class Selectors {
    private final Checker c;

    Selectors(Checker c) {
        this.c = c;
    }

    void selector(Operand x, Expr.Selector e, TypeName declared, boolean wantType) {
        x.expr = e;
        if (e.x() instanceof Expr.Name n && c.lookup(n.name()) instanceof PkgName p) {
            c.recordUse(n, p);
            p.markUsed();
            qualified(x, e, p);
            x.expr = e;
            return;
        }
        c.exprs.exprOrType(x, e.x(), false);
        if (x.mode == Mode.BUILTIN) {
            c.error(e, Code.BUILTIN_NOT_CALLED, "cannot select on " + c.str(x));
            x.invalidate();
        } else if (x.mode == Mode.TYPE && declared != null && sameObject(declared.type(), x.type)) {
            c.cycles.report(List.of(declared), 0);
            x.invalidate();
        } else if (x.isNil() && Types.isUntyped(x.type)) {
            c.error(
                    e.sel(),
                    Code.MISSING_FIELD_OR_METHOD,
                    c.str(e)
                            + " undefined (type untyped nil has no field or method "
                            + e.sel().name()
                            + ")");
            x.invalidate();
        }
        if (x.invalid()) {
            x.expr = e;
            return;
        }
        if (wantType) {
            c.error(e.sel(), Code.NOT_A_TYPE, c.str(e) + " is not a type");
            x.invalidate();
            x.expr = e;
            return;
        }
        var r = Lookup.fieldOrMethod(x.type, x.mode == Mode.VARIABLE, c.pkg, e.sel().name());
        if (r.obj() == null) {
            missing(x, e, r);
            x.invalidate();
            x.expr = e;
            return;
        }
        c.recordUse(e.sel(), r.obj());
        if (r.obj() instanceof Func m && c.decls.containsKey(m)) {
            c.declarations.declare(m, null);
        }
        if (x.mode == Mode.TYPE) {
            methodExpr(x, e, r);
        } else {
            member(x, e, r);
        }
        x.expr = e;
    }

    private void qualified(Operand x, Expr.Selector e, PkgName p) {
        var name = e.sel().name();
        var pkg = p.imported();
        var obj = pkg.scope().lookup(name);
        if (obj == null) {
            c.error(e.sel(), Code.UNDEFINED, "undefined: " + c.str(e));
            return;
        }
        if (!obj.exported()) {
            c.error(
                    e.sel(),
                    Code.UNEXPORTED,
                    "name " + name + " not exported by package " + pkg.name());
        }
        c.recordUse(e.sel(), obj);
        switch (obj) {
            case Const k -> {
                x.mode = Mode.CONSTANT;
                x.val = k.value() == null ? Constants.UNKNOWN : k.value();
            }
            case TypeName _ -> x.mode = Mode.TYPE;
            case Var _ -> x.mode = Mode.VARIABLE;
            case Func _ -> x.mode = Mode.VALUE;
            case Builtin b -> {
                x.mode = Mode.BUILTIN;
                x.id = b.builtinId();
            }
            default -> throw new IllegalStateException("exported " + obj.name());
        }
        x.type = obj.type() == null ? gobi.compiler.types.Universe.INVALID : obj.type();
        if (!Checker.valid(x.type) && x.mode != Mode.BUILTIN) {
            x.invalidate();
        }
    }

    private void missing(Operand x, Expr.Selector e, Lookup.Result r) {
        if (!Checker.valid(x.type.underlying())) {
            return;
        }
        var sel = e.sel().name();
        if (r.ambiguous()) {
            c.error(
                    e.sel(),
                    Code.AMBIGUOUS_SELECTOR,
                    "ambiguous selector " + c.str(x.expr) + "." + sel);
            return;
        }
        if (r.indirect()) {
            if (x.mode == Mode.TYPE) {
                var t = c.str(x.type);
                c.error(
                        e.sel(),
                        Code.INVALID_METHOD_EXPR,
                        "invalid method expression "
                                + t
                                + "."
                                + sel
                                + " (needs pointer receiver (*"
                                + t
                                + ")."
                                + sel
                                + ")");
            } else {
                c.error(
                        e.sel(),
                        Code.INVALID_METHOD_EXPR,
                        "cannot call pointer method " + sel + " on " + c.str(x.type));
            }
            return;
        }
        String why;
        if (Types.isInterfacePointer(x.type)) {
            why = c.implementing.pointerToInterface(x.type);
        } else {
            var alt = Lookup.fieldOrMethod(x.type, x.mode == Mode.VARIABLE, c.pkg, sel, true).obj();
            why = explain(x.type, sel, alt, false);
        }
        c.error(
                e.sel(),
                Code.MISSING_FIELD_OR_METHOD,
                c.str(x.expr) + "." + sel + " undefined (" + why + ")");
    }

    private static boolean isExported(String name) {
        return Character.isUpperCase(name.codePointAt(0));
    }

    private static String tail(String s) {
        return s.isEmpty() ? s : s.substring(s.offsetByCodePoints(0, 1));
    }

    /// Why `sel` is not a member of the type; `alt` is a member whose name differs in case, or
    /// null.
    String explain(Type t, String sel, Obj alt, boolean literal) {
        var what = alt instanceof Func ? "method" : alt instanceof Var ? "field" : "object";
        if (alt != null && alt.pkg() != c.pkg) {
            if (isExported(sel) && !alt.exported()) {
                if (!tail(sel).equals(tail(alt.name()))) {
                    alt = null;
                } else if (literal) {
                    return "unknown field "
                            + sel
                            + " in struct literal of type "
                            + c.str(t)
                            + ", but does have unexported "
                            + alt.name();
                } else {
                    return "type "
                            + c.str(t)
                            + " has no field or method "
                            + sel
                            + ", but does have unexported "
                            + what
                            + " "
                            + alt.name();
                }
            } else if (!isExported(sel)) {
                if (sel.equals(alt.name())) {
                    return literal
                            ? "cannot refer to unexported field "
                                    + alt.name()
                                    + " in struct literal of type "
                                    + c.str(t)
                            : "cannot refer to unexported " + what + " " + alt.name();
                }
                if (!alt.exported() || !tail(sel).equals(tail(alt.name()))) {
                    alt = null;
                }
            }
        }
        if (literal) {
            return "unknown field "
                    + sel
                    + " in struct literal of type "
                    + c.str(t)
                    + (alt == null ? "" : ", but does have " + alt.name());
        }
        return "type "
                + c.str(t)
                + " has no field or method "
                + sel
                + (alt == null ? "" : ", but does have " + what + " " + alt.name());
    }

    private void methodExpr(Operand x, Expr.Selector e, Lookup.Result r) {
        var sel = e.sel().name();
        if (!(r.obj() instanceof Func m)) {
            c.error(
                    e.sel(),
                    Code.MISSING_FIELD_OR_METHOD,
                    c.str(x.expr)
                            + "."
                            + sel
                            + " undefined (type "
                            + c.str(x.type)
                            + " has no method "
                            + sel
                            + ")");
            x.invalidate();
            return;
        }
        if (!(m.type() instanceof Signature sig)) {
            c.error(e, Code.DECLARATION_CYCLE, "illegal cycle in method declaration");
            x.invalidate();
            return;
        }
        var params = new ArrayList<Var>();
        var name = "";
        if (sig.params().size() > 0 && !sig.params().at(0).name().isEmpty()) {
            // Parameters have names all or none.
            name = sig.recv() == null || sig.recv().name().isEmpty() ? "_" : sig.recv().name();
        }
        params.add(
                new Var(
                        sig.recv() == null ? 0 : sig.recv().pos(),
                        m.pkg(),
                        name,
                        x.type,
                        Var.Kind.PARAM,
                        false));
        params.addAll(sig.params().vars());
        var type =
                new Signature(
                        null,
                        List.of(),
                        sig.typeParams(),
                        new TupleType(params),
                        sig.results(),
                        sig.variadic());
        c.info.selections.put(
                e,
                new Selection(
                        Selection.Kind.METHOD_EXPR, x.type, m, r.index(), r.indirect(), type));
        x.mode = Mode.VALUE;
        x.type = type;
        c.addDependency(m);
    }

    private void member(Operand x, Expr.Selector e, Lookup.Result r) {
        if (r.obj() instanceof Var f) {
            c.info.selections.put(
                    e,
                    new Selection(
                            Selection.Kind.FIELD, x.type, f, r.index(), r.indirect(), f.type()));
            x.mode = x.mode == Mode.VARIABLE || r.indirect() ? Mode.VARIABLE : Mode.VALUE;
            x.type = f.type();
            return;
        }
        var m = (Func) r.obj();
        if (!(m.type() instanceof Signature sig)) {
            x.invalidate();
            return;
        }
        var type =
                new Signature(
                        null,
                        List.of(),
                        sig.typeParams(),
                        sig.params(),
                        sig.results(),
                        sig.variadic());
        c.info.selections.put(
                e,
                new Selection(
                        Selection.Kind.METHOD_VALUE, x.type, m, r.index(), r.indirect(), type));
        x.mode = Mode.VALUE;
        x.type = type;
        c.addDependency(m);
    }
}
