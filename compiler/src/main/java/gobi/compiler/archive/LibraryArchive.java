package gobi.compiler.archive;

import gobi.compiler.bytecode.Bundle;
import gobi.compiler.bytecode.Container;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.types.Context;
import gobi.compiler.types.Package;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The compiled standard library in a file: for each package its unit, which the build has
/// verified, and its export data, each read and decoded when asked for.
public final class LibraryArchive {
    private static final String EXPORTS = "!";
    private static final String IDENTITY = "!identity";

    private final Container container;

    private LibraryArchive(Container container) {
        this.container = container;
    }

    /// `packages` and `units` correspond; `identity` names the build.
    public static byte[] write(List<Package> packages, List<Unit> units, String identity) {
        Map<String, byte[]> pieces = new LinkedHashMap<>();
        pieces.put(IDENTITY, identity.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < units.size(); i++) {
            pieces.put(units.get(i).path(), Bundle.writeUnit(units.get(i)));
            pieces.put(units.get(i).path() + EXPORTS, ExportWriter.write(packages.get(i)));
        }
        return Container.write(pieces);
    }

    /// The archive in a file, which must not change.
    public static LibraryArchive open(Path file) throws IOException {
        return new LibraryArchive(Container.open(file));
    }

    /// Identifies the compiler and the library of this installation.
    public String identity() throws IOException {
        return new String(container.piece(IDENTITY).rest(), StandardCharsets.UTF_8);
    }

    public boolean contains(String path) {
        return container.contains(path);
    }

    public Unit unit(String path) throws IOException {
        return Bundle.readVerifiedUnit(container.piece(path));
    }

    public Package exports(String path, Context context, Function<String, Package> packages)
            throws IOException {
        return ExportReader.read(path, container.piece(path + EXPORTS), context, packages);
    }
}
