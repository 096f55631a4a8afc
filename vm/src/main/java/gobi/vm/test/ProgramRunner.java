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
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Compiles and runs one program in this JVM.
public final class ProgramRunner {
    private final StandardLibrary library;
    private final VmOptions options;
    private final Duration limit;

    /// How a program ended; `status` is -1 if it ran out of time, 1 after compile errors.
    public record Result(int status, String out, String err) {
        public boolean timedOut() {
            return status == -1;
        }
    }

    public ProgramRunner(StandardLibrary library, VmOptions options, Duration limit) {
        this.library = library;
        this.options = options;
        this.limit = limit;
    }

    public Result run(List<Path> sources, List<String> args, byte[] input) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        var streams = new Streams(new ByteArrayInputStream(input), new PrintStream(out, true, StandardCharsets.UTF_8), errors);
        var vm = new AtomicReference<Vm>();
        int[] status = {-1};
        var thread =
                new Thread(
                        null,
                        () -> status[0] = compileAndRun(sources, args, streams, vm),
                        "program " + sources.getFirst().getFileName(),
                        256L << 20);
        thread.setDaemon(true);
        thread.start();
        thread.join(limit.toMillis());
        if (thread.isAlive() && vm.get() != null) {
            vm.get().stop();
            thread.join(5_000);
            status[0] = -1;
        }
        return new Result(status[0], out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private int compileAndRun(List<Path> sources, List<String> args, Streams streams, AtomicReference<Vm> running) {
        try {
            Program program = compile(sources, streams);
            if (program == null) {
                return 1;
            }
            String name = sources.getFirst().toString().replaceFirst("\\.go$", "");
            var vm = new Vm(options, program.units(), name, args, streams);
            running.set(vm);
            return vm.run();
        } catch (RuntimeException | Error e) {
            e.printStackTrace(streams.err());
            return 3;
        }
    }

    private Program compile(List<Path> sources, Streams streams) {
        var loader = new Loader(library);
        try {
            Program program = loader.load(sources.stream().map(Path::toString).toList());
            if (program == null) {
                streams.err().print(Messages.of(loader));
            }
            return program;
        } catch (LoadException e) {
            streams.err().println(e.getMessage());
            return null;
        }
    }
}
