package gobi.vm.interp;

import gobi.vm.gc.RootSource;
import gobi.vm.gc.RootVisitor;
import gobi.vm.sched.Goroutine;

/// The roots in goroutines: what is live in their frames, deferred closures, panic values. A
/// goroutine must stand at a safepoint with its state saved while it is visited.
public final class StackRoots implements RootSource {
    private final RuntimeContext context;

    public StackRoots(RuntimeContext context) {
        this.context = context;
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        var scan = new StackScan(context, visitor);
        for (Goroutine g : context.scheduler().allGoroutines()) {
            if (g.function != null) {
                scan.visit(g);
            }
        }
    }

    /// Those of one goroutine.
    public void visit(Goroutine g, FrameVisitor visitor) {
        if (g.function != null) {
            new StackScan(context, visitor).visit(g);
        }
    }
}
