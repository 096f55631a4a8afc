package gobi.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.load.Loader;
import gobi.compiler.load.Messages;
import gobi.vm.explore.ExploreOptions;
import gobi.vm.explore.ExploreOptions.StrategyChoice;
import gobi.vm.explore.Explorer;
import gobi.vm.explore.Finding;
import gobi.vm.link.LibrarySources;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Classic concurrency bugs: each is found within 1,000 runs, and its seed alone repeats it. The
/// first line of a program says how it fails.
class ConcurrencyBugsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("gobi.testdata", "../testdata")).resolve("concurrency");
    private static final String EXPECTED = "// explore: ";
    private static final int RUNS = 1_000;
    private static final int LEAST = 25;

    @TestFactory
    Stream<DynamicTest> bugs() throws IOException {
        List<Path> programs;
        try (var files = Files.list(ROOT)) {
            programs = files.filter(p -> p.toString().endsWith(".go")).sorted().toList();
        }
        assertTrue(programs.size() >= LEAST, () -> "only " + programs.size() + " programs");
        return programs.stream()
                .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(p)));
    }

    private static void check(Path program) throws Exception {
        String first = Files.readAllLines(program).getFirst();
        assertTrue(first.startsWith(EXPECTED), first);
        Finding found =
                explorer(program)
                        .explore()
                        .orElseThrow(() -> new AssertionError("nothing in " + RUNS + " runs"));
        assertTrue(found.what().startsWith(first.substring(EXPECTED.length())), found.what());
        assertFalse(found.steps().isEmpty());
        Finding again =
                explorer(program)
                        .replay(found.seed())
                        .orElseThrow(() -> new AssertionError("not again: " + found.what()));
        assertEquals(found.what(), again.what());
        assertEquals(found.details(), again.details());
        assertEquals(found.steps(), again.steps());
    }

    private static Explorer explorer(Path program) throws Exception {
        var loader = new Loader(new LibrarySources()).withPollsAtAccesses();
        var compiled = loader.load(List.of(program.toString()));
        assertTrue(compiled != null, () -> Messages.of(loader));
        var d = ExploreOptions.DEFAULT;
        var options = new ExploreOptions(RUNS, 1, StrategyChoice.BOTH, d.maxPolls(), false, false);
        return new Explorer(
                compiled.units(), "program", List.of(), Path.of(""), new byte[0], options);
    }
}
