package gobi.compiler.load;

import gobi.compiler.check.CheckedPackage;
import gobi.compiler.codegen.GenericSource;
import gobi.compiler.types.Func;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.Package;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;

import java.util.HashMap;
import java.util.Map;

/// Finds the bodies of generic functions: in packages checked from source directly, in archived
/// ones by checking their source when the first body is wanted.
final class GenericBodies implements GenericSource {
    private final Loader loader;
    private final Map<Package, CheckedPackage> fromSource = new HashMap<>();

    GenericBodies(Loader loader) {
        this.loader = loader;
    }

    @Override
    public Body find(Func origin) {
        if (origin.decl() != null) {
            var checked = loader.checkedSource(origin.pkg());
            checked = checked != null ? checked : bySource(origin.pkg());
            return checked == null ? null : body(checked, origin);
        }
        var checked = fromSource.computeIfAbsent(origin.pkg(), loader::checkLibrarySource);
        Func twin = checked == null ? null : twin(checked.pkg(), origin);
        return twin == null ? null : body(checked, twin);
    }

    /// A function that was itself met in the source of an archived package.
    private CheckedPackage bySource(Package pkg) {
        for (var c : fromSource.values()) {
            if (c.pkg() == pkg) {
                return c;
            }
        }
        return null;
    }

    private Body body(CheckedPackage checked, Func f) {
        return new Body(f.decl(), checked.info(), loader.fileSet().file(f.decl().pos()));
    }

    private static Func twin(Package pkg, Func archived) {
        var recv = archived.signature().recv();
        if (recv == null) {
            return pkg.scope().lookup(archived.name()) instanceof Func f ? f : null;
        }
        Type t = Types.unalias(recv.type());
        t = t instanceof PointerType p ? Types.unalias(p.elem()) : t;
        if (!(t instanceof NamedType named) || pkg.scope().lookup(named.obj().name()) == null) {
            return null;
        }
        var twin = (NamedType) pkg.scope().lookup(named.obj().name()).type();
        for (var m : twin.methods()) {
            if (m.name().equals(archived.name())) {
                return m;
            }
        }
        return null;
    }
}
