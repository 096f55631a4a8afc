package gobi.compiler.diag;

/// One message about the source: where, which fault, and gc's words for it. `text` may have
/// continuation lines (separated by newlines, each starting with a tab) as gc prints them.
public record Diagnostic(int pos, Code code, String text) {}
