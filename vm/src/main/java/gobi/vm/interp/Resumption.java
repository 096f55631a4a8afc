package gobi.vm.interp;

import gobi.vm.sched.CompiledCode;
import gobi.vm.sched.Executor.Outcome;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.WaitPoint;

/// How goroutines that compiled code left to wait go on: the instruction is executed here and what
/// follows is compiled code again, so that loops that wait at each turn do without the interpreter.
final class Resumption {
    private final Operations ops;
    private final Tier tier;

    Resumption(Operations ops, Tier tier) {
        this.ops = ops;
        this.tier = tier;
    }

    /// Goes on with a goroutine that has a [WaitPoint]. Null: it stands somewhere else by now, and
    /// the interpreter goes on.
    Outcome run(Goroutine g) {
        WaitPoint w = g.waitPoint;
        while (w != null && w.isAt(g)) {
            int next = ops.communicate(g);
            if (next == Operations.PARKED) {
                return Outcome.PARKED;
            }
            g.waitPoint = null;
            g.pc = next;
            CompiledCode code = w.code;
            if (code == null && (--w.waits >= 0 || (code = tier.behind(w)) == null)) {
                return null;
            }
            ops.enterBehind(g, code);
            w = g.waitPoint;
        }
        return null;
    }
}
