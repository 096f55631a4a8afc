package gobi.compiler.types;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A mapping from type parameters to types; `Types.subst` applies it.
public final class Substitution {
    public static final Substitution EMPTY = new Substitution(List.of(), List.of());
    private final Map<TypeParam, Type> map = new IdentityHashMap<>();

    public Substitution(List<TypeParam> params, List<? extends Type> args) {
        for (int i = 0; i < params.size(); i++) {
            map.put(params.get(i), args.get(i));
        }
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    /// The replacement, or the parameter itself.
    public Type of(TypeParam p) {
        return map.getOrDefault(p, p);
    }
}
