package gobi.fuzz;

import gobi.conformance.EngineMode;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Many programs, on Gobi and on Go: `FuzzRun FIRST COUNT FOLDER [GOROOT]`. Programs on which the
/// two differ are left in the folder, with both outputs. The exit status is 1 if there are any.
final class FuzzRun {
    private static final int BATCH = 100;

    private final NativeGo reference;
    private final Gobi gobi;
    private final Path folder;
    private final PrintStream out;
    private final List<String> different = new ArrayList<>();
    private int refused;

    private FuzzRun(NativeGo reference, Path folder, PrintStream out) {
        this.reference = reference;
        this.gobi = new Gobi(folder);
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        long first = Long.parseLong(args[0]);
        long count = Long.parseLong(args[1]);
        Path folder = Files.createDirectories(Path.of(args[2])).toAbsolutePath();
        Path goroot = Path.of(args.length > 3 ? args[3] : "/usr/lib/go-1.23");
        var run = new FuzzRun(new NativeGo(goroot, folder), folder, System.out);
        for (long at = first; at < first + count; at += BATCH) {
            run.batch(LongStream.range(at, Math.min(at + BATCH, first + count)).boxed().toList());
        }
        System.out.printf(
                "%d programs, %d differ, %d refused by both%n",
                count, run.different.size(), run.refused);
        System.exit(run.different.isEmpty() ? 0 : 1);
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
