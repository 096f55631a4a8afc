package gobi.compiler.load;

import gobi.compiler.bytecode.Unit;
import gobi.compiler.diag.DiagnosticPrinter;
import gobi.compiler.source.FileSet;
import gobi.compiler.types.Func;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Packages compiled one by one in the order of the calls, as by a compiler that is called without
/// a build tool: no module, no build constraints, imports are the packages compiled before and the
/// standard library. For tests of the language.
public final class DirectBuild {
    /// How to compile.
    ///
    /// @param language language version of all packages, as in `go1.23`
    /// @param importRoot what `./name` in an import is relative to
    /// @param complete whether every function must have a body
    /// @param errorLimit how many diagnostics a package may have before the rest is cut off; 0 for
    ///   no limit
    public record Mode(String language, String importRoot, boolean complete, int errorLimit) {
        private static final int FIRST_WITH_VARIABLES_PER_ITERATION = 22;

        public static final Mode DEFAULT = new Mode("go1.23", "test", false, 0);

        public Mode withLanguage(String version) {
            return new Mode(version, importRoot, complete, errorLimit);
        }

        public Mode withErrorLimit(int limit) {
            return new Mode(language, importRoot, complete, limit);
        }

        public Mode withAllBodies() {
            return new Mode(language, importRoot, true, errorLimit);
        }

        boolean sharedLoopVariables() {
            return Integer.parseInt(language.substring("go1.".length()))
                    < FIRST_WITH_VARIABLES_PER_ITERATION;
        }
    }

    private final Loader loader;
    private final Mode mode;

    public DirectBuild(StandardLibrary library, Mode mode) {
        this.loader = new Loader(library);
        this.mode = mode;
    }

    /// Compiles a package from the texts of its files; false if there are errors, which [#messages]
    /// then tells.
    public boolean compile(String path, List<SourceText> texts) throws LoadException {
        return loader.compileDirectly(path, texts, mode);
    }

    /// The errors of the package compiled last, each as `file:line: text` with continuation lines
    /// inside, in the order in which gc prints them.
    public List<String> messages() {
        FileSet files = loader.fileSet();
        var printer =
                new DiagnosticPrinter(
                        files, mode.errorLimit() == 0 ? Integer.MAX_VALUE : mode.errorLimit());
        loader.diagnostics().forEach(printer::report);
        List<String> messages = new ArrayList<>();
        String place = "";
        for (var d : printer.sorted()) {
            var file = files.file(d.pos());
            place =
                    file == null
                            ? "<unknown line number>"
                            : file.name(d.pos()) + ":" + file.line(d.pos());
            String message = place + ": " + d.text();
            if (messages.isEmpty() || !message.equals(messages.getLast())) {
                messages.add(message);
            }
        }
        if (mode.errorLimit() > 0 && loader.diagnostics().size() > messages.size()) {
            messages.add(place + ": too many errors");
        }
        return messages;
    }

    /// The program of package `main` and what it needs, directly or not; packages that nothing
    /// imports are left out.
    public Program program() throws LoadException {
        if (!(loader.packageOf("main").scope().lookup("main") instanceof Func)) {
            throw new LoadException("function main is undeclared in the main package");
        }
        Map<String, Unit> byPath = new HashMap<>();
        loader.units().forEach(u -> byPath.put(u.path(), u));
        Set<String> needed = new HashSet<>();
        need("runtime", byPath, needed);
        need("main", byPath, needed);
        return new Program(loader.units().stream().filter(u -> needed.contains(u.path())).toList());
    }

    private static void need(String path, Map<String, Unit> byPath, Set<String> needed) {
        Unit unit = byPath.get(path);
        if (unit != null && needed.add(path)) {
            unit.imports().forEach(imported -> need(imported, byPath, needed));
        }
    }
}
