package gobi.compiler.check;

import gobi.compiler.check.Operand.Mode;
import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Composite and function literals.
final class CompositeLits {
    private final Checker c;

    CompositeLits(Checker c) {
        this.c = c;
    }

    void function(Operand x, Expr.FuncLit e) {
        if (!(c.typeExprs.type(e.type()) instanceof Signature sig)) {
            return;
        }
        var decl = c.env.decl;
        var iota = c.env.iota;
        var params = c.env.typeParams;
        // Later, since the function may stand in a type that its body refers to.
        c.later(() ->
                c.stmts.funcBody(decl, sig, c.info.scopes.get(e.type()), e.body(), iota, params));
        x.mode = Mode.VALUE;
        x.type = sig;
    }

    void composite(Operand x, Expr.CompositeLit e, Type hint) {
        Type type;
        Type base;
        boolean element = false;
        boolean open = false;
        if (e.type() instanceof Expr.ArrayType a && a.length() instanceof Expr.Ellipsis) {
            type = new ArrayType(c.typeExprs.varType(a.elem()), -1);
            base = type;
            open = true;
        } else if (e.type() != null) {
            type = c.typeExprs.type(e.type());
            base = type;
        } else if (hint != null) {
            type = hint;
            base = type;
            if (Types.coreType(base) instanceof PointerType p) {
                base = p.elem();
            }
            element = true;
        } else {
            c.error(e, Code.UNTYPED_LITERAL, "missing type in composite literal");
            type = Universe.INVALID;
            base = type;
        }
        var u = Types.coreType(base);
        switch (u) {
            case StructType s -> struct(e, s, base);
            case ArrayType a -> {
                long n = c.indexes.elements(e.elements(), a.elem(), a.length());
                if (open) {
                    type = new ArrayType(a.elem(), n);
                    c.recordType(e.type(), type);
                }
            }
            case SliceType s ->
                    c.sizeLimits.slice(e, c.indexes.elements(e.elements(), s.elem(), -1));
            case MapType m -> map(x, e, m);
            case null, default -> {
                for (var el : e.elements()) {
                    c.calls.use(el);
                }
                if (u == null || Checker.valid(u)) {
                    c.error(
                            e,
                            Code.INVALID_LITERAL,
                            "invalid composite literal"
                                    + (element ? " element" : "")
                                    + " type "
                                    + c.str(type)
                                    + (u == null ? " (no core type)" : ""));
                }
                x.invalidate();
                return;
            }
        }
        x.mode = Mode.VALUE;
        x.type = type;
        x.val = null;
    }

    private void struct(Expr.CompositeLit e, StructType s, Type base) {
        if (e.elements().isEmpty()) {
            return;
        }
        if (e.elements().getFirst() instanceof Expr.KeyValue) {
            keyed(e, s, base);
        } else {
            positional(e, s, base);
        }
    }

    private void keyed(Expr.CompositeLit e, StructType s, Type base) {
        var seen = new boolean[s.fields().size()];
        for (var el : e.elements()) {
            if (!(el instanceof Expr.KeyValue kv)) {
                mixture(el);
                continue;
            }
            int i = kv.key() instanceof Expr.Name n ? fieldIndex(s, n.name(), false) : -1;
            var x = new Operand();
            c.exprs.exprWithHint(x, kv.value(), null);
            if (!(kv.key() instanceof Expr.Name key)) {
                c.error(
                        kv,
                        Code.INVALID_FIELD_NAME,
                        "invalid field name " + c.str(kv.key()) + " in struct literal");
                continue;
            }
            if (i < 0) {
                int j = fieldIndex(s, key.name(), true);
                c.error(
                        key,
                        Code.UNKNOWN_FIELD,
                        c.selectors.explain(
                                base, key.name(), j < 0 ? null : s.fields().get(j), true));
                continue;
            }
            var f = s.fields().get(i);
            c.recordUse(key, f);
            c.assignments.assign(x, f.type(), "struct literal");
            if (seen[i]) {
                c.error(
                        kv,
                        Code.DUPLICATE_FIELD,
                        "duplicate field name " + key.name() + " in struct literal");
            }
            seen[i] = true;
        }
    }

    private void mixture(Expr e) {
        c.error(
                e,
                Code.MIXED_LITERAL,
                "mixture of field:value and value elements in struct literal");
    }

    private void positional(Expr.CompositeLit e, StructType s, Type base) {
        int n = s.fields().size();
        for (int i = 0; i < e.elements().size(); i++) {
            var el = e.elements().get(i);
            if (el instanceof Expr.KeyValue) {
                mixture(el);
                continue;
            }
            var x = new Operand();
            c.exprs.expr(x, el);
            if (i >= n) {
                c.error(
                        x,
                        Code.WRONG_FIELD_COUNT,
                        "too many values in struct literal of type " + c.str(base));
                return;
            }
            var f = s.fields().get(i);
            if (!f.exported() && f.pkg() != c.pkg) {
                c.error(
                        x,
                        Code.UNEXPORTED_FIELD,
                        "implicit assignment to unexported field "
                                + f.name()
                                + " in struct literal of type "
                                + c.str(base));
                continue;
            }
            c.assignments.assign(x, f.type(), "struct literal");
        }
        if (e.elements().size() < n) {
            c.error(
                    e.rbrace(),
                    Code.WRONG_FIELD_COUNT,
                    "too few values in struct literal of type " + c.str(base));
        }
    }

    private int fieldIndex(StructType s, String name, boolean foldCase) {
        if (name.equals("_")) {
            return -1;
        }
        List<Var> fields = s.fields();
        for (int i = 0; i < fields.size(); i++) {
            var f = fields.get(i);
            if (foldCase && f.name().equalsIgnoreCase(name)
                    || f.name().equals(name) && (f.exported() || f.pkg() == c.pkg)) {
                return i;
            }
        }
        return -1;
    }

    private void map(Operand x, Expr.CompositeLit e, MapType m) {
        Map<Object, List<Type>> seen = new HashMap<>();
        for (var el : e.elements()) {
            if (!(el instanceof Expr.KeyValue kv)) {
                c.error(el, Code.MISSING_KEY, "missing key in map literal");
                continue;
            }
            c.exprs.exprWithHint(x, kv.key(), m.key());
            c.assignments.assign(x, m.key(), "map literal");
            if (x.invalid()) {
                continue;
            }
            if (x.isConstant() && !Constants.isUnknown(x.val) && duplicate(seen, x, m)) {
                c.error(
                        x,
                        Code.DUPLICATE_LITERAL_KEY,
                        "duplicate key " + Constants.print(x.val) + " in map literal");
                continue;
            }
            var v = new Operand();
            c.exprs.exprWithHint(v, kv.value(), m.elem());
            c.assignments.assign(v, m.elem(), "map literal");
        }
    }

    private static boolean duplicate(Map<Object, List<Type>> seen, Operand x, MapType m) {
        Constant key = x.val;
        var types = seen.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (!Types.isInterface(m.key())) {
            if (!types.isEmpty()) {
                return true;
            }
            types.add(x.type);
            return false;
        }
        for (var t : types) {
            if (Types.identical(t, x.type)) {
                return true;
            }
        }
        types.add(x.type);
        return false;
    }
}
