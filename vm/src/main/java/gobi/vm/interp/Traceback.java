package gobi.vm.interp;

import gobi.compiler.bytecode.FunctionCode;
import gobi.vm.code.Function;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.GoroutineStatus;
import gobi.vm.sched.WaitReason;

/// Go's goroutine traces: function, file and line of every frame, and who created the goroutine.
public final class Traceback {
    private static final int MAX_FRAMES = 100;
    private static final int TAIL_FRAMES = 50;

    private final RuntimeContext context;
    private final boolean system;

    public Traceback(RuntimeContext context) {
        this(context, context.tracebackDetail().level());
    }

    /// From level 2 on with the frames that belong to the VM.
    Traceback(RuntimeContext context, int level) {
        this.context = context;
        this.system = level >= 2;
    }

    /// `goroutine 1 [chan receive]:` and its frames, to `out`.
    public void goroutine(StringBuilder out, Goroutine g, boolean running) {
        out.append("goroutine ")
                .append(g.id)
                .append(" [")
                .append(running ? "running" : state(g))
                .append(g.isLockedToThread() ? ", locked to thread" : "")
                .append("]:\n");
        if (!running && g.status == GoroutineStatus.RUNNING) {
            // It has not come to a safepoint yet.
            out.append("\tgoroutine running on other thread; stack unavailable\n");
        } else {
            frames(out, g);
        }
        if (g.creatorFunction != null) {
            out.append("created by ")
                    .append(g.creatorFunction.name)
                    .append(" in goroutine ")
                    .append(g.creatorId);
            out.append('\n');
            place(out, g.creatorFunction, Math.max(0, g.creatorPc - 1));
        }
    }

    /// What the goroutine is doing or waiting for, as in a trace.
    public String state(Goroutine g) {
        if (g.status == GoroutineStatus.WAITING && g.waitReason != WaitReason.ZERO) {
            long minutes = (context.scheduler().now() - g.waitSince) / 60_000_000_000L;
            String text = g.waitReason.text();
            return minutes >= 1 && g.waitSince != 0 ? text + ", " + minutes + " minutes" : text;
        }
        return switch (g.status) {
            case IDLE -> "idle";
            case RUNNABLE -> "runnable";
            case RUNNING -> "running";
            case SYSCALL -> "syscall";
            case WAITING -> "waiting";
            case DEAD -> "dead";
        };
    }

    private void frames(StringBuilder out, Goroutine g) {
        int total = 0;
        for (var walk = new StackWalk(context, g); walk.fp() > 0; walk.next()) {
            total += shown(walk.function()) ? 1 : 0;
        }
        var walk = new StackWalk(context, g);
        boolean innermost = true;
        int n = 0;
        while (walk.fp() > 0) {
            var f = walk.function();
            boolean hidden = !shown(f) || innermost && !system && isRuntime(f);
            if (!hidden) {
                innermost = false;
                if (total <= MAX_FRAMES || n < TAIL_FRAMES || n >= total - TAIL_FRAMES) {
                    frame(out, f, walk.instruction());
                } else if (n == TAIL_FRAMES) {
                    out.append("...").append(total - MAX_FRAMES).append(" frames elided...\n");
                }
                n++;
            } else if (shown(f)) {
                n++;
            }
            walk.next();
        }
    }

    private static boolean isRuntime(Function f) {
        return f.name.startsWith("runtime.") || f.name.equals("panic");
    }

    private boolean shown(Function f) {
        return system || !f.isWrapper() && !f.name.equals("runtime.main");
    }

    private static void frame(StringBuilder out, Function f, int pc) {
        out.append(f.name).append(hasArguments(f) ? "(...)" : "()").append('\n');
        place(out, f, pc);
    }

    private static boolean hasArguments(Function f) {
        return f.source != null && f.source.paramSlots() > 0;
    }

    private static void place(StringBuilder out, Function f, int pc) {
        FunctionCode source = f.source;
        out.append('\t').append(source.fileAt(pc)).append(':').append(source.lineAt(pc));
        out.append(" +0x").append(Integer.toHexString(pc * 8)).append('\n');
    }
}
