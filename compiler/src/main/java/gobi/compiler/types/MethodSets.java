package gobi.compiler.types;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Method sets of types, with promoted methods and the paths to them.
public final class MethodSets {
    /// A method of a method set. `index` is the path (embedded fields, then the index among the
    /// methods of the type reached); `indirect` says whether the path follows a pointer.
    public record Method(Func func, List<Integer> index, boolean indirect) {}

    private MethodSets() {}

    /// The method set of a type, sorted by [Func#id] (of an interface: its methods).
    public static List<Method> of(Type type) {
        var ids = new LinkedHashSet<Func>();
        collect(type, ids, new ArrayList<>());
        var result = new ArrayList<Method>();
        var done = new LinkedHashSet<String>();
        for (var f : ids) {
            if (done.add(f.id())) {
                var r = Lookup.fieldOrMethod(type, false, f.pkg(), f.name());
                if (r.obj() instanceof Func g) {
                    result.add(new Method(g, r.index(), r.indirect()));
                }
            }
        }
        result.sort(Comparator.comparing(m -> m.func().id()));
        return result;
    }

    /// Names of all methods that might be in the set; the lookup decides.
    private static void collect(Type type, Set<Func> out, List<Type> seen) {
        var base = Types.deref(type);
        for (var s : seen) {
            if (Types.identical(s, base)) {
                return;
            }
        }
        seen.add(base);
        if (Types.asNamed(base) instanceof NamedType n) {
            out.addAll(n.origin().methods());
        }
        switch (base.underlying()) {
            case InterfaceType i -> out.addAll(i.typeSet().methods());
            case StructType s -> {
                for (var f : s.fields()) {
                    if (f.embedded()) {
                        collect(f.type(), out, seen);
                    }
                }
            }
            default -> {}
        }
    }
}
