package gobi.vm.interp;

import gobi.compiler.bytecode.Instructions;
import gobi.compiler.bytecode.Op;
import gobi.vm.code.Function;
import gobi.vm.code.FunctionTable;
import gobi.vm.event.FrameNames;
import gobi.vm.event.StackTable;
import gobi.vm.sched.FrameReader;
import gobi.vm.sched.Goroutine;

/// Reads stacks for recorded events, where nanoseconds count, and names their frames later. Unlike
/// [StackWalk] it trusts nothing that it reads.
public final class FrameLinks implements FrameReader, FrameNames {
    private final FunctionTable functions;

    public FrameLinks(FunctionTable functions) {
        this.functions = functions;
    }

    @Override
    public int read(Goroutine g, long[] frames) {
        long[] stack = g.stack;
        Function f = g.function;
        int fp = g.fp;
        if (f == null || fp <= 0 || fp >= stack.length) {
            return 0;
        }
        frames[0] = (long) f.id << 32 | (long) g.pc << 1;
        return readCallers(g, fp, frames, 1);
    }

    /// Writes the frames that called the one at `fp` behind the first `n`, and returns how many
    /// there are then.
    static int readCallers(Goroutine g, int callee, long[] frames, int known) {
        long[] stack = g.stack;
        int fp = callee;
        int n = known;
        while (n < frames.length) {
            long link = stack[fp];
            int delta = (int) (link >>> 24) & 0xFFFF;
            fp -= delta;
            if (delta == 0 || fp <= 0) {
                break;
            }
            frames[n++] = link >>> 40 << 32 | (link & 0xFFFFFF) << 1 | 1;
        }
        return n;
    }

    @Override
    public long hash(Goroutine g) {
        long[] stack = g.stack;
        Function f = g.function;
        int fp = g.fp;
        if (f == null || fp <= 0 || fp >= stack.length) {
            return 0;
        }
        long hash = StackTable.hash(0, (long) f.id << 32 | (long) g.pc << 1);
        for (int n = 1; n < StackTable.MAX_FRAMES; n++) {
            long link = stack[fp];
            int delta = (int) (link >>> 24) & 0xFFFF;
            fp -= delta;
            if (delta == 0 || fp <= 0) {
                break;
            }
            hash = StackTable.hash(hash, link);
        }
        return hash;
    }

    @Override
    public Place place(long frame) {
        Function f = function(frame);
        return f == null || f.isWrapper() ? null : place(f, frame);
    }

    @Override
    public Place entry(long frame) {
        Function f = function(frame);
        return f == null ? null : place(f, frame);
    }

    private Function function(long frame) {
        int id = (int) (frame >>> 32);
        Function f = id < functions.size() ? functions.get(id) : null;
        return f == null || f.source == null || f.code == null ? null : f;
    }

    private static Place place(Function f, long frame) {
        int at = (int) frame >>> 1;
        boolean returns = (frame & 1) != 0 && at > 0 && !repeats(f, at);
        int pc = returns ? at - 1 : at;
        if (pc >= f.code.length) {
            return null;
        }
        return new Place(
                f.name,
                f.source.fileAt(pc),
                f.source.lineAt(pc),
                f.source.line(),
                ((long) f.id << 24 | pc) + 1);
    }

    /// Whether the instruction calls again when it is returned to.
    private static boolean repeats(Function f, int pc) {
        return pc < f.code.length && Instructions.op(f.code[pc]) == Op.RUN_DEFERS;
    }
}
