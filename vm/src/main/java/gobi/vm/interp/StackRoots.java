package gobi.vm.interp;

import gobi.vm.code.Function;
import gobi.vm.gc.RootSource;
import gobi.vm.gc.RootVisitor;
import gobi.vm.sched.DeferRecord;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.PanicRecord;

/// The roots in goroutines: pointer slots and frame memory of every frame, deferred closures, panic
/// values.
///
/// Slots beyond the innermost frame are its outgoing area. They matter only for a native that was
/// parked and will be executed again with its arguments; they are visited as possible pointers,
/// which a non-moving collector allows.
public final class StackRoots implements RootSource {
    private final RuntimeContext context;

    public StackRoots(RuntimeContext context) {
        this.context = context;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        for (Goroutine g : context.scheduler().allGoroutines()) {
            if (g.function != null) {
                visit(g, visitor);
            }
        }
    }

    private void visit(Goroutine g, RootVisitor visitor) {
        long[] r = g.stack;
        int end = Math.min(r.length, g.fp + g.function.reserve);
        for (int i = g.fp + g.function.frameSize; i < end; i++) {
            visitor.root(r[i]);
        }
        var walk = new StackWalk(context, g);
        do {
            frame(r, walk.fp(), walk.function(), visitor);
        } while (walk.next());
        for (DeferRecord d = g.defers; d != null; d = d.next()) {
            visitor.root(d.closure());
        }
        for (PanicRecord p = g.panics; p != null; p = p.next) {
            visitor.root(p.dataWord);
            if (p.running != null) {
                visitor.root(p.running.closure());
            }
        }
    }

    private static void frame(long[] r, int fp, Function f, RootVisitor visitor) {
        long[] bits = f.pointerSlots;
        for (int w = 0; w < bits.length; w++) {
            for (long word = bits[w]; word != 0; word &= word - 1) {
                visitor.root(r[fp + w * 64 + Long.numberOfTrailingZeros(word)]);
            }
        }
        if (f.memorySize != 0) {
            visitor.range(r[fp + 1], f.memoryPointers, f.memorySize / 8);
        }
    }
}
