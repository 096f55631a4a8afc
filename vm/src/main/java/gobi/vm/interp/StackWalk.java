package gobi.vm.interp;

import gobi.vm.code.Function;
import gobi.vm.sched.Goroutine;

/// Walks the frames of a goroutine that is not running, innermost first.
final class StackWalk {
    private final RuntimeContext context;
    private final long[] stack;
    private Function function;
    private int fp;
    private int pc;

    StackWalk(RuntimeContext context, Goroutine g) {
        this.context = context;
        this.stack = g.stack;
        this.function = g.function;
        this.fp = g.fp;
        this.pc = g.pc;
    }

    Function function() {
        return function;
    }

    int fp() {
        return fp;
    }

    /// The instruction to be executed next in this frame: in all but the innermost frame the one after the call.
    int pc() {
        return pc;
    }

    /// Goes to the caller; false at the bottom.
    boolean next() {
        if (fp == 0) {
            return false;
        }
        long link = stack[fp];
        function = context.function((int) (link >>> 40));
        pc = (int) link & 0xFFFFFF;
        fp -= (int) (link >>> 24) & 0xFFFF;
        return true;
    }
}
