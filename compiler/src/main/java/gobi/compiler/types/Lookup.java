package gobi.compiler.types;

import static gobi.compiler.source.Same.sameObject;

import java.util.ArrayList;
import java.util.List;

/// Finds fields and methods by name, through embedded fields.
public final class Lookup {
    /// `obj` is the field or method with its path. Without `obj`, a non-null `index` means that the
    /// name is ambiguous, `indirect` that a method exists but needs a pointer receiver.
    public record Result(Obj obj, List<Integer> index, boolean indirect) {
        public boolean ambiguous() {
            return obj == null && index != null;
        }

        public boolean needsPointer() {
            return obj == null && index == null && indirect;
        }
    }

    private static final Result NOT_FOUND = new Result(null, null, false);

    private record Candidate(Type type, List<Integer> index, boolean indirect, boolean multiples) {}

    private Lookup() {}

    /// The field or method `name` of `type`, as written in package `pkg`. `addressable` lets
    /// methods with pointer receivers be found on values.
    public static Result fieldOrMethod(Type type, boolean addressable, Package pkg, String name) {
        return fieldOrMethod(type, addressable, pkg, name, false);
    }

    /// With `foldCase`, names that differ in case only are found too (for messages).
    public static Result fieldOrMethod(
            Type type, boolean addressable, Package pkg, String name, boolean foldCase) {
        if (name.equals("_")) {
            return NOT_FOUND;
        }
        // A defined pointer type has the fields of what it points to, but no methods.
        if (Types.asNamed(type) instanceof NamedType n && n.underlying() instanceof PointerType p) {
            var r = search(p, false, pkg, name, foldCase);
            return r.obj() instanceof Func ? NOT_FOUND : r;
        }
        var r = search(type, addressable, pkg, name, foldCase);
        if (r.obj() == null && Types.asTypeParam(type) instanceof TypeParam tp) {
            var core = Types.coreType(tp);
            if (core != null && !(core instanceof InterfaceType)) {
                r = search(core, addressable, pkg, name, foldCase);
                if (!(r.obj() instanceof Var)) {
                    return NOT_FOUND;
                }
            }
        }
        return r;
    }

    static boolean matches(Obj o, Package pkg, String name, boolean foldCase) {
        if (foldCase && o.name().equalsIgnoreCase(name)) {
            return true;
        }
        if (!o.name().equals(name)) {
            return false;
        }
        return o.exported() || samePackage(o.pkg(), pkg);
    }

    static boolean samePackage(Package a, Package b) {
        return a == b || a != null && b != null && a.path().equals(b.path());
    }

    private static Result search(
            Type type, boolean addressable, Package pkg, String name, boolean foldCase) {
        boolean pointer = Types.unalias(type) instanceof PointerType;
        var base = Types.deref(type);
        if (pointer && base.underlying() instanceof InterfaceType) {
            return NOT_FOUND;
        }
        var current = new ArrayList<Candidate>();
        current.add(new Candidate(base, List.of(), pointer, false));
        var seen = new ArrayList<NamedType>();
        while (!current.isEmpty()) {
            var next = new ArrayList<Candidate>();
            Obj found = null;
            List<Integer> index = null;
            boolean indirect = false;
            for (var c : current) {
                var t = c.type();
                var named = Types.asNamed(t);
                if (named != null) {
                    if (seenBefore(seen, named)) {
                        continue;
                    }
                    seen.add(named);
                    int m = methodIndex(named, pkg, name, foldCase);
                    if (m >= 0) {
                        if (found != null || c.multiples()) {
                            return new Result(null, concat(c.index(), m), false);
                        }
                        found = named.methods().get(m);
                        index = concat(c.index(), m);
                        indirect = c.indirect();
                        continue;
                    }
                }
                switch (t.underlying()) {
                    case StructType s -> {
                        for (int i = 0; i < s.fields().size(); i++) {
                            var f = s.fields().get(i);
                            if (matches(f, pkg, name, foldCase)) {
                                if (found != null || c.multiples()) {
                                    return new Result(null, concat(c.index(), i), false);
                                }
                                found = f;
                                index = concat(c.index(), i);
                                indirect = c.indirect();
                                continue;
                            }
                            if (found == null && f.embedded()) {
                                embed(f, i, c, next);
                            }
                        }
                    }
                    case InterfaceType it -> {
                        var methods = it.typeSet().methods();
                        for (int i = 0; i < methods.size(); i++) {
                            if (matches(methods.get(i), pkg, name, foldCase)) {
                                if (found != null || c.multiples()) {
                                    return new Result(null, concat(c.index(), i), false);
                                }
                                found = methods.get(i);
                                index = concat(c.index(), i);
                                indirect = c.indirect();
                                break;
                            }
                        }
                    }
                    default -> {}
                }
            }
            if (found != null) {
                if (found instanceof Func f
                        && f.hasPointerReceiver()
                        && !indirect
                        && !addressable) {
                    return new Result(null, null, true);
                }
                return new Result(found, index, indirect);
            }
            current = consolidate(next);
        }
        return NOT_FOUND;
    }

    private static boolean seenBefore(List<NamedType> seen, NamedType t) {
        for (var s : seen) {
            if (s == t || Types.identical(s, t)) {
                return true;
            }
        }
        return false;
    }

    private static void embed(Var f, int i, Candidate c, List<Candidate> next) {
        var ft = f.type();
        var t = Types.deref(ft);
        boolean pointer = !sameObject(t, ft) && Types.unalias(ft) instanceof PointerType;
        switch (t.underlying()) {
            case StructType _, InterfaceType _ ->
                    next.add(
                            new Candidate(
                                    t,
                                    concat(c.index(), i),
                                    c.indirect() || pointer,
                                    c.multiples()));
            default -> {
                if (Types.asNamed(t) != null) {
                    next.add(
                            new Candidate(
                                    t,
                                    concat(c.index(), i),
                                    c.indirect() || pointer,
                                    c.multiples()));
                }
            }
        }
    }

    /// Joins several occurrences of one type at the same depth: whatever is found in it is
    /// ambiguous.
    private static ArrayList<Candidate> consolidate(ArrayList<Candidate> list) {
        if (list.size() < 2) {
            return list;
        }
        var result = new ArrayList<Candidate>(list.size());
        for (var c : list) {
            int same = -1;
            for (int i = 0; i < result.size() && same < 0; i++) {
                if (Types.identical(result.get(i).type(), c.type())) {
                    same = i;
                }
            }
            if (same < 0) {
                result.add(c);
            } else {
                var r = result.get(same);
                result.set(same, new Candidate(r.type(), r.index(), r.indirect(), true));
            }
        }
        return result;
    }

    private static List<Integer> concat(List<Integer> index, int i) {
        var r = new ArrayList<Integer>(index.size() + 1);
        r.addAll(index);
        r.add(i);
        return r;
    }

    static int methodIndex(NamedType t, Package pkg, String name, boolean foldCase) {
        // Names of instances are those of the generic type, which needs no expansion.
        var methods = t.origin().methods();
        for (int i = 0; i < methods.size(); i++) {
            if (matches(methods.get(i), pkg, name, foldCase)) {
                return i;
            }
        }
        return -1;
    }

    /// The method that `type` lacks to implement the interface, or null. `isStatic` false (type
    /// assertions) lets interfaces pass that may hold a value with the method.
    public static Missing missingMethod(Type type, InterfaceType iface, boolean isStatic) {
        for (var m : iface.typeSet().methods()) {
            var missing = missing(type, m, isStatic);
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    /// What is wrong with a method: `want` is the interface's, `have` a method or field of a
    /// similar kind, or null.
    public record Missing(Func want, Obj have, Reason reason) {
        public enum Reason {
            NOT_FOUND,
            WRONG_NAME,
            UNEXPORTED,
            WRONG_SIGNATURE,
            AMBIGUOUS,
            POINTER_RECEIVER,
            FIELD
        }
    }

    private static Missing missing(Type type, Func m, boolean isStatic) {
        if (type.underlying() instanceof InterfaceType i) {
            var f = TypeSets.method(i.typeSet(), m.id());
            if (f == null) {
                return isStatic ? new Missing(m, null, Missing.Reason.NOT_FOUND) : null;
            }
            return Types.identical(f.type(), m.type())
                    ? null
                    : new Missing(m, f, Missing.Reason.WRONG_SIGNATURE);
        }
        var r = fieldOrMethod(type, false, m.pkg(), m.name());
        if (r.obj() == null) {
            if (r.ambiguous()) {
                return new Missing(m, null, Missing.Reason.AMBIGUOUS);
            }
            if (r.indirect()) {
                return new Missing(m, null, Missing.Reason.POINTER_RECEIVER);
            }
            if (fieldOrMethod(type, false, m.pkg(), m.name(), true).obj() instanceof Func f) {
                boolean same = f.name().equals(m.name());
                return new Missing(
                        m, f, same ? Missing.Reason.UNEXPORTED : Missing.Reason.WRONG_NAME);
            }
            return new Missing(m, null, Missing.Reason.NOT_FOUND);
        }
        if (!(r.obj() instanceof Func f)) {
            return new Missing(m, r.obj(), Missing.Reason.FIELD);
        }
        return Types.identical(f.type(), m.type())
                ? null
                : new Missing(m, f, Missing.Reason.WRONG_SIGNATURE);
    }
}
