package gobi.compiler.diag;

/// One code for each distinct fault.
public enum Code {
    /// Text that is not Go: `func {`.
    SYNTAX_ERROR,
}
