package gobi.compiler.check;

import gobi.compiler.diag.Diagnostic;
import gobi.compiler.diag.Reporter;
import gobi.compiler.load.BuildConstraint;
import gobi.compiler.parse.Parser;
import gobi.compiler.source.FileSet;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.types.Context;
import gobi.compiler.types.Package;
import gobi.compiler.types.Universe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks packages from source, imports from a directory of packages.
public final class SourceTree {
    private final Path root;
    private final FileSet files = new FileSet();
    private final Context context = new Context();
    private final Map<String, Importer.Result> packages = new HashMap<>();
    private final List<Diagnostic> importErrors = new ArrayList<>();

    public SourceTree(Path root) {
        this.root = root;
    }

    public FileSet files() {
        return files;
    }

    /// Diagnostics of imported packages.
    public List<Diagnostic> importErrors() {
        return importErrors;
    }

    public Importer.Result load(String path) {
        var known = packages.get(path);
        if (known != null) {
            return known;
        }
        packages.put(path, Importer.Result.failed("import cycle not allowed"));
        var dir = root.resolve(path);
        var result = Importer.Result.failed("no such package");
        if (Files.isDirectory(dir)) {
            var pkg = check(path, sources(dir), importErrors::add);
            if (pkg != null) {
                result = Importer.Result.of(pkg.pkg());
            }
        }
        packages.put(path, result);
        return result;
    }

    private static boolean built(Path file) {
        try {
            return BuildConstraint.nameMatches(file.getFileName().toString())
                    && BuildConstraint.contentMatches(
                            new String(
                                    Files.readAllBytes(file),
                                    java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(Path dir) {
        try (var list = Files.list(dir)) {
            return list.filter(
                            p -> p.toString().endsWith(".go") && !p.toString().endsWith("_test.go"))
                    .filter(SourceTree::built)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Parses and checks files as one package; null if they have syntax errors.
    public CheckedPackage check(String path, List<Path> sources, Reporter reporter) {
        return check(path, sources, reporter, null);
    }

    /// `names` are shown in messages instead of the paths (may be null).
    public CheckedPackage check(
            String path, List<Path> sources, Reporter reporter, List<String> names) {
        var units = new ArrayList<SourceUnit>();
        var failed = new boolean[1];
        for (int i = 0; i < sources.size(); i++) {
            try {
                var name = names == null ? sources.get(i).toString() : names.get(i);
                var file = files.add(name, Files.readAllBytes(sources.get(i)));
                units.add(
                        Parser.parse(
                                file,
                                d -> {
                                    failed[0] |= d.text().startsWith("syntax error");
                                    reporter.report(d);
                                }));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (failed[0] || units.isEmpty()) {
            return null;
        }
        var pkg = new Package(path, units.getFirst().packageName().name(), Universe.SCOPE);
        return Checker.check(
                pkg,
                units,
                this::load,
                context,
                "go1.23",
                path.equals("main") ? Origin.LOOSE : Origin.LIBRARY,
                reporter);
    }
}
