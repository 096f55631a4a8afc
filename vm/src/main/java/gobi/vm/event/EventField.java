package gobi.vm.event;

/// What a number in an event means.
public enum EventField {
    /// Id of a goroutine.
    GOROUTINE,
    /// Number of a P.
    PROCESSOR,
    /// Number of a thread, -1 for none.
    THREAD,
    /// The next number in a goroutine's, a P's or the collector's own count.
    SEQUENCE,
    /// Id in the table of stacks; 0 for none.
    STACK,
    /// Id in the table of strings; 0 for the empty one.
    STRING,
    BYTES,
    COUNT,
    /// State of a P or a goroutine.
    STATE,
    /// Id of a user's task.
    TASK
}
