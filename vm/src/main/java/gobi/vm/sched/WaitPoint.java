package gobi.vm.sched;

import gobi.vm.code.Function;

/// An instruction of compiled code at which goroutines wait. A goroutine that stands there can go
/// on in compiled code behind it.
public abstract class WaitPoint {
    public final Function function;
    public final int pc;

    /// Waits until the compiler wants to be asked for code, counted down without any lock; negative
    /// asks.
    public int waits;

    /// What goes on behind the instruction, or null.
    public volatile CompiledCode code;

    /// The compiler wants to be asked after so many waits.
    protected WaitPoint(Function function, int pc, int waits) {
        this.function = function;
        this.pc = pc;
        this.waits = waits;
    }

    /// Whether the goroutine stands there.
    public boolean isAt(Goroutine g) {
        return g.pc == pc && g.function == function;
    }
}
