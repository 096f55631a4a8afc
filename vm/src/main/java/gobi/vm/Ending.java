package gobi.vm;

/// How a run ended.
public enum Ending {
    /// By itself, whatever its status.
    EXITED,
    /// Of a panic or a fatal error.
    DIED,
    DEADLOCK,
    /// It was cut off because it did not end.
    EXHAUSTED
}
