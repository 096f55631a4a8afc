package gobi.vm.interp;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.sched.Goroutine;

/// Walks the frames of a goroutine that is not running, innermost first.
final class StackWalk {
    private final RuntimeContext context;
    private final long[] stack;
    private Function function;
    private int fp;
    private int pc;
    private boolean innermost = true;

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

    /// The instruction to be executed next in this frame: in all but the innermost frame the one
    /// after the call.
    int pc() {
        return pc;
    }

    /// The instruction that this frame is at: the call that has not returned, or the one to be
    /// executed next. A RUN_DEFERS is returned to itself, as is a stub.
    int instruction() {
        boolean repeated =
                pc < function.code.length && Instructions.op(function.code[pc]) == Op.RUN_DEFERS;
        return innermost || repeated || pc == 0 ? pc : pc - 1;
    }

    /// Goes to the caller; false at the bottom.
    boolean next() {
        if (fp == 0) {
            return false;
        }
        innermost = false;
        long link = stack[fp];
        function = context.function((int) (link >>> 40));
        pc = (int) link & 0xFFFFFF;
        fp -= (int) (link >>> 24) & 0xFFFF;
        return true;
    }
}
