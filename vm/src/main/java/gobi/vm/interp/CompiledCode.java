package gobi.vm.interp;

import gobi.vm.sched.Goroutine;

/// Compiled code as the interpreter enters it: a function from its start, or from the head of one
/// of its loops.
@FunctionalInterface
public interface CompiledCode {
    /// Runs the frame at `fp`, whose arguments (or, at a loop, all live slots) stand in the
    /// goroutine's stack. Afterwards either its results stand there and its frame memory is
    /// released, or `g.unwinding` is set and the goroutine's frames, pc and function say where to
    /// go on.
    void enter(Goroutine g, int fp);
}
