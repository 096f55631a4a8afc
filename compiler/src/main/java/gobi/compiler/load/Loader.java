package gobi.compiler.load;

import gobi.compiler.bytecode.Unit;
import gobi.compiler.check.CheckedPackage;
import gobi.compiler.check.Checker;
import gobi.compiler.check.Importer;
import gobi.compiler.check.Origin;
import gobi.compiler.codegen.CodeGenerator;
import gobi.compiler.codegen.CodegenException;
import gobi.compiler.codegen.Decision;
import gobi.compiler.codegen.Options;
import gobi.compiler.diag.Code;
import gobi.compiler.diag.Diagnostic;
import gobi.compiler.parse.Parser;
import gobi.compiler.source.FileSet;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.syntax.Spec;
import gobi.compiler.types.Context;
import gobi.compiler.types.Func;
import gobi.compiler.types.Package;
import gobi.compiler.types.Universe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Loads, checks and compiles a program package by package, imports first.
///
/// Packages of the standard library come from its archive, those of the module and of the command
/// line from source. The diagnostics of the first package that has any are kept in [#diagnostics];
/// packages that import it are not looked at.
public final class Loader {
    private static final String LANGUAGE = "go1.23";
    private static final String COMMAND_LINE = "command-line-arguments";

    private final FileSet fileSet = new FileSet();
    private final StandardLibrary library;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Context context = new Context();

    /// Packages by import path.
    private final Map<String, Package> packages = new HashMap<>();

    /// Those among them that were checked from source.
    private final Map<Package, CheckedPackage> checked = new HashMap<>();

    private final Set<String> loading = new HashSet<>();
    private final Set<String> libraryUnits = new HashSet<>();
    private final List<Unit> units = new ArrayList<>();
    private final GenericBodies generics = new GenericBodies(this);
    private final BuildInputs inputs = new BuildInputs();
    private final Sources sourceFiles = new Sources(inputs);
    private GoMod module;
    private String failedPackage;
    private String mainPackage;
    private boolean pollsAtAccesses;
    private Consumer<Decision> decisions;

    public Loader(StandardLibrary library) {
        this.library = library;
    }

    /// From here on the program's own packages have a safepoint before every access to memory that
    /// goroutines may share, so that a goroutine can be preempted wherever that makes a difference.
    public Loader withPollsAtAccesses() {
        pollsAtAccesses = true;
        return this;
    }

    /// Tells what is decided about the main package: what is in the heap, and why.
    public Loader withDecisions(Consumer<Decision> consumer) {
        decisions = consumer;
        return this;
    }

    /// What was read so far.
    BuildInputs inputs() {
        return inputs;
    }

    /// Whether a package's unit is the one in the library's archive.
    boolean isArchived(String path) {
        return libraryUnits.contains(path);
    }

    public FileSet fileSet() {
        return fileSet;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /// Import path of the package that has the diagnostics, `command-line-arguments` for named
    /// files.
    public String failedPackage() {
        return failedPackage;
    }

    /// What the main package is called in messages.
    public String mainPackage() {
        return mainPackage;
    }

    /// Compiles the program made of Go files, or of one package path (`.`, `dir`). Null if there
    /// were diagnostics.
    public Program load(List<String> sources) throws LoadException {
        if (sources.getFirst().endsWith(".go")) {
            module = GoMod.find(Path.of(sources.getFirst()).toAbsolutePath().getParent(), inputs);
            return loadMain(COMMAND_LINE, sourceFiles.files(sources));
        }
        Path directory = Path.of(sources.getFirst());
        if (!Files.isDirectory(directory)) {
            throw new LoadException(
                    "package "
                            + sources.getFirst()
                            + " is not in std or the module: no such directory");
        }
        module = GoMod.find(directory, inputs);
        var texts = sourceFiles.directory(directory);
        if (texts.isEmpty()) {
            throw new LoadException("no Go files in " + directory.toAbsolutePath().normalize());
        }
        return loadMain(module == null ? COMMAND_LINE : importPathOf(directory), texts);
    }

    /// Compiles the program in the root of a module that has no go.mod file. Null if there were
    /// diagnostics.
    public Program loadModule(GoMod given) throws LoadException {
        module = given;
        return loadMain(given.modulePath(), sourceFiles.directory(given.root()));
    }

    private String importPathOf(Path directory) {
        var relative = module.root().relativize(directory.toAbsolutePath().normalize()).toString();
        return relative.isEmpty() ? module.modulePath() : module.modulePath() + "/" + relative;
    }

    /// Compiles a main package from texts. Null if there were diagnostics.
    public Program loadMain(String displayPath, List<SourceText> texts) throws LoadException {
        mainPackage = displayPath;
        if (!require("runtime")) {
            return null;
        }
        var main = compile("main", displayPath, texts);
        if (main == null) {
            return null;
        }
        if (!main.pkg().name().equals("main")) {
            throw new LoadException("package " + displayPath + " is not a main package");
        }
        if (main.pkg().scope().lookup("main") instanceof Func) {
            return new Program(List.copyOf(units));
        }
        failedPackage = displayPath;
        diagnostics.add(
                new Diagnostic(
                        0,
                        Code.MISSING_MAIN,
                        "runtime.main_main·f: function main is undeclared in the main package"));
        return null;
    }

    /// Makes a package of the standard library available; false if it has errors. For the program's
    /// start and for building the archive.
    public boolean require(String path) throws LoadException {
        return packages.containsKey(path)
                || openArchived(path)
                || compile(path, path, library.sources(path)) != null;
    }

    /// The units so far, imports before importers.
    public List<Unit> units() {
        return units;
    }

    /// A loaded package.
    public Package packageOf(String path) {
        return packages.get(path);
    }

    private CheckedPackage compile(String path, String displayPath, List<SourceText> texts)
            throws LoadException {
        loading.add(path);
        var result = check(path, displayPath, texts);
        if (result == null) {
            return null;
        }
        packages.put(path, result.pkg());
        checked.put(result.pkg(), result);
        loading.remove(path);
        boolean shared =
                module != null
                        && !path.equals("main")
                        && languageVersion(path).compareTo("go1.22") < 0;
        try {
            units.add(
                    CodeGenerator.generate(
                            result.pkg(),
                            result.files(),
                            result.info(),
                            generics,
                            context,
                            new Options(shared, pollsAtAccesses && origin(path) == Origin.PROGRAM),
                            path.equals("main") ? decisions : null));
        } catch (CodegenException e) {
            diagnostics.add(new Diagnostic(e.pos(), Code.UNSUPPORTED_BY_GOBI, e.getMessage()));
            return failed(displayPath) ? null : result;
        }
        return result;
    }

    /// Parses and checks a package, after its imports; null if there are diagnostics.
    private CheckedPackage check(String path, String displayPath, List<SourceText> texts)
            throws LoadException {
        List<SourceUnit> files = new ArrayList<>();
        for (var text : texts) {
            files.add(Parser.parse(fileSet.add(text.name(), text.content()), diagnostics::add));
        }
        if (syntaxErrors() && failed(displayPath)) {
            return null;
        }
        var pkg = new Package(path, files.getFirst().packageName().name(), Universe.SCOPE);
        for (var file : files) {
            if (!compileImports(pkg, file)) {
                failed(displayPath);
                return null;
            }
        }
        var result =
                Checker.check(
                        pkg,
                        files,
                        this::importPackage,
                        context,
                        languageVersion(path),
                        origin(path),
                        diagnostics::add);
        return failed(displayPath) ? null : result;
    }

    /// Checks a package of the library from its source although the archive has it compiled, for
    /// the bodies of its generic functions; it is not made visible to importers.
    CheckedPackage checkLibrarySource(Package archived) {
        try {
            return check(archived.path(), archived.path(), library.sources(archived.path()));
        } catch (LoadException e) {
            throw new IllegalStateException(e);
        }
    }

    CheckedPackage checkedSource(Package pkg) {
        return checked.get(pkg);
    }

    /// Compiles one package for [DirectBuild]; false if there are diagnostics, which are this
    /// package's alone.
    boolean compileDirectly(String path, List<SourceText> texts, DirectBuild.Mode mode)
            throws LoadException {
        diagnostics.clear();
        failedPackage = null;
        if (!require("runtime")) {
            return false;
        }
        List<SourceUnit> files = new ArrayList<>();
        for (var text : texts) {
            files.add(Parser.parse(fileSet.add(text.name(), text.content()), diagnostics::add));
        }
        if (syntaxErrors() && failed(path)) {
            return false;
        }
        var paths = new ImportPaths(path, mode.importRoot());
        var pkg = new Package(path, files.getFirst().packageName().name(), Universe.SCOPE);
        for (var file : files) {
            for (String imported : ImportPaths.of(file)) {
                openDirectly(paths.resolve(imported));
            }
        }
        var result =
                Checker.check(
                        pkg,
                        files,
                        p -> importDirectly(paths, p),
                        context,
                        mode.language(),
                        mode.complete() ? Origin.PROGRAM : Origin.LOOSE,
                        diagnostics::add);
        if (failed(path)) {
            return false;
        }
        packages.put(path, pkg);
        checked.put(pkg, result);
        var options = new Options(mode.sharedLoopVariables(), false);
        units.add(CodeGenerator.generate(pkg, files, result.info(), generics, context, options));
        return true;
    }

    private void openDirectly(String path) throws LoadException {
        if (!path.equals("unsafe") && !packages.containsKey(path) && !openArchived(path)) {
            var texts = library.sources(path);
            if (texts != null) {
                compile(path, path, texts);
            }
        }
    }

    private Importer.Result importDirectly(ImportPaths paths, String path) {
        String fault = paths.fault(path);
        if (fault != null) {
            return Importer.Result.failed(fault);
        }
        var pkg = packages.get(paths.resolve(path));
        return pkg == null
                ? Importer.Result.failed("open : no such file or directory")
                : Importer.Result.of(pkg);
    }

    private Origin origin(String path) {
        boolean ours = path.equals("main") || module != null && module.directory(path) != null;
        return ours ? Origin.PROGRAM : Origin.LIBRARY;
    }

    private String languageVersion(String path) {
        boolean ours = module != null && (path.equals("main") || module.directory(path) != null);
        return ours ? module.goVersion() : LANGUAGE;
    }

    /// Whether a file could not be read as Go; after mere flaws in a literal and the like the
    /// package is checked all the same.
    private boolean syntaxErrors() {
        return diagnostics.stream().anyMatch(d -> d.text().startsWith("syntax error"));
    }

    private boolean failed(String displayPath) {
        if (diagnostics.isEmpty()) {
            return false;
        }
        if (failedPackage == null) {
            failedPackage = displayPath;
        }
        return true;
    }

    private boolean compileImports(Package pkg, SourceUnit file) throws LoadException {
        for (var decl : file.decls()) {
            if (decl instanceof Decl.Gen gen && gen.keyword() == Decl.Keyword.IMPORT) {
                for (var spec : gen.specs()) {
                    if (!compileImport(pkg, ((Spec.Import) spec).path())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean compileImport(Package pkg, Expr.BasicLit literal) throws LoadException {
        String text = literal.text();
        String path = text.length() < 2 ? "" : text.substring(1, text.length() - 1);
        if (path.equals("unsafe") || path.isEmpty() || literal.malformed()) {
            return true;
        }
        if (loading.contains(path) && !path.equals(pkg.path())) {
            return refuse(literal, Code.IMPORT_CYCLE, "import cycle not allowed");
        }
        if (!packages.containsKey(path) && !openImport(path, literal)) {
            return false;
        }
        var imported = packages.get(path);
        if (!pkg.imports().contains(imported)) {
            pkg.imports().add(imported);
        }
        return true;
    }

    private boolean refuse(Expr.BasicLit literal, Code code, String text) {
        diagnostics.add(new Diagnostic(literal.pos(), code, text));
        return false;
    }

    private boolean openImport(String path, Expr.BasicLit literal) throws LoadException {
        Path directory = module == null ? null : module.directory(path);
        if (directory != null && !Files.isDirectory(directory)) {
            inputs.absent(directory);
        } else if (directory != null) {
            var texts = sourceFiles.directory(directory);
            if (texts.isEmpty()) {
                return refuse(literal, Code.IMPORT_NOT_FOUND, "no Go files in " + directory);
            }
            return compile(path, path, texts) != null;
        }
        if (openArchived(path)) {
            return true;
        }
        var texts = library.sources(path);
        if (texts != null) {
            return compile(path, path, texts) != null;
        }
        String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        String why =
                first.contains(".")
                        ? "no required module provides package "
                                + path
                                + "; to add it:\n\tgo get "
                                + path
                        : "package " + path + " is not in std";
        return refuse(literal, Code.IMPORT_NOT_FOUND, why);
    }

    private boolean openArchived(String path) throws LoadException {
        var archive = library.archive();
        if (archive == null || !archive.contains(path)) {
            return false;
        }
        archivedPackage(path);
        addLibraryUnits(path);
        return true;
    }

    private Package archivedPackage(String path) {
        var pkg = packages.get(path);
        if (pkg == null) {
            try {
                pkg = library.archive().exports(path, context, this::archivedPackage);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            packages.put(path, pkg);
        }
        return pkg;
    }

    private void addLibraryUnits(String path) throws LoadException {
        if (!libraryUnits.add(path)) {
            return;
        }
        try {
            Unit unit = library.archive().unit(path);
            for (String imported : unit.imports()) {
                if (!imported.equals("unsafe")) {
                    addLibraryUnits(imported);
                }
            }
            units.add(unit);
        } catch (IOException e) {
            throw new LoadException("gobi: " + e.getMessage());
        }
    }

    private Importer.Result importPackage(String path) {
        var pkg = packages.get(path);
        return pkg == null
                ? Importer.Result.failed("could not import " + path)
                : Importer.Result.of(pkg);
    }
}
