package gobi.compiler.types;

import gobi.compiler.types.InterfaceType.TypeSet;
import gobi.compiler.types.UnionType.Term;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Type sets of interfaces and unions.
public final class TypeSets {
    /// Judges what goes into the type set of an interface. Embedded elements are told by their
    /// index.
    public interface Judge {
        /// Told of a method that occurs twice, which is an error unless an embedded one has the
        /// same type as the other; the indices are -1 for explicit methods.
        void duplicate(Func method, int embedded, Func other, int otherEmbedded);

        /// Whether the embedded type, which restricts the type set, may do so.
        boolean admits(int embedded, Type type);
    }

    private static final Judge LENIENT =
            new Judge() {
                @Override
                public void duplicate(Func method, int embedded, Func other, int otherEmbedded) {}

                @Override
                public boolean admits(int embedded, Type type) {
                    return true;
                }
            };

    private TypeSets() {}

    /// Arranges for the type set to be computed when first asked for.
    public static InterfaceType complete(InterfaceType t) {
        t.completeWith(() -> compute(t, LENIENT));
        return t;
    }

    public static TypeSet compute(InterfaceType t, Judge judge) {
        if (t.explicitMethods().isEmpty() && t.embeddeds().isEmpty()) {
            return TypeSet.of(List.of(), null, false);
        }
        var methods = new LinkedHashMap<String, Found>();
        for (var m : t.explicitMethods()) {
            add(methods, m, -1, judge);
        }
        List<Term> terms = null;
        boolean comparable = false;
        boolean partial = false;
        for (int i = 0; i < t.embeddeds().size(); i++) {
            var u = t.embeddeds().get(i).underlying();
            List<Term> more = null;
            boolean moreComparable = false;
            if (Types.isValid(u) && !judge.admits(i, t.embeddeds().get(i))) {
                continue;
            }
            if (u instanceof InterfaceType e) {
                var set = e.typeSet();
                more = set.terms();
                moreComparable = set.comparable();
                partial |= set.partial();
                for (var m : set.methods()) {
                    add(methods, m, i, judge);
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
        return new TypeSet(funcs(methods), terms, comparable, partial);
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
            LinkedHashMap<String, Found> methods, Func m, int embedded, Judge judge) {
        var other = methods.putIfAbsent(m.id(), new Found(m, embedded));
        if (other != null) {
            judge.duplicate(m, embedded, other.func(), other.embedded());
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
