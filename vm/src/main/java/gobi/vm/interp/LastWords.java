package gobi.vm.interp;

import gobi.vm.sched.Goroutine;
import gobi.vm.sched.GoroutineStatus;

import java.util.function.Supplier;

/// What a program that dies prints, after which it is over: the message, and as many goroutines as
/// [TracebackDetail] asks for.
///
/// The program ends first, which has everyone leave running code, and is printed afterwards; so all
/// stacks can be read, except of who takes too long to leave.
public final class LastWords {
    private final RuntimeContext context;

    public LastWords(RuntimeContext context) {
        this.context = context;
    }

    /// A panic that nobody recovered: `g` alone, unless more is wanted.
    void panic(String message, Goroutine g) {
        end(message, g, context.tracebackDetail());
    }

    /// An error of the program that nothing can recover: all goroutines.
    public void fatal(String message, Goroutine g) {
        end(message, g, context.tracebackDetail().withAll());
    }

    /// An error for which the runtime cannot go on: all goroutines, and what is hidden otherwise.
    public void runtimeFatal(String message, Goroutine g) {
        end(message, g, context.tracebackDetail().ofRuntime());
    }

    /// A signal: the goroutine that ran, if one did, and all others, and what is hidden otherwise.
    public void signal(String name) {
        Goroutine ran = context.scheduler().running();
        end(
                () -> {
                    boolean runs = ran != null && ran.status == GoroutineStatus.RUNNABLE;
                    long pc = runs ? FrameList.address(ran.function, ran.pc) : 0;
                    String place = "PC=0x" + Long.toHexString(pc) + " m=0 sigcode=0\n";
                    return new Report(name + "\n" + place, runs ? ran : null);
                },
                context.tracebackDetail().ofRuntime());
    }

    /// What is said: lines, and the goroutine that stands first and is said to run, or null.
    private record Report(String message, Goroutine g) {}

    private void end(String message, Goroutine g, TracebackDetail detail) {
        end(() -> new Report(message, g), detail);
    }

    private void end(Supplier<Report> report, TracebackDetail detail) {
        context.scheduler()
                .endWith(
                        2,
                        detail.level() > 0 && detail.all(),
                        () -> {
                            var told = report.get();
                            var out = new StringBuilder(told.message());
                            traces(out, told.g(), detail);
                            if (detail.crash()) {
                                context.abort();
                            }
                            context.printError(out);
                        });
    }

    private void traces(StringBuilder out, Goroutine g, TracebackDetail detail) {
        if (detail.level() == 0) {
            return;
        }
        var traceback = new Traceback(context, detail.level());
        if (g != null) {
            out.append('\n');
            traceback.goroutine(out, g, true);
        }
        if (detail.all()) {
            others(out, traceback, g, detail.level() >= 2);
        }
    }

    /// All goroutines but `g`, as they stand.
    public void others(StringBuilder out, Traceback traceback, Goroutine g, boolean system) {
        for (Goroutine other : context.scheduler().allGoroutines()) {
            if (other != g
                    && (system || !other.system)
                    && other.function != null
                    && other.status != GoroutineStatus.DEAD) {
                out.append('\n');
                traceback.goroutine(out, other, false);
            }
        }
    }
}
