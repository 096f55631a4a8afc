package gobi.compiler.codegen;

import gobi.compiler.syntax.Decl;
import gobi.compiler.types.Func;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The functions whose bodies are put in place of calls: see [Leaf]. Those of other packages only
/// if they were compiled from source too, and instances of generic functions.
final class Leaves {
    private record Key(Func origin, String typeArgs) {}

    /// A function to put in place of a call; `size` is -1 for those that are called.
    record Entry(Instances.Body body, int size) {}

    private static final Entry NONE = new Entry(null, -1);

    private final UnitGen unit;
    private final Map<Key, Entry> known = new HashMap<>();

    Leaves(UnitGen unit) {
        this.unit = unit;
    }

    /// The body to put in place of a call, or null.
    Instances.Body find(Func origin, List<Type> typeArgs) {
        return entry(origin, typeArgs).body();
    }

    private Entry entry(Func origin, List<Type> typeArgs) {
        if (origin.decl() == null && typeArgs.isEmpty()
                || origin.decl() != null && origin.decl().body() == null) {
            return NONE;
        }
        var key = new Key(origin, unit.names().typeArgs(typeArgs));
        var entry = known.get(key);
        if (entry == null) {
            // One that calls itself is none.
            known.put(key, NONE);
            entry = judge(origin, typeArgs);
            known.put(key, entry);
        }
        return entry;
    }

    private Entry judge(Func origin, List<Type> typeArgs) {
        var body = unit.instances().find(origin, typeArgs);
        int size = body == null ? -1 : Leaf.size(unit, body, (f, a) -> entry(f, a).size());
        if (size < 0) {
            return NONE;
        }
        if (unit.decisions() != null && body.source().pkg() == unit.pkg()) {
            unit.decisions()
                    .accept(new Decision(place(body.decl()), "can inline " + name(origin, unit)));
        }
        return new Entry(body, size);
    }

    private static int place(Decl.Func decl) {
        return decl.recv() == null ? decl.name().pos() : decl.recv().pos();
    }

    /// What messages call a function.
    static String name(Func f, UnitGen unit) {
        var recv = f.signature().recv();
        if (recv == null) {
            return f.pkg() == unit.pkg() ? f.name() : f.pkg().name() + "." + f.name();
        }
        var base = Types.asNamed(Types.deref(recv.type())).obj().name();
        boolean pointer = Types.unalias(recv.type()) instanceof PointerType;
        return (pointer ? "(*" + base + ")" : base) + "." + f.name();
    }
}
