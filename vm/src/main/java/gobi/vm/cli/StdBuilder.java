package gobi.vm.cli;

import gobi.compiler.archive.LibraryArchive;
import gobi.compiler.bytecode.UnitVerifier;
import gobi.compiler.load.BuildInputs;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Messages;
import gobi.compiler.load.SourceText;
import gobi.compiler.load.Sources;
import gobi.compiler.load.StandardLibrary;
import gobi.compiler.types.Package;
import gobi.vm.link.LibrarySources;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/// Compiles the standard library when Gobi is built: arguments are the folder of its sources and
/// the files to write, the archive, with a digest that identifies this build, and an index of the
/// source files, which stay in the jar for the bodies of generic functions.
public final class StdBuilder {
    private final Path root;

    private StdBuilder(Path root) {
        this.root = root;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new StdBuilder(Path.of(args[0])).build(Path.of(args[1]), Path.of(args[2])));
    }

    private int build(Path archive, Path index) throws Exception {
        var loader = new Loader(new FromFolder());
        var paths = packagePaths();
        for (String path : paths) {
            if (!loader.require(path)) {
                System.err.print(Messages.of(loader));
                return 1;
            }
        }
        List<Package> packages = new ArrayList<>();
        for (var unit : loader.units()) {
            UnitVerifier.verify(unit);
            packages.add(loader.packageOf(unit.path()));
        }
        Files.createDirectories(archive.toAbsolutePath().getParent());
        Files.write(archive, LibraryArchive.write(packages, loader.units(), identity()));
        Files.write(index, index(paths));
        return 0;
    }

    /// A digest of everything on the class path: the compiler and the library's sources.
    private static String identity() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            digestClasses(Path.of(place), digest);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void digestClasses(Path place, MessageDigest digest) throws IOException {
        if (!Files.isDirectory(place)) {
            if (!Files.exists(place)) {
                return;
            }
            digest.update(Files.readAllBytes(place));
            return;
        }
        try (var files = Files.walk(place)) {
            for (Path file :
                    (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private TreeSet<String> packagePaths() throws IOException {
        var paths = new TreeSet<String>();
        try (var files = Files.walk(root)) {
            files.filter(f -> f.toString().endsWith(".go"))
                    .forEach(f ->
                            paths.add(
                                    root.relativize(f.getParent()).toString().replace('\\', '/')));
        }
        return paths;
    }

    private byte[] index(Iterable<String> paths) throws Exception {
        var text = new StringBuilder();
        for (String path : paths) {
            for (var source : new Sources(new BuildInputs()).directory(root.resolve(path))) {
                text.append(path)
                        .append('/')
                        .append(Path.of(source.name()).getFileName())
                        .append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The library's own sources, under the names that tracebacks show.
    private final class FromFolder implements StandardLibrary {
        @Override
        public List<SourceText> sources(String importPath) {
            Path folder = root.resolve(importPath);
            if (!Files.isDirectory(folder)) {
                return null;
            }
            try {
                List<SourceText> texts = new ArrayList<>();
                for (var s : new Sources(new BuildInputs()).directory(folder)) {
                    texts.add(
                            LibrarySources.named(
                                    importPath,
                                    Path.of(s.name()).getFileName().toString(),
                                    s.content()));
                }
                return texts.isEmpty() ? null : texts;
            } catch (gobi.compiler.load.LoadException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        @Override
        public LibraryArchive archive() {
            return null;
        }
    }
}
