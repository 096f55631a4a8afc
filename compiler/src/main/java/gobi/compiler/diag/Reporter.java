package gobi.compiler.diag;

/// Receives diagnostics in the order of discovery. Sorting, removing doubles on one line and the
/// limit of ten are the printer's job ([DiagnosticPrinter]).
@FunctionalInterface
public interface Reporter {
    void report(Diagnostic diagnostic);

    default void error(int pos, Code code, String text) {
        report(new Diagnostic(pos, code, text));
    }
}
