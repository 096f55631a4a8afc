package gobi.vm.interp;

import gobi.vm.code.Function;
import gobi.vm.sched.Goroutine;

/// Where goroutines stand, in words: the innermost place in the program's own code.
public final class Whereabouts {
    private static final String LIBRARY = "$GOROOT/";

    private final RuntimeContext context;

    public Whereabouts(RuntimeContext context) {
        this.context = context;
    }

    /// `file.go:12 (main.worker)`; empty for a goroutine that has no frame of the program.
    public String of(Goroutine g) {
        for (var walk = new StackWalk(context, g); walk.fp() > 0; walk.next()) {
            if (isProgram(walk.function())) {
                return place(walk.function(), walk.instruction())
                        + " ("
                        + walk.function().name
                        + ")";
            }
        }
        return "";
    }

    /// Where the goroutine was started; empty for the first and those of the VM.
    public String start(Goroutine g) {
        Function f = g.creatorFunction;
        return f == null || !isProgram(f) ? "" : place(f, Math.max(0, g.creatorPc - 1));
    }

    private static boolean isProgram(Function f) {
        return f.source != null
                && !f.isWrapper()
                && !f.source.file().startsWith(LIBRARY)
                && f.source.file().indexOf('.') >= 0;
    }

    private static String place(Function f, int pc) {
        String file = f.source.fileAt(pc);
        return file.substring(file.lastIndexOf('/') + 1) + ":" + f.source.lineAt(pc);
    }
}
