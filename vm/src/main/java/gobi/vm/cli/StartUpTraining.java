package gobi.vm.cli;

import gobi.vm.VmOptions;
import gobi.vm.trace.Output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The run from which the build makes the start-up cache of classes. Each program runs twice, first
/// compiled, then found in the cache of programs, so that the classes of both ways are in it: a
/// small one for the start itself, and one that gets the collector, the scheduler and the compiler
/// of hot code to work, so that the first collection of a program does not wait for classes. Once
/// more the small one is traced, or the start of a recording would take longer than its program.
final class StartUpTraining {
    /// An undocumented command, for the build alone.
    static final String COMMAND = "train-start-up";

    private StartUpTraining() {}

    static int run(Engine engine, List<String> sources) {
        int status = 0;
        for (String source : sources) {
            var request = new RunRequest(List.of(source), List.of(), VmOptions.DEFAULT);
            for (int run = 0; run < 2 && status == 0; run++) {
                status = engine.run(request);
            }
        }
        return status == 0 ? runTraced(engine, sources.getFirst()) : status;
    }

    private static int runTraced(Engine engine, String source) {
        try {
            Path trace = Files.createTempFile("gobi-training", ".trace");
            try {
                var options = VmOptions.DEFAULT.withOutput(Output.TRACE, trace.toString());
                return engine.run(new RunRequest(List.of(source), List.of(), options));
            } finally {
                Files.delete(trace);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
