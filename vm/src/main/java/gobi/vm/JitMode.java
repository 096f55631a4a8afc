package gobi.vm;

/// When bytecode is compiled to JVM code.
public enum JitMode {
    /// Never.
    OFF,
    /// Each function before it runs for the first time; for tests.
    FIRST,
    /// As FIRST, and compiled code leaves for the interpreter at random; for tests.
    RESTLESS,
    /// What has become hot, in the background.
    TIERED
}
