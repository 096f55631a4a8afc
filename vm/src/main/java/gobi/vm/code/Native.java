package gobi.vm.code;

/// A Go function without a body, in Java.
///
/// `r` is the calling goroutine's register stack and `base` the outgoing base of the call: results
/// go to `r[base + 2 ..]`, arguments stand after them, flattened as bytecode's package page says. A
/// native is atomic towards the collector: it may allocate, and addresses that it holds stay valid
/// until it returns. It reports Go panics by throwing [gobi.vm.fault.Fault] and never calls Go
/// code.
@FunctionalInterface
public interface Native {
    /// The call is complete.
    int DONE = 0;

    /// The goroutine was parked or descheduled; the instruction is executed again when it is
    /// resumed (then `context.resumed()` answers true once).
    int PARKED = 1;

    /// Complete, and the interpreter should look at the goroutine's state before going on (it was
    /// asked to exit, yield, or to unwind).
    int CHECK = 2;

    /// The goroutine's frames were changed: the interpreter goes on where the goroutine now stands.
    int RELOAD = 3;

    int call(NativeContext context, long[] r, int base);
}
