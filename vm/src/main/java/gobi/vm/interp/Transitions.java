package gobi.vm.interp;

import gobi.vm.code.Function;
import gobi.vm.code.FunctionTable;
import gobi.vm.fault.Fault;
import gobi.vm.sched.CompiledCode;
import gobi.vm.sched.Executor.Outcome;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.WaitPoint;

/// The ways from the interpreter into compiled code, and back: at calls, at loop heads, where
/// goroutines begin, and where they have waited.
final class Transitions {
    /// Results of [#callCompiled] besides [Operations#RELOAD].
    static final int INTERPRET = 1;

    private static final int RETURNED = 2;

    /// How far compiled code may go from the frame in which it was entered: it lives on the
    /// thread's stack, of which a slot's frame takes at most half a kilobyte.
    private static final int COMPILED_SLOTS = 100_000;

    private final Operations ops;
    private final Tier tier;
    private final TierEvents events;
    private final FunctionTable functions;

    Transitions(RuntimeContext context, Operations ops, Tier tier) {
        this.ops = ops;
        this.tier = tier;
        events = new TierEvents(context.heap().events());
        functions = context.functions();
    }

    /// Runs the callee's compiled code, if there is any, in the frame at `fp`, whose link and
    /// arguments have been written.
    int callCompiled(Goroutine g, Function callee, int fp) {
        CompiledCode compiled = tier.call(callee);
        return compiled == null ? INTERPRET : enter(g, compiled, callee, fp);
    }

    /// The same for the present frame of `g`, at a loop head of `f`. True: `g` says where it stands
    /// now, and [#raisePending] is to be called there.
    boolean loopCompiled(Goroutine g, Function f, int pc) {
        CompiledCode compiled = tier.loop(f, pc);
        if (compiled == null) {
            return false;
        }
        if (events.log.on) {
            events.entersLoop(g, f, pc);
        }
        goOn(g, compiled, f);
        return true;
    }

    /// The same for the function that `g`, which has not run yet, begins with. Its frame has been
    /// made, but compiled code takes memory for it itself.
    void begin(Goroutine g) {
        g.begins = false;
        Function f = g.function;
        CompiledCode compiled = --f.calls < 0 ? tier.call(f) : null;
        if (compiled == null) {
            return;
        }
        if (f.memorySize != 0) {
            g.popMemory(g.stack[g.fp + 1]);
        }
        goOn(g, compiled, f);
        raisePending(g);
    }

    /// Goes on with a goroutine that has a [WaitPoint]. Null: it stands somewhere else by now, and
    /// the interpreter goes on.
    Outcome resume(Goroutine g) {
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
            if (events.log.on) {
                events.entersLoop(g, g.function, next);
            }
            goOn(g, code, w.function);
            raisePending(g);
            w = g.waitPoint;
        }
        return null;
    }

    /// Runs the code in the present frame of `g`, which says afterwards where it stands.
    private void goOn(Goroutine g, CompiledCode compiled, Function f) {
        int fp = g.fp;
        if (enter(g, compiled, f, fp) == RETURNED) {
            returned(g, fp);
        }
    }

    private int enter(Goroutine g, CompiledCode compiled, Function f, int fp) {
        run(g, compiled, f, fp);
        if (!g.unwinding) {
            return RETURNED;
        }
        g.unwinding = false;
        while (g.reenters) {
            g.reenters = false;
            reenter(g);
        }
        if (events.log.on) {
            events.left(g);
        }
        return Operations.RELOAD;
    }

    private static void run(Goroutine g, CompiledCode compiled, Function f, int fp) {
        g.compiledBase = fp;
        int limit = g.limit;
        int wanted = Math.min(g.stack.length, fp + Math.max(COMPILED_SLOTS, f.reserve));
        if (limit >= 0 && limit != wanted) {
            g.exchangeLimit(limit, wanted);
        }
        compiled.enter(g, fp);
    }

    /// Goes on with a compiled function that left at its entry for want of room. Its callers are
    /// frames by now.
    private void reenter(Goroutine g) {
        int fp = g.fp;
        CompiledCode compiled = tier.call(g.function);
        if (compiled == null) {
            throw new IllegalStateException("not compiled any more: " + g.function.name);
        }
        try {
            run(g, compiled, g.function, fp);
        } catch (Fault fault) {
            // Raised before it had a frame, as by its caller.
            g.pending = fault;
        }
        if (g.unwinding) {
            g.unwinding = false;
            return;
        }
        returned(g, fp);
    }

    /// The frame at `fp` has ended.
    private void returned(Goroutine g, int fp) {
        long link = g.stack[fp];
        g.fp = fp - ((int) (link >> 24) & 0xFFFF);
        g.pc = (int) link & 0xFFFFFF;
        g.function = functions.get((int) (link >>> 40));
    }

    /// Raises the fault that made compiled code leave, now that all frames are written.
    static void raisePending(Goroutine g) {
        RuntimeException e = g.pending;
        if (e != null) {
            g.pending = null;
            throw e;
        }
    }
}
