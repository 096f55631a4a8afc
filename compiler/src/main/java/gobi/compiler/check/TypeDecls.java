package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.FieldList;
import gobi.compiler.syntax.Spec;
import gobi.compiler.types.AliasType;
import gobi.compiler.types.Func;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Type declarations and type parameter lists.
final class TypeDecls {
    private final Checker c;

    TypeDecls(Checker c) {
        this.c = c;
    }

    void declare(TypeName obj, Spec.Type s, boolean packageLevel) {
        if (s.alias()) {
            alias(obj, s);
            return;
        }
        var named = new NamedType(obj);
        obj.setType(named);
        if (!c.env.typeParams.isEmpty()) {
            named.setEnclosingParams(c.env.typeParams);
        }
        var methods = packageLevel ? addMethods(named, obj) : Map.<String, Func>of();
        c.later(() -> c.validTypes.check(named));
        boolean generic = s.typeParams() != null && !s.typeParams().fields().isEmpty();
        if (generic) {
            c.openScope(s);
            c.require(s.typeParams().fields().getFirst().pos(), 18, "type parameter");
            collect(s.typeParams(), named::setTypeParams);
        }
        var rhs = c.typeExprs.declaredType(s.type(), obj);
        if (Types.isTypeParam(rhs)) {
            c.error(
                    s.type(),
                    Code.MISPLACED_TYPE_PARAM,
                    "cannot use a type parameter as RHS in type declaration");
            rhs = Universe.INVALID;
        }
        if (generic) {
            c.closeScope();
        }
        named.setRhs(rhs);
        if (!Checker.valid(rhs)) {
            named.setUnderlying(Universe.INVALID);
        }
        c.cycles.checkChain(named);
        if (!methods.isEmpty()) {
            c.later(() -> uniqueNames(named, methods));
        }
    }

    private void alias(TypeName obj, Spec.Type s) {
        c.require(s.pos(), 9, "type alias");
        if (s.typeParams() != null
                && c.require(s.typeParams().fields().getFirst().pos(), 23, "generic type alias")) {
            c.error(
                    s,
                    Code.UNSUPPORTED_FEATURE,
                    "generic type alias requires GOEXPERIMENT=aliastypeparams");
        }
        var alias = new AliasType(obj, Universe.INVALID);
        obj.setType(alias);
        var rhs = c.typeExprs.declaredType(s.type(), obj);
        alias.setAliased(rhs);
        if (obj.type() != alias || !Checker.valid(rhs)) {
            obj.setType(Universe.INVALID);
        }
    }

    private Map<String, Func> addMethods(NamedType named, TypeName obj) {
        var list = c.resolver.methodsOf(obj);
        if (list.isEmpty()) {
            return Map.of();
        }
        var byName = new HashMap<String, Func>();
        for (var m : list) {
            if (!m.name().equals("_")) {
                var old = byName.putIfAbsent(m.name(), m);
                if (old != null) {
                    c.error(
                            m.pos(),
                            Code.DUPLICATE_METHOD,
                            "method "
                                    + obj.name()
                                    + "."
                                    + m.name()
                                    + " already declared at "
                                    + c.describe(old.pos()));
                    continue;
                }
            }
            named.addMethod(m);
        }
        return byName;
    }

    private void uniqueNames(NamedType named, Map<String, Func> methods) {
        if (named.underlying() instanceof StructType s) {
            for (var f : s.fields()) {
                var m = methods.get(f.name());
                if (m != null && !f.name().equals("_")) {
                    var e =
                            c.newError(Code.FIELD_AND_METHOD)
                                    .add(
                                            m.pos(),
                                            "field and method with the same name " + f.name());
                    c.addOther(e, f);
                    e.report();
                }
            }
        }
    }

    // ---- type parameters

    List<TypeParam> collect(FieldList list) {
        return collect(list, p -> {});
    }

    /// Declares type parameters in the present scope; `early` gets them before their constraints
    /// are known.
    private List<TypeParam> collect(FieldList list, Consumer<List<TypeParam>> early) {
        var params = new ArrayList<TypeParam>();
        for (var f : list.fields()) {
            for (var n : f.names()) {
                params.add(declareParam(n, params.size()));
            }
        }
        early.accept(params);
        boolean saved = c.env.inTypeParams;
        c.env.inTypeParams = true;
        int i = 0;
        for (var f : list.fields()) {
            var bound = bound(f.type());
            for (int k = 0; k < f.names().size(); k++) {
                params.get(i++).setConstraint(bound);
            }
        }
        c.env.inTypeParams = saved;
        return params;
    }

    private TypeParam declareParam(Expr.Name n, int index) {
        var name = new TypeName(n.pos(), c.pkg, n.name(), null);
        var p = new TypeParam(name, index);
        p.setConstraint(Universe.ANY);
        name.setType(p);
        name.setMark(1);
        c.declare(c.env.scope, n, name);
        return p;
    }

    private Type bound(Expr e) {
        var t = c.interfaces.constraint(e);
        if (Types.isTypeParam(t)) {
            c.error(e, Code.MISPLACED_TYPE_PARAM, "cannot use a type parameter as constraint");
            return Universe.ANY;
        }
        return Checker.valid(t) ? t : Universe.ANY;
    }
}
