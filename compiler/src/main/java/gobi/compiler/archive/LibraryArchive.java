package gobi.compiler.archive;

import gobi.compiler.bytecode.Bundle;
import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.Container;
import gobi.compiler.bytecode.DamagedFileException;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.types.Context;
import gobi.compiler.types.Package;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The compiled standard library: for each package its unit and its export data, each decoded when
/// asked for.
public final class LibraryArchive {
    private static final String EXPORTS = "!";

    private final Map<String, ByteSource> pieces;

    private LibraryArchive(Map<String, ByteSource> pieces) {
        this.pieces = pieces;
    }

    /// `packages` and `units` correspond.
    public static byte[] write(List<Package> packages, List<Unit> units) {
        Map<String, byte[]> pieces = new LinkedHashMap<>();
        for (int i = 0; i < units.size(); i++) {
            pieces.put(units.get(i).path(), Bundle.writeUnit(units.get(i)));
            pieces.put(units.get(i).path() + EXPORTS, ExportWriter.write(packages.get(i)));
        }
        return Container.write(pieces);
    }

    public static LibraryArchive read(byte[] bytes) throws DamagedFileException {
        return new LibraryArchive(Container.read(bytes));
    }

    public boolean contains(String path) {
        return pieces.containsKey(path);
    }

    public Unit unit(String path) throws DamagedFileException {
        return Bundle.readUnit(fresh(path));
    }

    public Package exports(String path, Context context, Function<String, Package> packages)
            throws DamagedFileException {
        return ExportReader.read(path, fresh(path + EXPORTS), context, packages);
    }

    /// A source of its own: several VMs may read the archive at once.
    private ByteSource fresh(String name) throws DamagedFileException {
        ByteSource piece = pieces.get(name);
        if (piece == null) {
            throw new DamagedFileException("the library archive lacks " + name);
        }
        return piece.copy();
    }
}
