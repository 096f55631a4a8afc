package gobi.fuzz;

import gobi.vm.VmOptions;
import gobi.vm.link.LibrarySources;
import gobi.vm.test.ProgramRunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the programs print on Gobi.
final class Gobi {
    /// Begins the output of a program that had to be stopped.
    static final String NO_END = "did not end";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LibrarySources library = new LibrarySources();
    private final Path scratch;

    Gobi(Path scratch) {
        this.scratch = scratch;
        library.archive();
    }

    String output(GeneratedProgram program, VmOptions options)
            throws IOException, InterruptedException {
        Path file = scratch.resolve("p" + program.seed() + ".go");
        Files.writeString(file, program.asMain());
        var result =
                new ProgramRunner(library, options, LIMIT)
                        .run(List.of(file), List.of(), new byte[0]);
        return result.timedOut() ? NO_END + "\n" + result.both() : result.both();
    }
}
