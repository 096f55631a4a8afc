package gobi.vm.test;

import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Messages;
import gobi.compiler.load.Program;
import gobi.compiler.load.StandardLibrary;
import gobi.vm.Streams;
import gobi.vm.Vm;
import gobi.vm.VmOptions;

import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Compiles and runs one program in this JVM.
public final class ProgramRunner {
    private static final int TIMED_OUT = -1;
    private static final int COMPILE_ERRORS = 1;
    private static final int CRASHED = -2;

    private final StandardLibrary library;
    private final VmOptions options;
    private final Duration limit;
    private final Path directory;

    /// How a program ended.
    public static final class Result {
        private final int status;
        private final Capture capture;

        Result(int status, Capture capture) {
            this.status = status;
            this.capture = capture;
        }

        /// The exit status; 1 after compile errors, negative if the program did not end by itself.
        public int status() {
            return status;
        }

        public boolean timedOut() {
            return status == TIMED_OUT;
        }

        /// Whether Gobi itself failed.
        boolean crashed() {
            return status == CRASHED;
        }

        public String out() {
            return capture.out();
        }

        public String err() {
            return capture.err();
        }

        /// The two streams as they were interleaved.
        public String both() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return capture.bytes();
        }
    }

    /// Makes the program, or writes messages and returns null.
    @FunctionalInterface
    interface Compilation {
        Program compile(PrintStream messages) throws LoadException;
    }

    public ProgramRunner(StandardLibrary library, VmOptions options, Duration limit) {
        this(library, options, limit, Path.of(""));
    }

    /// `directory` is where the programs run.
    public ProgramRunner(
            StandardLibrary library, VmOptions options, Duration limit, Path directory) {
        this.library = library;
        this.options = options;
        this.limit = limit;
        this.directory = directory;
    }

    public Result run(List<Path> sources, List<String> args, byte[] input)
            throws InterruptedException {
        String name = sources.getFirst().toString().replaceFirst("\\.go$", "");
        return run(name, messages -> compile(sources, messages), args, input);
    }

    Result run(String name, Compilation compilation, List<String> args, byte[] input)
            throws InterruptedException {
        var capture = new Capture();
        var streams =
                new Streams(
                        new ByteArrayInputStream(input), capture.outStream(), capture.errStream());
        var vm = new AtomicReference<Vm>();
        int status = status(name, compilation, args, streams, vm);
        return new Result(status, capture);
    }

    private int status(
            String name,
            Compilation compilation,
            List<String> args,
            Streams streams,
            AtomicReference<Vm> vm)
            throws InterruptedException {
        try {
            return Sandbox.call(
                    "program " + name,
                    limit,
                    () -> compileAndRun(name, compilation, args, streams, vm),
                    () -> stop(vm.get()));
        } catch (TimeoutException e) {
            return TIMED_OUT;
        } catch (Sandbox.WorkFailure e) {
            if (e.getCause() instanceof LoadException) {
                streams.err().println(e.getCause().getMessage());
                return COMPILE_ERRORS;
            }
            e.getCause().printStackTrace(streams.err());
            return CRASHED;
        }
    }

    private static void stop(Vm vm) {
        if (vm != null) {
            vm.stop();
        }
    }

    private int compileAndRun(
            String name,
            Compilation compilation,
            List<String> args,
            Streams streams,
            AtomicReference<Vm> running)
            throws LoadException {
        Program program = compilation.compile(streams.err());
        if (program == null) {
            return COMPILE_ERRORS;
        }
        var vm = new Vm(options, program.units(), name, args, streams, directory);
        running.set(vm);
        return vm.run();
    }

    private Program compile(List<Path> sources, PrintStream messages) {
        var loader = new Loader(library);
        try {
            Program program = loader.load(sources.stream().map(Path::toString).toList());
            if (program == null) {
                messages.print(Messages.of(loader));
            }
            return program;
        } catch (LoadException e) {
            messages.println(e.getMessage());
            return null;
        }
    }
}
