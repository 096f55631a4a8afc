package gobi.compiler.check;

import gobi.compiler.constant.Constant;
import gobi.compiler.constant.Constants;
import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.Expr.LitKind;
import gobi.compiler.syntax.Field;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Universe;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// Struct types.
final class Structs {
    private final Checker c;

    Structs(Checker c) {
        this.c = c;
    }

    Type struct(Expr.StructType e) {
        var fields = new ArrayList<Var>();
        var tags = new ArrayList<String>();
        var seen = new HashMap<String, Var>();
        for (var f : e.fields().fields()) {
            var tag = f.tag() == null ? "" : tag(f.tag());
            var type = c.typeExprs.varType(f.type());
            if (f.names().isEmpty()) {
                if (embedded(f, type, seen, fields)) {
                    tags.add(tag);
                }
                continue;
            }
            for (var n : f.names()) {
                var v = field(n, n.pos(), type, false, seen);
                if (v != null) {
                    fields.add(v);
                    tags.add(tag);
                }
            }
        }
        return new StructType(fields, tags);
    }

    private static String tag(Expr.BasicLit l) {
        return l.kind() == LitKind.STRING
                        && Constants.literal(l.kind(), l.text()) instanceof Constant.Str s
                ? s.text()
                : "";
    }

    private Var field(Expr.Name n, int pos, Type type, boolean embedded, Map<String, Var> seen) {
        var v = new Var(pos, c.pkg, n.name(), type, Var.Kind.FIELD, embedded);
        if (!n.name().equals("_")) {
            var old = seen.putIfAbsent(n.name(), v);
            if (old != null) {
                var e = c.newError(Code.REDECLARED).add(pos, n.name() + " redeclared");
                c.addOther(e, old);
                e.report();
                return null;
            }
        }
        c.info.defs.put(n, v);
        return v;
    }

    private boolean embedded(Field f, Type type, Map<String, Var> seen, ArrayList<Var> fields) {
        var name = embeddedName(f.type());
        if (name == null) {
            c.error(
                    f.type(),
                    Code.INVALID_EMBEDDED,
                    "invalid embedded field type " + c.str(f.type()));
            fields.add(new Var(f.pos(), c.pkg, "_", Universe.INVALID, Var.Kind.FIELD, true));
            return true;
        }
        var v = new Var(name.pos(), c.pkg, name.name(), type, Var.Kind.FIELD, true);
        var old = seen.putIfAbsent(name.name(), v);
        if (old != null) {
            var e = c.newError(Code.REDECLARED).add(name.pos(), name.name() + " redeclared");
            c.addOther(e, old);
            e.report();
            return false;
        }
        c.info.implicits.put(f, v);
        fields.add(v);
        c.later(() -> checkEmbedded(f, type));
        return true;
    }

    private void checkEmbedded(Field f, Type type) {
        var t = Types.deref(type);
        boolean pointer = Types.unalias(type) instanceof PointerType;
        String wrong = null;
        switch (t.underlying()) {
            case BasicType b when b.kind() == BasicType.Kind.UNSAFE_POINTER ->
                    wrong = "unsafe.Pointer";
            case PointerType _ -> wrong = "a pointer";
            case InterfaceType _ -> {
                if (Types.isTypeParam(t)) {
                    wrong = "a (pointer to a) type parameter";
                } else if (pointer) {
                    wrong = "a pointer to an interface";
                }
            }
            default -> {}
        }
        if (wrong != null) {
            c.error(f.type(), Code.INVALID_EMBEDDED, "embedded field type cannot be " + wrong);
        }
    }

    static Expr.Name embeddedName(Expr e) {
        return switch (e) {
            case Expr.Name n -> n;
            case Expr.Star s when !(s.x() instanceof Expr.Star) -> embeddedName(s.x());
            case Expr.Selector s -> s.sel();
            case Expr.Index i -> embeddedName(i.x());
            case Expr.Paren p -> embeddedName(p.x());
            default -> null;
        };
    }
}
