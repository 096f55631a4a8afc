package gobi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.conformance.EngineMode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Many programs, on Gobi and on Go, when it is asked for by name: `vm/bin/fuzz`. Programs on which
/// the two differ are left in the folder, with both outputs.
final class FuzzRun {
    private static final int BATCH = 100;

    private final Path folder = Path.of(System.getProperty("gobi.fuzz.folder", "target/fuzz"));
    private final Path goroot = Path.of(System.getProperty("gobi.fuzz.goroot", "/usr/lib/go-1.23"));
    private final PrintStream out = System.out;
    private final List<String> different = new ArrayList<>();
    private NativeGo reference;
    private Gobi gobi;
    private int refused;

    @Test
    void gobiPrintsWhatGoPrints() throws IOException, InterruptedException {
        Path absolute = Files.createDirectories(folder).toAbsolutePath();
        reference = new NativeGo(goroot, absolute);
        gobi = new Gobi(absolute);
        long first = Long.getLong("gobi.fuzz.first", 1);
        long count = Long.getLong("gobi.fuzz.count", 200);
        for (long at = first; at < first + count; at += BATCH) {
            batch(LongStream.range(at, Math.min(at + BATCH, first + count)).boxed().toList());
        }
        out.printf(
                "%d programs, %d differ, %d refused by both%n", count, different.size(), refused);
        assertEquals(List.of(), different);
    }

    private void batch(List<Long> seeds) throws IOException, InterruptedException {
        var programs = seeds.stream().map(ProgramGenerator::generate).toList();
        Map<Long, NativeGo.Answer> answers = reference.answers(programs);
        for (var p : programs) {
            compare(p, answers.get(p.seed()));
        }
        out.printf("... %d%n", seeds.getLast());
    }

    private void compare(GeneratedProgram p, NativeGo.Answer want)
            throws IOException, InterruptedException {
        String got = gobi.output(p, EngineMode.INTERPRETER.options());
        if (!want.compiled()) {
            boolean both = got.startsWith("# command-line-arguments");
            refused += both ? 1 : 0;
            out.printf("%d is refused%s: %s%n", p.seed(), both ? "" : " by Go only", want.output());
            if (both) {
                return;
            }
        }
        boolean neitherEnds = got.startsWith(Gobi.NO_END) && want.output().startsWith(Gobi.NO_END);
        if (!neitherEnds && !got.equals(want.output())) {
            different.add(String.valueOf(p.seed()));
            Files.writeString(folder.resolve(p.seed() + ".go"), p.asMain());
            Files.writeString(folder.resolve(p.seed() + ".want"), want.output());
            Files.writeString(folder.resolve(p.seed() + ".got"), got);
            out.printf("%d differs%n", p.seed());
        } else {
            Files.delete(folder.resolve("p" + p.seed() + ".go"));
        }
    }
}
