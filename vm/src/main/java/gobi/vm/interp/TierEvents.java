package gobi.vm.interp;

import gobi.compiler.bytecode.Instructions;
import gobi.vm.code.Function;
import gobi.vm.event.EventLog;
import gobi.vm.sched.Goroutine;

/// Tells the event log of the ways between interpreted and compiled code. They are taken too often
/// to record each.
final class TierEvents {
    final EventLog log;

    TierEvents(EventLog log) {
        this.log = log;
    }

    /// The goroutine is about to enter the compiled code of a loop.
    void entersLoop(Goroutine g, Function f, int pc) {
        int count = g.processor.loopsEntered.next();
        if (count > 0) {
            log.loopEntered(frame(f, pc), count);
        }
    }

    /// Compiled code has left; the goroutine's frames are written.
    void left(Goroutine g) {
        int count = g.processor.codeLeft.next();
        if (count > 0) {
            log.codeLeft(frame(g.function, g.pc), reason(g), count);
        }
    }

    private static long frame(Function f, int pc) {
        return (long) f.id << 32 | (long) pc << 1;
    }

    private static String reason(Goroutine g) {
        if (g.pending != null) {
            return "fault";
        }
        if (g.limit == Goroutine.POISON) {
            return "asked to stop";
        }
        if (g.pc > 0 || g.fp == g.compiledBase) {
            return Instructions.op(g.function.code[g.pc]).mnemonic();
        }
        return "call of interpreted code";
    }
}
