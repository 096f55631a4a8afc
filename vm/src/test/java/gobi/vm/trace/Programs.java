package gobi.vm.trace;

import gobi.vm.VmOptions;
import gobi.vm.link.LibrarySources;
import gobi.vm.test.ProgramRunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs Go programs that leave something behind.
final class Programs {
    private static final LibrarySources LIBRARY = new LibrarySources();

    private Programs() {}

    static ProgramRunner.Result run(
            Path folder, VmOptions options, String source, String... arguments)
            throws IOException, InterruptedException {
        Path file = folder.resolve("program.go");
        Files.writeString(file, source);
        return new ProgramRunner(LIBRARY, options, Duration.ofSeconds(60))
                .run(List.of(file), List.of(arguments), new byte[0]);
    }
}
