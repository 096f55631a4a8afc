package gobi.vm.jit;

import gobi.vm.code.Function;
import gobi.vm.sched.WaitPoint;

/// A [WaitPoint] as the compiler knows it.
final class ResumePoint extends WaitPoint {
    private boolean requested;

    ResumePoint(Function function, int pc, int waits) {
        super(function, pc, waits);
    }

    /// Where the code begins.
    int next() {
        return FlowGraph.next(function.source.code(), pc);
    }

    /// True for the first who asks for the code.
    synchronized boolean request() {
        boolean first = !requested;
        requested = true;
        return first;
    }
}
