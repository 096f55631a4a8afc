package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps one [NamedType] for each generic type and distinct list of type arguments.
public final class Context {
    private final Map<Integer, List<NamedType>> instances = new HashMap<>();

    /// The instance of a generic type; arguments are not checked against the constraints.
    public NamedType instantiate(NamedType origin, List<Type> args) {
        return instantiate(origin, args, List.of());
    }

    /// As above for types declared inside a function, with what that function's type parameters
    /// stand for.
    public synchronized NamedType instantiate(
            NamedType origin, List<Type> args, List<Type> enclosing) {
        int hash =
                TypeHash.of(args) * 31 + TypeHash.of(enclosing) + System.identityHashCode(origin);
        var bucket = instances.computeIfAbsent(hash, k -> new ArrayList<>(1));
        for (var n : bucket) {
            if (n.origin() == origin
                    && same(n.typeArgs(), args)
                    && same(n.enclosingArgs(), enclosing)) {
                return n;
            }
        }
        var n = create(origin, args, enclosing, this);
        bucket.add(n);
        return n;
    }

    /// Replaces type parameters, making instances through this context.
    public Type subst(Type t, Substitution s) {
        return s.isEmpty() ? t : new Subst(s, this).apply(t);
    }

    private static boolean same(List<Type> a, List<Type> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!Types.identical(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    static NamedType create(
            NamedType origin, List<Type> args, List<Type> enclosing, Context context) {
        var n = new NamedType(origin, List.copyOf(args), t -> expand(t, context));
        n.setEnclosingArgs(enclosing);
        n.resolveMethodsWith(t -> expandMethods(t, context));
        return n;
    }

    private static Substitution substitution(NamedType n) {
        var params = new ArrayList<TypeParam>(n.origin().typeParams());
        var args = new ArrayList<Type>(n.typeArgs());
        if (params.size() != args.size()) {
            params.clear();
            args.clear();
        }
        if (!n.enclosingArgs().isEmpty()) {
            params.addAll(n.origin().enclosingParams());
            args.addAll(n.enclosingArgs());
        }
        return new Substitution(params, args);
    }

    private static void expand(NamedType n, Context context) {
        var u = n.origin().underlying();
        if (sameObject(u, Universe.INVALID) && !n.origin().isResolved()) {
            n.resolveWith(t -> expand(t, context));
            return;
        }
        n.setUnderlying(new Subst(substitution(n), context).apply(u));
    }

    private static void expandMethods(NamedType n, Context context) {
        for (var m : n.origin().methods()) {
            var copy = new Func(m.pos(), m.pkg(), m.name(), null, m.decl());
            copy.setOrigin(m);
            copy.setPointerReceiver(m.hasPointerReceiver());
            copy.typeWith(() -> methodType(n, m, context));
            n.addMethod(copy);
        }
    }

    private static Signature methodType(NamedType n, Func method, Context context) {
        var s = method.signature();
        if (s == null) {
            return null;
        }
        var subst = substitution(n);
        if (!s.recvTypeParams().isEmpty() && s.recvTypeParams().size() == n.typeArgs().size()) {
            subst = new Substitution(s.recvTypeParams(), n.typeArgs());
        }
        var applied = new Subst(subst, context);
        Type recvType = method.hasPointerReceiver() ? new PointerType(n) : n;
        var old = s.recv();
        var recv = new Var(old.pos(), old.pkg(), old.name(), recvType, Var.Kind.RECV, false);
        recv.setOrigin(old);
        return new Signature(
                recv,
                List.of(),
                s.typeParams(),
                applied.tuple(s.params()),
                applied.tuple(s.results()),
                s.variadic());
    }
}
