package gobi.vm.sched;

/// Reads the frames of goroutines for recorded events and profiles.
@FunctionalInterface
public interface FrameReader {
    /// Writes the frames of `g`, innermost first, and returns their number; what does not fit is
    /// left out. A frame is `function id << 32 | pc << 1`, plus 1 if the pc is that of the
    /// instruction after a call. The caller owns `g`, whose state is saved; what it finds may be
    /// out of date but is never an error.
    int read(Goroutine g, long[] frames);

    /// A hash of what [#read] would find, made of [gobi.vm.event.StackTable#hash]; 0 if that is
    /// nothing.
    default long hash(Goroutine g) {
        return 0;
    }

    /// As [#read] for `g` in the middle of an instruction that the calling thread executes, in
    /// whichever tier. Takes some microseconds.
    default int readRunning(Goroutine g, long[] frames) {
        return read(g, frames);
    }
}
