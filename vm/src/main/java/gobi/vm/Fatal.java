package gobi.vm;

import gobi.vm.interp.LastWords;
import gobi.vm.interp.RuntimeContext;
import gobi.vm.interp.Traceback;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.SchedulerListener;

/// Prints the ends that the scheduler finds, as Go does.
final class Fatal implements SchedulerListener {
    private final RuntimeContext context;
    private final LastWords words;
    private volatile boolean deadlock;
    private volatile String leaks = "";

    Fatal(RuntimeContext context) {
        this.context = context;
        this.words = new LastWords(context);
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
        words.others(out, new Traceback(context), null, false);
        leaks = out.toString();
    }

    @Override
    public void onDeadlock(boolean mainEnded) {
        deadlock = true;
        String what =
                mainEnded
                        ? "no goroutines (main called runtime.Goexit) - deadlock!\n"
                        : "all goroutines are asleep - deadlock!\n";
        words.fatal("fatal error: " + what, null);
    }

    @Override
    public void onFatal(String text) {
        words.runtimeFatal(text + "\n", null);
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
        words.runtimeFatal(out.toString(), g == null || g.function == null ? null : g);
    }
}
