package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.syntax.Expr.ChanDir;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.Func;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.Lookup;
import gobi.compiler.types.MapType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.UnionType;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Makes two types equal by finding types for type parameters.
///
/// Each parameter points to a cell; parameters that were matched with one another share one.
/// Inexact unification lets a defined type match a type literal with the same structure, directed
/// channels match others, and interfaces match what implements them: what assignability would let
/// pass. Inside a type everything is exact.
final class Unifier {
    private static final int MAX_DEPTH = 100;

    private static final class Cell {
        Type type;
    }

    private final Map<TypeParam, Cell> cells = new IdentityHashMap<>();
    private int depth;

    Unifier(List<TypeParam> params, List<Type> known) {
        for (int i = 0; i < params.size(); i++) {
            var cell = new Cell();
            cell.type = known != null && i < known.size() ? known.get(i) : null;
            cells.put(params.get(i), cell);
        }
    }

    Type at(TypeParam p) {
        return cells.get(p).type;
    }

    void set(TypeParam p, Type t) {
        cells.get(p).type = t;
    }

    int unknowns() {
        int n = 0;
        for (var cell : cells.values()) {
            if (cell.type == null) {
                n++;
            }
        }
        return n;
    }

    List<Type> inferred(List<TypeParam> params) {
        var list = new ArrayList<Type>(params.size());
        for (var p : params) {
            list.add(at(p));
        }
        return list;
    }

    private TypeParam bound(Type t) {
        return Types.unalias(t) instanceof TypeParam p && cells.containsKey(p) ? p : null;
    }

    boolean unify(Type x, Type y, boolean exact) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        depth++;
        try {
            return match(x, y, exact);
        } finally {
            depth--;
        }
    }

    private static boolean isLiteral(Type t) {
        return !Types.hasName(t);
    }

    private boolean match(Type x0, Type y0, boolean exact) {
        var x = Types.unalias(x0);
        var y = Types.unalias(y0);
        if (sameObject(x, y)) {
            return true;
        }
        // A bound parameter stands left; else a defined type does.
        if (bound(x) == null && bound(y) != null) {
            var t = x;
            x = y;
            y = t;
        }
        if (!exact && bound(x) == null) {
            if (y instanceof NamedType && !(x instanceof NamedType)) {
                var t = x;
                x = y;
                y = t;
            }
            if (x instanceof NamedType n && isLiteral(y)) {
                if (n.underlying() instanceof InterfaceType && !(y instanceof InterfaceType)) {
                    return interfaces(x, y);
                }
                x = n.underlying();
            }
        }
        var px = bound(x);
        if (px != null) {
            return parameter(px, y, exact);
        }
        if (!exact && (x instanceof TypeParam || y instanceof TypeParam)) {
            if (y instanceof TypeParam && !(x instanceof TypeParam)) {
                var t = x;
                x = y;
                y = t;
            }
            var core = Types.coreType(x);
            return core != null && !(core instanceof InterfaceType) && unify(core, y, false);
        }
        if (!exact && (isInterface(x) || isInterface(y))) {
            return interfaces(x, y);
        }
        return structure(x, y, exact);
    }

    private static boolean isInterface(Type t) {
        return t.underlying() instanceof InterfaceType && !(t instanceof TypeParam);
    }

    private boolean parameter(TypeParam px, Type y, boolean exact) {
        var py = bound(y);
        var cx = cells.get(px);
        if (py != null) {
            var cy = cells.get(py);
            if (cx == cy) {
                return true;
            }
            if (cx.type != null && cy.type != null) {
                return unify(cx.type, cy.type, exact);
            }
            if (cx.type == null) {
                cx.type = cy.type;
            }
            for (var e : cells.entrySet()) {
                if (e.getValue() == cy) {
                    e.setValue(cx);
                }
            }
            return true;
        }
        if (cx.type == null) {
            cx.type = y;
            return true;
        }
        var known = cx.type;
        if (!unify(known, y, exact)) {
            return false;
        }
        prefer(cx, Types.unalias(known), y, exact);
        return true;
    }

    /// Of two types that match inexactly, keeps the one that the other is assignable to: interfaces
    /// with fewer methods, defined types, directed channels.
    private static void prefer(Cell cell, Type known, Type y, boolean exact) {
        if (exact) {
            return;
        }
        boolean ki = isInterface(known);
        boolean yi = isInterface(y);
        if (ki && yi) {
            // Of two interfaces the smaller one; a defined one where they are alike.
            int kn = ((InterfaceType) known.underlying()).methods().size();
            int yn = ((InterfaceType) y.underlying()).methods().size();
            if (yn < kn || yn == kn && y instanceof NamedType && !(known instanceof NamedType)) {
                cell.type = y;
            }
            return;
        }
        if (yi) {
            cell.type = y;
            return;
        }
        if (ki) {
            return;
        }
        if (y.underlying() instanceof ChanType a && known.underlying() instanceof ChanType b) {
            if (a.dir() != ChanDir.BOTH && b.dir() == ChanDir.BOTH) {
                cell.type = y;
            } else if (a.dir() == b.dir()
                    && y instanceof NamedType
                    && !(known instanceof NamedType)) {
                cell.type = y;
            }
            return;
        }
        if (y instanceof NamedType && !(known instanceof NamedType)) {
            cell.type = y;
        }
    }

    // ---- interfaces

    private boolean interfaces(Type x, Type y) {
        var xi = isInterface(x) ? (InterfaceType) x.underlying() : null;
        var yi = isInterface(y) ? (InterfaceType) y.underlying() : null;
        if (x instanceof NamedType a && y instanceof NamedType b && a.origin() == b.origin()) {
            return structure(x, y, false);
        }
        if (xi != null && yi != null) {
            return bothInterfaces(xi, yi);
        }
        var i = xi != null ? xi : yi;
        var other = xi != null ? y : x;
        for (var m : i.typeSet().methods()) {
            var r = Lookup.fieldOrMethod(other, false, m.pkg(), m.name());
            if (!(r.obj() instanceof Func f) || !unify(m.type(), f.type(), true)) {
                return false;
            }
        }
        return true;
    }

    private boolean bothInterfaces(InterfaceType x, InterfaceType y) {
        var xs = x.typeSet();
        var ys = y.typeSet();
        if (xs.comparable() != ys.comparable() || (xs.terms() == null) != (ys.terms() == null)) {
            return false;
        }
        var small = xs.methods().size() <= ys.methods().size() ? xs.methods() : ys.methods();
        var large = sameObject(small, xs.methods()) ? ys.methods() : xs.methods();
        for (var m : small) {
            Func f = null;
            for (var g : large) {
                if (g.id().equals(m.id())) {
                    f = g;
                }
            }
            if (f == null || !unify(m.type(), f.type(), true)) {
                return false;
            }
        }
        return true;
    }

    // ---- structure

    private boolean structure(Type x, Type y, boolean exact) {
        return switch (x) {
            case BasicType a -> y instanceof BasicType b && a.kind() == b.kind();
            case ArrayType a ->
                    y instanceof ArrayType b
                            && (a.length() < 0 || b.length() < 0 || a.length() == b.length())
                            && unify(a.elem(), b.elem(), true);
            case SliceType a -> y instanceof SliceType b && unify(a.elem(), b.elem(), true);
            case PointerType a -> y instanceof PointerType b && unify(a.elem(), b.elem(), true);
            case MapType a ->
                    y instanceof MapType b
                            && unify(a.key(), b.key(), true)
                            && unify(a.elem(), b.elem(), true);
            case ChanType a ->
                    y instanceof ChanType b
                            && (!exact || a.dir() == b.dir())
                            && unify(a.elem(), b.elem(), true);
            case StructType a -> y instanceof StructType b && structs(a, b);
            case TupleType a -> y instanceof TupleType b && tuples(a, b);
            case Signature a ->
                    y instanceof Signature b
                            && a.variadic() == b.variadic()
                            && tuples(a.params(), b.params())
                            && tuples(a.results(), b.results());
            case InterfaceType a -> y instanceof InterfaceType b && exactInterfaces(a, b);
            case NamedType a -> y instanceof NamedType b && named(a, b);
            case UnionType _ -> Types.identical(x, y);
            case TypeParam _ -> false;
            case gobi.compiler.types.AliasType a -> unify(a, y, exact);
        };
    }

    private boolean exactInterfaces(InterfaceType a, InterfaceType b) {
        return a.typeSet().methods().size() == b.typeSet().methods().size() && bothInterfaces(a, b);
    }

    private boolean named(NamedType a, NamedType b) {
        if (a.origin() != b.origin() || a.typeArgs().size() != b.typeArgs().size()) {
            return Types.identical(a, b);
        }
        for (int i = 0; i < a.typeArgs().size(); i++) {
            if (!unify(a.typeArgs().get(i), b.typeArgs().get(i), true)) {
                return false;
            }
        }
        return !a.typeArgs().isEmpty() || Types.identical(a, b);
    }

    private boolean structs(StructType a, StructType b) {
        if (a.fields().size() != b.fields().size()) {
            return false;
        }
        for (int i = 0; i < a.fields().size(); i++) {
            var f = a.fields().get(i);
            var g = b.fields().get(i);
            if (f.embedded() != g.embedded()
                    || !a.tag(i).equals(b.tag(i))
                    || !f.id().equals(g.id())
                    || !unify(f.type(), g.type(), true)) {
                return false;
            }
        }
        return true;
    }

    private boolean tuples(TupleType a, TupleType b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!unify(a.at(i).type(), b.at(i).type(), true)) {
                return false;
            }
        }
        return true;
    }
}
