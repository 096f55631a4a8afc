package gobi.vm.jit;

import gobi.vm.code.Function;
import gobi.vm.interp.Operations;
import gobi.vm.sched.CompiledCode;
import gobi.vm.sched.Goroutine;

/// A function as closures and interfaces call it: one subclass per compiled function, so that
/// HotSpot's profile of a call site is a profile of Go functions.
///
/// `callN` takes N words of arguments, `applyN` the closure and N words. The first result is
/// returned, the others stand in the goroutine. A compiled function overrides those of its own
/// number of arguments; all others leave compiled code so that the interpreter makes the call.
/// Every frame begins at `fp`.
public abstract class Entry implements CompiledCode {
    /// Most words of arguments that are passed without using the goroutine's stack.
    static final int MAX_WORDS = 8;

    public final Function function;

    protected Entry(Function function) {
        this.function = function;
    }

    /// Asks for this function to be compiled, since compiled code wants to call it.
    protected void wanted() {}

    /// Makes the call's frame and leaves compiled code, for the interpreter to go on in it.
    private long leave(Goroutine g, int fp, long closure, long... arguments) {
        Function f = function;
        boolean memoryResults = arguments.length != f.source.paramSlots();
        int first = memoryResults ? 2 : f.params;
        long[] r = begin(g, fp, closure);
        int n = Math.min(arguments.length, f.reserve - first);
        System.arraycopy(arguments, 0, r, fp + first, n);
        wanted();
        return 0;
    }

    private long[] begin(Goroutine g, int fp, long closure) {
        Function f = function;
        long[] r = g.stack;
        if (fp + f.reserve > r.length) {
            r = Operations.grow(g, fp + f.reserve, r);
        }
        if (f.entryWork) {
            Operations.enter(g, r, fp, f);
        }
        if (f.contextSlot >= 0) {
            r[fp + f.contextSlot] = closure;
        }
        g.fp = fp;
        g.pc = 0;
        g.function = f;
        g.unwinding = true;
        return r;
    }

    /// The arguments stand in the goroutine's stack, and the results are left there.
    @Override
    public void enter(Goroutine g, int fp) {
        begin(g, fp, g.stack[fp + Math.max(0, function.contextSlot)]);
        wanted();
    }

    /// As [#enter], of a closure.
    public final void applyFrame(Goroutine g, int fp, long closure) {
        if (function.contextSlot >= 0) {
            g.stack[fp + function.contextSlot] = closure;
        }
        enter(g, fp);
    }

    /// As [#enter], of a method; the receiver is its first argument.
    public final void callFrame(Goroutine g, int fp, long receiver) {
        g.stack[fp + function.params] = receiver;
        enter(g, fp);
    }

    public long call0(Goroutine g, int fp) {
        return leave(g, fp, 0);
    }

    public long apply0(Goroutine g, int fp, long closure) {
        return leave(g, fp, closure);
    }

    public long call1(Goroutine g, int fp, long v0) {
        return leave(g, fp, 0, v0);
    }

    public long apply1(Goroutine g, int fp, long closure, long v0) {
        return leave(g, fp, closure, v0);
    }

    public long call2(Goroutine g, int fp, long v0, long v1) {
        return leave(g, fp, 0, v0, v1);
    }

    public long apply2(Goroutine g, int fp, long closure, long v0, long v1) {
        return leave(g, fp, closure, v0, v1);
    }

    public long call3(Goroutine g, int fp, long v0, long v1, long v2) {
        return leave(g, fp, 0, v0, v1, v2);
    }

    public long apply3(Goroutine g, int fp, long closure, long v0, long v1, long v2) {
        return leave(g, fp, closure, v0, v1, v2);
    }

    public long call4(Goroutine g, int fp, long v0, long v1, long v2, long v3) {
        return leave(g, fp, 0, v0, v1, v2, v3);
    }

    public long apply4(Goroutine g, int fp, long closure, long v0, long v1, long v2, long v3) {
        return leave(g, fp, closure, v0, v1, v2, v3);
    }

    public long call5(Goroutine g, int fp, long v0, long v1, long v2, long v3, long v4) {
        return leave(g, fp, 0, v0, v1, v2, v3, v4);
    }

    public long apply5(
            Goroutine g, int fp, long closure, long v0, long v1, long v2, long v3, long v4) {
        return leave(g, fp, closure, v0, v1, v2, v3, v4);
    }

    public long call6(Goroutine g, int fp, long v0, long v1, long v2, long v3, long v4, long v5) {
        return leave(g, fp, 0, v0, v1, v2, v3, v4, v5);
    }

    public long apply6(
            Goroutine g,
            int fp,
            long closure,
            long v0,
            long v1,
            long v2,
            long v3,
            long v4,
            long v5) {
        return leave(g, fp, closure, v0, v1, v2, v3, v4, v5);
    }

    public long call7(
            Goroutine g, int fp, long v0, long v1, long v2, long v3, long v4, long v5, long v6) {
        return leave(g, fp, 0, v0, v1, v2, v3, v4, v5, v6);
    }

    public long apply7(
            Goroutine g,
            int fp,
            long closure,
            long v0,
            long v1,
            long v2,
            long v3,
            long v4,
            long v5,
            long v6) {
        return leave(g, fp, closure, v0, v1, v2, v3, v4, v5, v6);
    }

    public long call8(
            Goroutine g,
            int fp,
            long v0,
            long v1,
            long v2,
            long v3,
            long v4,
            long v5,
            long v6,
            long v7) {
        return leave(g, fp, 0, v0, v1, v2, v3, v4, v5, v6, v7);
    }

    public long apply8(
            Goroutine g,
            int fp,
            long closure,
            long v0,
            long v1,
            long v2,
            long v3,
            long v4,
            long v5,
            long v6,
            long v7) {
        return leave(g, fp, closure, v0, v1, v2, v3, v4, v5, v6, v7);
    }
}
