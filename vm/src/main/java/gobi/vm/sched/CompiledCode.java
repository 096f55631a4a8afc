package gobi.vm.sched;

/// Compiled code as the interpreter enters it: a function from its start, from the head of one of
/// its loops, or from behind an instruction that has waited.
@FunctionalInterface
public interface CompiledCode {
    /// Runs the frame at `fp`, whose arguments (or, within a function, all live slots) stand in the
    /// goroutine's stack. Afterwards either its results stand there and its frame memory is
    /// released, or `g.unwinding` is set and the goroutine's frames, pc and function say where to
    /// go on.
    void enter(Goroutine g, int fp);
}
