package gobi.compiler.load;

import gobi.compiler.codegen.Decision;
import gobi.compiler.diag.DiagnosticPrinter;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The messages of a load as the go command prints them.
public final class Messages {
    private Messages() {}

    /// Of a failed load: the header with the package, then one line a diagnostic; files below the
    /// working directory as `./name.go`.
    public static String of(Loader loader) {
        var printer = new DiagnosticPrinter(loader.fileSet());
        loader.diagnostics().forEach(printer::report);
        return header(loader.failedPackage()) + here(printer.text());
    }

    /// What was decided about a package, ordered by place, each thing once.
    public static String of(Loader loader, String packagePath, List<Decision> decisions) {
        var lines =
                decisions.stream()
                        .sorted(Comparator.comparingInt(Decision::pos))
                        .map(d -> loader.fileSet().describe(d.pos()) + ": " + d.text() + "\n")
                        .distinct()
                        .collect(Collectors.joining());
        return lines.isEmpty() ? "" : header(packagePath) + here(lines);
    }

    private static String header(String packagePath) {
        return "# " + packagePath + "\n";
    }

    private static String here(String text) {
        return text.replace(Path.of("").toAbsolutePath() + "/", "./");
    }
}
