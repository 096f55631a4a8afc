package gobi.compiler.types;

import gobi.compiler.types.UnionType.Term;

import java.util.ArrayList;
import java.util.List;

/// Sets of types written as lists of terms: null is the set of all types, an empty list the empty
/// set.
final class Terms {
    private Terms() {}

    private static boolean disjoint(Term x, Term y) {
        var ux = y.tilde() ? x.type().underlying() : x.type();
        var uy = x.tilde() ? y.type().underlying() : y.type();
        return !Types.identical(ux, uy);
    }

    static boolean subset(Term x, Term y) {
        return !disjoint(x, y) && (!x.tilde() || y.tilde());
    }

    static boolean includes(Term x, Type t) {
        return Types.identical(x.type(), x.tilde() ? t.underlying() : t);
    }

    static boolean overlap(Term x, Term y) {
        return !disjoint(x, y);
    }

    /// Without terms that another one covers.
    static List<Term> normalize(List<Term> xs) {
        if (xs == null || xs.size() < 2) {
            return xs;
        }
        var result = new ArrayList<Term>(xs.size());
        for (int i = 0; i < xs.size(); i++) {
            if (!covered(xs, i)) {
                result.add(xs.get(i));
            }
        }
        return result;
    }

    private static boolean covered(List<Term> xs, int i) {
        var x = xs.get(i);
        for (int j = 0; j < xs.size(); j++) {
            // Of two equal terms the first stays.
            if (j != i && subset(x, xs.get(j)) && (j < i || !subset(xs.get(j), x))) {
                return true;
            }
        }
        return false;
    }

    static List<Term> intersect(List<Term> xs, List<Term> ys) {
        if (xs == null) {
            return ys;
        }
        if (ys == null) {
            return xs;
        }
        var result = new ArrayList<Term>();
        for (var x : xs) {
            for (var y : ys) {
                if (!disjoint(x, y)) {
                    result.add(x.tilde() && !y.tilde() ? y : x);
                }
            }
        }
        return normalize(result);
    }

    static boolean includes(List<Term> xs, Type t) {
        if (xs == null) {
            return true;
        }
        for (var x : xs) {
            if (includes(x, t)) {
                return true;
            }
        }
        return false;
    }

    /// The first term of `xs` that no term of `ys` covers, or null.
    static Term missing(List<Term> xs, List<Term> ys) {
        for (var x : xs) {
            boolean found = false;
            for (var y : ys) {
                found |= subset(x, y);
            }
            if (!found) {
                return x;
            }
        }
        return null;
    }

    static boolean subsetOf(List<Term> xs, List<Term> ys) {
        return ys == null || xs != null && missing(xs, ys) == null;
    }

    static boolean equal(List<Term> xs, List<Term> ys) {
        return subsetOf(xs, ys) && subsetOf(ys, xs);
    }
}
