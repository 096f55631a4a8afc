package gobi.vm.interp;

import gobi.vm.gc.RootSource;
import gobi.vm.gc.RootVisitor;
import gobi.vm.sched.Goroutine;

import java.util.List;

/// The roots in some goroutines: what is live in their frames, deferred closures, panic values.
///
/// A goroutine is visited by the one who claims it, once a cycle: by a marker while it does not
/// run, or by its own M before it does. With the world stopped, all are.
public final class StackRoots implements RootSource {
    private final RuntimeContext context;
    private final List<Goroutine> goroutines;

    StackRoots(RuntimeContext context, List<Goroutine> goroutines) {
        this.context = context;
        this.goroutines = goroutines;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        var scan = new StackScan(context, visitor);
        long cycle = context.collections().markingCycle();
        for (Goroutine g : goroutines) {
            if (g.function == null) {
                continue;
            }
            if (context.collections().isWorldStanding()) {
                scan.visit(g);
            } else if (g.claimVisit(cycle)) {
                scan.visit(g);
                g.visited(cycle);
            }
        }
    }

    /// Shows what the frames of one goroutine hold, frame by frame, with the world stopped.
    public static void show(RuntimeContext context, Goroutine g, FrameVisitor visitor) {
        if (g.function != null) {
            new StackScan(context, visitor).visit(g);
        }
    }
}
