package gobi.compiler.types;

import gobi.compiler.types.InterfaceType.TypeSet;
import gobi.compiler.types.UnionType.Term;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Type sets of interfaces and unions.
public final class TypeSets {
    /// Told of a method that occurs twice, which is an error unless an embedded one has the same
    /// type as the other; `embedded` and `otherEmbedded` are the indices of the embedded elements
    /// that brought them, or -1 for explicit methods.
    public interface Duplicates {
        void duplicate(Func method, int embedded, Func other, int otherEmbedded);
    }

    private static final Duplicates IGNORE = (m, embedded, other, otherEmbedded) -> {};

    private TypeSets() {}

    /// Arranges for the type set to be computed when first asked for.
    public static InterfaceType complete(InterfaceType t) {
        t.completeWith(() -> compute(t, IGNORE));
        return t;
    }

    public static TypeSet compute(InterfaceType t, Duplicates duplicates) {
        if (t.explicitMethods().isEmpty() && t.embeddeds().isEmpty()) {
            return new TypeSet(List.of(), null, false);
        }
        var methods = new LinkedHashMap<String, Found>();
        for (var m : t.explicitMethods()) {
            add(methods, m, -1, duplicates);
        }
        List<Term> terms = null;
        boolean comparable = false;
        for (int i = 0; i < t.embeddeds().size(); i++) {
            var u = t.embeddeds().get(i).underlying();
            List<Term> more = null;
            boolean moreComparable = false;
            if (u instanceof InterfaceType e) {
                var set = e.typeSet();
                more = set.terms();
                moreComparable = set.comparable();
                for (var m : set.methods()) {
                    add(methods, m, i, duplicates);
                }
            } else if (u instanceof UnionType union) {
                more = unionTerms(union);
            } else if (Types.isValid(u)) {
                more = List.of(new Term(false, t.embeddeds().get(i)));
            } else {
                continue;
            }
            terms = Terms.intersect(terms, more);
            comparable |= moreComparable;
            if (comparable && terms != null) {
                terms = comparableTerms(terms);
                comparable = false;
            }
        }
        return new TypeSet(funcs(methods), terms, comparable);
    }

    private record Found(Func func, int embedded) {}

    private static List<Func> funcs(LinkedHashMap<String, Found> methods) {
        var list = new ArrayList<Func>(methods.size());
        for (var f : methods.values()) {
            list.add(f.func());
        }
        return list;
    }

    private static void add(
            LinkedHashMap<String, Found> methods, Func m, int embedded, Duplicates duplicates) {
        var other = methods.putIfAbsent(m.id(), new Found(m, embedded));
        if (other != null && other.func() != m) {
            duplicates.duplicate(m, embedded, other.func(), other.embedded());
        }
    }

    private static List<Term> comparableTerms(List<Term> terms) {
        var result = new ArrayList<Term>();
        for (var t : terms) {
            if (Types.comparable(t.type(), false)) {
                result.add(t);
            }
        }
        return result;
    }

    /// The union's terms with interfaces among them replaced by what they permit.
    public static List<Term> unionTerms(UnionType union) {
        var result = new ArrayList<Term>();
        for (var t : union.terms()) {
            var u = t.type().underlying();
            if (u instanceof InterfaceType i && !(t.type() instanceof TypeParam)) {
                var terms = i.typeSet().terms();
                if (terms == null) {
                    return null;
                }
                result.addAll(terms);
            } else if (Types.isValid(u)) {
                result.add(t);
            }
        }
        return Terms.normalize(result);
    }

    public static boolean isComparable(TypeSet s) {
        if (s.terms() == null) {
            return s.comparable();
        }
        for (var t : s.terms()) {
            if (!Types.comparable(t.type(), false)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the interface serves as a constraint only.
    public static boolean isConstraint(InterfaceType t) {
        var s = t.typeSet();
        return s.terms() != null || s.comparable();
    }

    static Func method(TypeSet s, String id) {
        for (var m : s.methods()) {
            if (m.id().equals(id)) {
                return m;
            }
        }
        return null;
    }

    public static boolean subset(TypeSet x, TypeSet y) {
        return Terms.subsetOf(x.terms(), y.terms());
    }

    public static boolean includes(List<Term> terms, Type t) {
        return Terms.includes(terms, t);
    }

    public static Term missing(List<Term> xs, List<Term> ys) {
        return Terms.missing(xs, ys);
    }

    public static boolean overlap(Term x, Term y) {
        return Terms.overlap(x, y);
    }
}
