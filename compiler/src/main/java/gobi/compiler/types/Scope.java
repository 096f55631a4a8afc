package gobi.compiler.types;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// A block of declarations, in order of insertion; a package read from an archive fills itself name
/// by name.
public final class Scope {
    private final Scope parent;
    private final Map<String, Obj> objects = new LinkedHashMap<>();
    private Function<String, Obj> importer;

    public Scope(Scope parent) {
        this.parent = parent;
    }

    public Scope parent() {
        return parent;
    }

    /// Names that are not yet here are asked of `importer` (which may answer null).
    public void importWith(Function<String, Obj> importer) {
        this.importer = importer;
    }

    /// The object of that name in this very scope, or null.
    public Obj lookup(String name) {
        var o = objects.get(name);
        if (o == null && importer != null) {
            o = importer.apply(name);
            if (o != null) {
                insert(o);
            }
        }
        return o;
    }

    /// Declares an object, unless its name is taken: then the holder is returned, else null.
    public Obj insert(Obj o) {
        var old = objects.putIfAbsent(o.name(), o);
        if (old == null && o.parent() == null) {
            o.setParent(this);
        }
        return old;
    }

    public Collection<Obj> objects() {
        return objects.values();
    }
}
