package gobi.vm.sched;

import gobi.vm.code.Function;

/// A deferred call: the closure to run when the frame at `fp` ends. `memoryMark` is the frame
/// memory's top to go back to after a recovered panic.
public record DeferRecord(
        DeferRecord next, int fp, Function function, long closure, long memoryMark) {}
