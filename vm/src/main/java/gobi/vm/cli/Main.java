package gobi.vm.cli;

import gobi.vm.Streams;

import java.io.PrintStream;
import java.util.List;

/// Entry point of the command line. Picks the command by the first argument, so that `run` and
/// `version` load nothing but what they need.
public final class Main {
    static final int OK = 0;
    static final int USAGE = 2;

    private final Engine engine;
    private final PrintStream out;
    private final PrintStream err;

    Main(Engine engine, PrintStream out, PrintStream err) {
        this.engine = engine;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        var main = new Main(new LocalEngine(Streams.process()), System.out, System.err);
        end(main.execute(List.of(args)));
    }

    /// Ends the process, without the JVM's ceremony of ten milliseconds unless somebody asked the
    /// JVM for something that it may do at its end.
    private static void end(int status) {
        if (System.getenv("GOBI_JAVA_OPTS") == null && !isEnding()) {
            Runtime.getRuntime().halt(status);
        }
        System.exit(status);
    }

    /// Whether a signal ends the process already: what has to be done then is not done yet, and the
    /// status is the signal's.
    private static boolean isEnding() {
        try {
            Runtime.getRuntime().removeShutdownHook(Thread.currentThread());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    int execute(List<String> args) {
        if (args.isEmpty()) {
            return new CommandTree(engine, out, err).noCommand();
        }
        String first = args.getFirst();
        if (RunArguments.isProgram(first)) {
            return run(args);
        }
        return switch (first) {
            case "run" -> run(args.subList(1, args.size()));
            case "version", "--version" -> version();
            case StartUpTraining.COMMAND ->
                    StartUpTraining.run(engine, args.subList(1, args.size()));
            default -> new CommandTree(engine, out, err).execute(args);
        };
    }

    private int run(List<String> args) {
        if (RunArguments.wantsHelp(args)) {
            return new CommandTree(engine, out, err).execute(List.of("help", "run"));
        }
        RunRequest request;
        try {
            request = RunArguments.parse(args);
        } catch (UsageException e) {
            err.println("gobi run: " + e.getMessage());
            err.println("Run 'gobi help run' for usage.");
            return USAGE;
        }
        return engine.run(request);
    }

    private int version() {
        out.println(Version.describe());
        return OK;
    }
}
