package gobi.vm.code;

/// The calling goroutine as a native sees it without knowing the scheduler; natives that need more
/// cast to the scheduler's Goroutine, which implements this.
public interface NativeContext {
    /// True once after the goroutine was resumed from a park in this very instruction.
    boolean resumed();
}
