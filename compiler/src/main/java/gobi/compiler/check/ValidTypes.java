package gobi.compiler.check;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.types.ArrayType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeName;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.UnionType;
import gobi.compiler.types.Universe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Finds types that contain themselves by value.
///
/// The walk goes through the declarations of generic types, not their instances: a type parameter
/// is looked up in the instance that is being walked, and its argument is walked as seen from
/// outside of that instance.
final class ValidTypes {
    private final Checker c;
    private final Set<NamedType> valid = Collections.newSetFromMap(new IdentityHashMap<>());

    ValidTypes(Checker c) {
        this.c = c;
    }

    void check(NamedType t) {
        visit(t, new ArrayList<>(), new ArrayList<>());
    }

    /// `nest` holds the instances being walked, outermost first; `path` all defined types on the
    /// way.
    private boolean visit(Type type, List<NamedType> nest, List<NamedType> path) {
        return switch (Types.unalias(type)) {
            case ArrayType a -> visit(a.elem(), nest, path);
            case StructType s -> {
                boolean ok = true;
                for (var f : s.fields()) {
                    ok = ok && visit(f.type(), nest, path);
                }
                yield ok;
            }
            case UnionType u -> {
                boolean ok = true;
                for (var t : u.terms()) {
                    ok = ok && visit(t.type(), nest, path);
                }
                yield ok;
            }
            case InterfaceType i -> {
                boolean ok = true;
                for (var e : i.embeddeds()) {
                    ok = ok && visit(e, nest, path);
                }
                yield ok;
            }
            case NamedType n -> named(n, nest, path);
            case TypeParam p -> param(p, nest, path);
            case null, default -> true;
        };
    }

    private boolean named(NamedType n, List<NamedType> nest, List<NamedType> path) {
        var origin = n.origin();
        if (valid.contains(n) || origin.obj().pkg() != c.pkg && n.typeArgs().isEmpty()) {
            return true;
        }
        if (origin.hasRhs()
                && origin.isResolved()
                && sameObject(origin.underlying(), Universe.INVALID)) {
            return false;
        }
        for (var outer : nest) {
            if (outer == n || Types.identical(outer, n)) {
                report(n, path);
                return false;
            }
        }
        nest.add(n);
        path.add(n);
        boolean ok = visit(origin.rhs(), nest, path);
        path.removeLast();
        nest.removeLast();
        if (ok && nest.isEmpty()) {
            valid.add(n);
        }
        return ok;
    }

    private void report(NamedType n, List<NamedType> path) {
        int start = 0;
        while (start < path.size() && path.get(start).origin() != n.origin()) {
            start++;
        }
        var cycle = new ArrayList<TypeName>();
        for (var t : path.subList(start, path.size())) {
            cycle.add(t.obj());
        }
        if (cycle.isEmpty()) {
            cycle.add(n.obj());
        }
        n.setUnderlying(Universe.INVALID);
        n.origin().setUnderlying(Universe.INVALID);
        c.cycles.report(cycle, 0);
    }

    private boolean param(TypeParam p, List<NamedType> nest, List<NamedType> path) {
        if (nest.isEmpty()) {
            return true;
        }
        var inst = nest.getLast();
        if (inst.typeArgs().isEmpty()) {
            return true;
        }
        int i = inst.origin().typeParams().indexOf(p);
        if (i < 0 || i >= inst.typeArgs().size()) {
            return true;
        }
        return visit(
                inst.typeArgs().get(i), new ArrayList<>(nest.subList(0, nest.size() - 1)), path);
    }
}
