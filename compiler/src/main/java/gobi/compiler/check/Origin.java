package gobi.compiler.check;

/// Where a package comes from, which decides what it may leave out.
public enum Origin {
    /// The standard library: functions without bodies are native, directives are trusted.
    LIBRARY,
    /// A package of a program: every function has a body, if not another name (`//go:linkname`).
    PROGRAM,
    /// A package compiled without a build tool: functions without bodies may be written in another
    /// language.
    LOOSE
}
