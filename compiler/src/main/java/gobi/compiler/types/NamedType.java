package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A defined type: `type T U`, an instance `T[int]`, or the generic `T[P]` itself (type parameters,
/// no arguments).
///
/// Underlying type and methods of an instance, or of a type read from an archive, are computed when
/// first asked for.
public final class NamedType implements Type {
    private final TypeName obj;
    private final NamedType origin;
    private final List<Type> typeArgs;
    private List<TypeParam> typeParams = List.of();
    private Type underlying;
    private final List<Func> methods = new ArrayList<>();
    private List<TypeParam> enclosingParams = List.of();
    private List<Type> enclosingArgs = List.of();
    private Type rhs;
    private Consumer<NamedType> resolver;
    private Consumer<NamedType> methodResolver;

    public NamedType(TypeName obj) {
        this.obj = obj;
        this.origin = this;
        this.typeArgs = List.of();
    }

    /// An instance of a generic type; one object for each distinct list of arguments (the checker's
    /// context sees to it).
    public NamedType(NamedType origin, List<Type> typeArgs, Consumer<NamedType> resolver) {
        this.obj = origin.obj;
        this.origin = origin;
        this.typeArgs = typeArgs;
        this.resolver = resolver;
    }

    public TypeName obj() {
        return obj;
    }

    /// The generic type of an instance; itself otherwise.
    public NamedType origin() {
        return origin;
    }

    public List<Type> typeArgs() {
        return typeArgs;
    }

    public List<TypeParam> typeParams() {
        return typeParams;
    }

    public void setTypeParams(List<TypeParam> typeParams) {
        this.typeParams = typeParams;
    }

    public void resolveWith(Consumer<NamedType> resolver) {
        this.resolver = resolver;
    }

    private void resolve() {
        if (resolver != null) {
            var r = resolver;
            resolver = null;
            r.accept(this);
        }
    }

    /// The type on the right of the declaration; its underlying type becomes this type's when that
    /// is known.
    public void setRhs(Type rhs) {
        this.rhs = rhs;
    }

    public boolean hasRhs() {
        return rhs != null;
    }

    /// What stands on the right of the declaration of a generic or plain type; the underlying type
    /// where not known.
    public Type rhs() {
        return rhs != null ? rhs : underlying();
    }

    /// Never null: the invalid type while the declaration is still being checked.
    @Override
    public Type underlying() {
        resolve();
        if (underlying == null && rhs != null) {
            followRhs();
        }
        return underlying == null ? Universe.INVALID : underlying;
    }

    /// Whether the underlying type is known already.
    public boolean isResolved() {
        return resolver != null
                || !sameObject(underlying(), Universe.INVALID)
                || underlying != null;
    }

    private void followRhs() {
        Type t = Types.unalias(rhs);
        for (int steps = 0; steps < 1000 && t instanceof NamedType n; steps++) {
            n.resolve();
            if (n.underlying != null) {
                underlying = n.underlying;
                return;
            }
            if (n.rhs == null) {
                return;
            }
            t = Types.unalias(n.rhs);
        }
        if (t != null && !(t instanceof NamedType)) {
            underlying = t instanceof TypeParam ? Universe.INVALID : t;
        }
    }

    /// Type parameters of the function that encloses a local type's declaration: the type differs
    /// for each list of arguments of these.
    public List<TypeParam> enclosingParams() {
        return enclosingParams;
    }

    public void setEnclosingParams(List<TypeParam> params) {
        enclosingParams = params;
    }

    /// For a local type of an instantiated function: what the enclosing function's type parameters
    /// stand for.
    public List<Type> enclosingArgs() {
        return enclosingArgs;
    }

    public void setEnclosingArgs(List<Type> args) {
        enclosingArgs = args;
    }

    /// How to compute the methods of an instance when first asked.
    public void resolveMethodsWith(Consumer<NamedType> resolver) {
        methodResolver = resolver;
    }

    public void setUnderlying(Type underlying) {
        this.underlying = underlying;
    }

    /// Declared methods (not promoted ones), in source order; of an instance with substituted
    /// signatures.
    public List<Func> methods() {
        if (methodResolver != null) {
            var r = methodResolver;
            methodResolver = null;
            r.accept(this);
        } else {
            resolve();
        }
        return methods;
    }

    public void addMethod(Func method) {
        methods.add(method);
    }
}
