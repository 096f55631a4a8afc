package gobi.vm.jit;

import gobi.vm.code.Function;
import gobi.vm.interp.Exit;
import gobi.vm.interp.Operations;
import gobi.vm.memory.Memory;
import gobi.vm.sched.DeferRecord;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.WaitPoint;
import gobi.vm.sync.Channels;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// How compiled code leaves: what its exits call, all of it rare.
public final class Exits {
    private static final int SLOT_BITS = 16;
    private static final int SLOT = 0xFFFF;

    private Exits() {}

    /// At a function's entry, for tests: leaves now and then without need.
    public static boolean fitsOrNot(Goroutine g, int end) {
        return g.fits(end) && !dice();
    }

    /// At a loop head, for tests.
    public static boolean pollOrNot(Goroutine g) {
        return g.poisoned() || dice();
    }

    private static boolean dice() {
        return ThreadLocalRandom.current().nextInt(16) == 0;
    }

    /// Leaves a function at its entry: makes its frame, unless it only wants a larger stack or a
    /// fresh one of the JVM's. Its arguments are to be put there.
    public static long[] atEntry(Goroutine g, int fp, Function f) {
        boolean wantsRoom = !g.fits(fp + f.reserve) && !g.poisoned();
        long[] r = room(g, fp, f);
        g.reenters = wantsRoom;
        if (!wantsRoom && f.entryWork) {
            Operations.enter(g, r, fp, f);
        }
        here(g, fp, f, 0);
        return r;
    }

    /// Leaves at an instruction of the innermost function. Its live slots are to be put into the
    /// stack, which is returned; pointer slots are cleared for that.
    public static long[] at(Goroutine g, int fp, Function f, int pc, long memory) {
        here(g, fp, f, pc);
        return frame(g, fp, f, memory);
    }

    /// Leaves a function whose callee has left. `link` is what the callee's frame has to return to,
    /// `distance` slots on.
    public static long[] behindCall(Goroutine g, int fp, Function f, long link, long memory) {
        long[] r = frame(g, fp, f, memory);
        int distance = (int) (link >>> 24) & SLOT;
        r[fp + distance] = link;
        return r;
    }

    private static void here(Goroutine g, int fp, Function f, int pc) {
        stands(g, fp, f, pc);
        g.unwinding = true;
    }

    private static long[] room(Goroutine g, int fp, Function f) {
        long[] r = g.stack;
        return fp + f.reserve > r.length ? Operations.grow(g, fp + f.reserve, r) : r;
    }

    private static long[] frame(Goroutine g, int fp, Function f, long memory) {
        long[] r = room(g, fp, f);
        Arrays.fill(r, fp + f.zeroFrom, fp + f.zeroTo, 0);
        if (f.memorySize != 0) {
            r[fp + 1] = memory;
        }
        return r;
    }

    /// The stack, for values that did not fit into the call that left.
    public static long[] more(Goroutine g, int fp) {
        return g.stack;
    }

    /// An exception came out of the instruction before `pc`. If it is for the goroutine, leaves
    /// with it.
    public static long[] failed(
            Goroutine g, int fp, Function f, int pc, long memory, RuntimeException e) {
        if (e instanceof Exit) {
            throw e;
        }
        g.pending = e;
        return at(g, fp, f, pc, memory);
    }

    // --- values into slots: up to four 16-bit slot numbers in one word

    public static long[] put(long[] r, int fp, long slots, long v) {
        r[fp + (int) slots] = v;
        return r;
    }

    public static long[] put(long[] r, int fp, long slots, long v, long w) {
        r[fp + ((int) slots & SLOT)] = v;
        r[fp + ((int) slots >>> SLOT_BITS)] = w;
        return r;
    }

    public static long[] put(long[] r, int fp, long slots, long v, long w, long x, long y) {
        put(r, fp, slots & 0xFFFF_FFFFL, v, w);
        return put(r, fp, slots >>> 2 * SLOT_BITS, x, y);
    }

    // --- instructions that compiled code leaves to the interpreter's operations

    /// Executes the instruction at pc, whose operands stand in the frame.
    public static void execute(Operations ops, Goroutine g, Function f, int fp, int pc) {
        long w = f.code[pc];
        stands(g, fp, f, pc);
        int a = fp + ((int) (w >>> 16) & SLOT);
        int b = fp + ((int) (w >>> 32) & SLOT);
        int c = fp + (int) (w >>> 48);
        int next = ops.execute(g, g.stack, f, w, a, b, c, pc + 1);
        if (next <= 0) {
            throw new IllegalStateException("instruction left compiled code");
        }
    }

    /// Makes the record of a defer statement that compiled code has reached, if bit `i` of `bits`
    /// says so. Records of callees, which have left before, stay in front of it.
    public static void deferred(
            Goroutine g, int fp, Function f, int bits, int i, long mark, long closure) {
        if ((bits >>> i & 1) != 0) {
            g.defers = inserted(g.defers, fp, f, closure, mark);
        }
    }

    private static DeferRecord inserted(
            DeferRecord d, int fp, Function f, long closure, long mark) {
        return d != null && d.fp() > fp
                ? new DeferRecord(
                        inserted(d.next(), fp, f, closure, mark),
                        d.fp(),
                        d.function(),
                        d.closure(),
                        d.memoryMark())
                : new DeferRecord(d, fp, f, closure, mark);
    }

    /// Defers a call to the end of the frame.
    public static void defer(Goroutine g, int fp, Function f, long closure) {
        Memory.check(closure);
        g.defers = new DeferRecord(g.defers, fp, f, closure, g.memoryTop());
    }

    /// Runs the deferred calls of the frame; true if one of them left.
    public static boolean runDefers(EntryTable table, Goroutine g, Function f, int fp) {
        while (true) {
            DeferRecord d = g.defers;
            if (d == null || d.fp() != fp) {
                return false;
            }
            g.defers = d.next();
            table.ofClosure(d.closure()).apply0(g, fp + f.frameSize, d.closure());
            if (g.unwinding) {
                return true;
            }
        }
    }

    /// Calls a leaf native, whose arguments stand in the frame.
    public static void callNative(
            gobi.vm.code.Native n, Goroutine g, Function f, int fp, int out, int pc) {
        stands(g, fp, f, pc);
        n.call(g, g.stack, fp + out);
    }

    // --- channel operations that need not wait; others leave

    public static boolean send(
            Channels channels, Goroutine g, int fp, WaitPoint here, long ch, long value) {
        stands(g, fp, here.function, here.pc);
        boolean done = channels.sendNow(g, ch, value);
        if (!done) {
            g.waitPoint = here;
        }
        return done;
    }

    public static long recv(
            Channels channels, Goroutine g, int fp, WaitPoint here, long ch, long address) {
        stands(g, fp, here.function, here.pc);
        int result = channels.recvNow(g, ch, address);
        if (result == Channels.PARKED) {
            g.waitPoint = here;
        }
        return result;
    }

    /// The cases stand in the frame, from the slot `first` on.
    public static long select(
            Channels channels,
            Goroutine g,
            int fp,
            WaitPoint here,
            int first,
            int sends,
            int cases,
            boolean hasDefault) {
        stands(g, fp, here.function, here.pc);
        int result = channels.selectNow(g, g.stack, fp + first, sends, cases, hasDefault);
        if (result == Channels.PARKED) {
            g.waitPoint = here;
        }
        return result;
    }

    /// For whoever wants to see the goroutine's stack.
    private static void stands(Goroutine g, int fp, Function f, int pc) {
        g.fp = fp;
        g.pc = pc;
        g.function = f;
    }

    public static long pop(Goroutine g, long memory, long result) {
        g.popMemory(memory);
        return result;
    }

    /// The memory of a frame that begins.
    public static long memory(Goroutine g, int size) {
        return g.pushMemory(size);
    }
}
