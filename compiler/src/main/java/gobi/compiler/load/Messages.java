package gobi.compiler.load;

import gobi.compiler.diag.DiagnosticPrinter;

import java.nio.file.Path;

/// The messages of a failed load as `go run` prints them.
public final class Messages {
    private Messages() {}

    /// The header with the package, then one line a diagnostic; files below the working directory
    /// as `./name.go`.
    public static String of(Loader loader) {
        var printer = new DiagnosticPrinter(loader.fileSet());
        loader.diagnostics().forEach(printer::report);
        String here = Path.of("").toAbsolutePath() + "/";
        return "# " + loader.failedPackage() + "\n" + printer.text().replace(here, "./");
    }
}
