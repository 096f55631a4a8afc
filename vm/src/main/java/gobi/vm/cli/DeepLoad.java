package gobi.vm.cli;

import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Program;

import java.util.List;

/// Loads a program on a stack of its own: operators, calls and selectors may be chained far beyond
/// what the stack of the main thread bears. Memory is used only as far as the program needs it.
final class DeepLoad implements Runnable {
    private static final long STACK_BYTES = 512L << 20;

    private final Loader loader;
    private final List<String> sources;
    private Program program;
    private LoadException refusal;
    private Throwable failure;

    private DeepLoad(Loader loader, List<String> sources) {
        this.loader = loader;
        this.sources = sources;
    }

    /// Null if there were diagnostics.
    static Program load(Loader loader, List<String> sources) throws LoadException {
        var load = new DeepLoad(loader, sources);
        var thread = new Thread(null, load, "compiler", STACK_BYTES);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return load.result();
    }

    @Override
    public void run() {
        try {
            program = loader.load(sources);
        } catch (LoadException e) {
            refusal = e;
        } catch (StackOverflowError e) {
            refusal = new LoadException("gobi: " + sources.getFirst() + ": nested too deeply");
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private Program result() throws LoadException {
        if (refusal != null) {
            throw refusal;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        return program;
    }
}
