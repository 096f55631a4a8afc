package gobi.compiler.types;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `interface { ... }`. [#methods] is the complete method set, embedded interfaces included, sorted
/// by [Func#id]; it is available once the checker completed the type.
public final class InterfaceType implements Type {
    private static final Comparator<Func> BY_ID = (a, b) -> a.id().compareTo(b.id());
    private static final TypeSet UNFINISHED = new TypeSet(List.of(), null, false, true);
    private final List<Func> explicitMethods;
    private final List<Type> embeddeds;
    private final boolean implicit;
    private TypeSet typeSet;
    private boolean computing;
    private boolean embedsItself;
    private java.util.function.Supplier<TypeSet> completer;

    public InterfaceType(List<Func> explicitMethods, List<Type> embeddeds, boolean implicit) {
        this.explicitMethods = explicitMethods;
        this.embeddeds = embeddeds;
        this.implicit = implicit;
    }

    /// What a complete interface permits. `terms` is null for "all types"; `comparable` when the
    /// constraint says so; `partial` while an embedded interface is still unfinished.
    public record TypeSet(
            List<Func> methods, List<UnionType.Term> terms, boolean comparable, boolean partial) {
        public TypeSet {
            var sorted = new ArrayList<>(methods);
            if (sorted.size() > 1) {
                sorted.sort(BY_ID);
            }
            methods = sorted;
        }

        static TypeSet of(List<Func> methods, List<UnionType.Term> terms, boolean comparable) {
            return new TypeSet(methods, terms, comparable, false);
        }
    }

    public List<Func> explicitMethods() {
        return explicitMethods;
    }

    public List<Type> embeddeds() {
        return embeddeds;
    }

    /// True for the interface that wraps a constraint written without `interface{}`.
    public boolean implicit() {
        return implicit;
    }

    /// How to compute the type set when first asked.
    public void completeWith(java.util.function.Supplier<TypeSet> supplier) {
        completer = supplier;
    }

    /// The type set; while the interface is still being declared (or embeds itself) that of the
    /// empty interface.
    public TypeSet typeSet() {
        if (typeSet != null) {
            return typeSet;
        }
        if (completer == null || computing) {
            embedsItself |= computing;
            return UNFINISHED;
        }
        computing = true;
        var set = completer.get();
        computing = false;
        if (!set.partial() || embedsItself) {
            typeSet = new TypeSet(set.methods(), set.terms(), set.comparable(), false);
        }
        return set;
    }

    /// All methods, sorted by id.
    public List<Func> methods() {
        return typeSet().methods();
    }

    /// Whether every type implements it.
    public boolean isEmpty() {
        var s = typeSet();
        return s.methods().isEmpty() && s.terms() == null && !s.comparable();
    }
}
