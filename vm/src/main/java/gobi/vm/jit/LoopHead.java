package gobi.vm.jit;

import gobi.vm.sched.CompiledCode;

/// Where the interpreter can go over to compiled code in the middle of a function (OSR).
///
/// Each such code is a method of its own, which costs HotSpot tens of milliseconds once it is hot,
/// so there are as few as can be: that of the outermost loop contains the inner ones.
final class LoopHead {
    final int pc;

    /// The head of the outermost loop around this one, itself if there is none.
    final LoopHead outermost;

    private boolean requested;
    private volatile boolean settled;
    private volatile CompiledCode code;

    /// Turns in vain; several Ms may count at a time and lose some.
    private int spins;

    LoopHead(int pc, LoopHead outermost) {
        this.pc = pc;
        this.outermost = outermost == null ? this : outermost;
    }

    CompiledCode code() {
        return code;
    }

    /// Whether it was asked for and is compiled, or cannot be.
    boolean isSettled() {
        return settled;
    }

    /// True for the first who asks for its code.
    synchronized boolean request() {
        boolean first = !requested;
        requested = true;
        return first;
    }

    /// Its code, or null if it stays interpreted.
    void settle(CompiledCode compiled) {
        code = compiled;
        settled = true;
    }

    /// Counts turns that were interpreted although other code of the function was there, and
    /// returns their number.
    int spin(int turns) {
        spins += turns;
        return spins;
    }
}
