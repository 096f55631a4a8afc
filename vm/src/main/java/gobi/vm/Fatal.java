package gobi.vm;

import gobi.vm.interp.RuntimeContext;
import gobi.vm.interp.Traceback;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.GoroutineStatus;
import gobi.vm.sched.SchedulerListener;

/// Prints the ends that the scheduler finds, as Go does.
final class Fatal implements SchedulerListener {
    private final RuntimeContext context;
    private volatile boolean deadlock;
    private volatile String leaks = "";

    Fatal(RuntimeContext context) {
        this.context = context;
    }

    boolean sawDeadlock() {
        return deadlock;
    }

    String leaks() {
        return leaks;
    }

    @Override
    public void onLeaks() {
        var out = new StringBuilder();
        traces(out);
        leaks = out.toString();
    }

    @Override
    public void onDeadlock(boolean mainEnded) {
        deadlock = true;
        var out = new StringBuilder("fatal error: ");
        out.append(
                mainEnded
                        ? "no goroutines (main called runtime.Goexit) - deadlock!\n"
                        : "all goroutines are asleep - deadlock!\n");
        traces(out);
        context.printError(out);
        context.scheduler().exit(2);
    }

    private void traces(StringBuilder out) {
        var traceback = new Traceback(context);
        for (Goroutine g : context.scheduler().allGoroutines()) {
            if (!g.system && g.function != null && g.status != GoroutineStatus.DEAD) {
                out.append('\n');
                traceback.goroutine(out, g, false);
            }
        }
    }

    @Override
    public void onFatal(String text) {
        context.printError("fatal error: " + text + "\n");
        context.scheduler().exit(2);
    }

    @Override
    public void onFailure(Goroutine g, Throwable failure) {
        var out =
                new StringBuilder("fatal error: internal error of the VM: ")
                        .append(failure)
                        .append('\n');
        for (var frame : failure.getStackTrace()) {
            out.append("\tat ").append(frame).append('\n');
        }
        if (g != null && g.function != null) {
            out.append('\n');
            new Traceback(context).goroutine(out, g, true);
        }
        context.printError(out);
        context.scheduler().exit(2);
    }
}
