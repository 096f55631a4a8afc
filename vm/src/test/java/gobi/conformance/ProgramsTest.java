package gobi.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.VmOptions;
import gobi.vm.link.LibrarySources;
import gobi.vm.test.ProgramRunner;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Every program of testdata, under every engine mode. The conventions of the files stand in
/// testdata/FORMAT.
///
/// Checked memory is chosen by a system property for the whole JVM: the build runs this class once
/// more with it.
@Execution(ExecutionMode.CONCURRENT)
class ProgramsTest {
    private static final Path ROOT = Path.of(System.getProperty("gobi.testdata", "../testdata"));
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final Map<String, String> KNOWN = known();

    private final LibrarySources library = new LibrarySources();

    private static VmOptions stress() {
        return new VmOptions(true, false, true, OptionalLong.empty(), 0);
    }

    @TestFactory
    Stream<DynamicNode> interpreter() throws IOException {
        return folders(VmOptions.DEFAULT, List.of("tour", "run", "panic", "errors"));
    }

    @TestFactory
    Stream<DynamicNode> collectorStress() throws IOException {
        return folders(stress(), List.of("tour", "run", "panic"));
    }

    private Stream<DynamicNode> folders(VmOptions options, List<String> names) throws IOException {
        List<DynamicNode> nodes = new ArrayList<>();
        for (String name : names) {
            nodes.add(
                    DynamicContainer.dynamicContainer(name, programs(options, ROOT.resolve(name))));
        }
        return nodes.stream();
    }

    private Stream<DynamicTest> programs(VmOptions options, Path folder) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path p : (Iterable<Path>) files.sorted()::iterator) {
                if (p.toString().endsWith(".go")) {
                    String name = folder.relativize(p).toString();
                    String reason =
                            options.gcStress()
                                    ? KNOWN.get("stress-slow " + ROOT.relativize(p))
                                    : null;
                    if (reason == null) {
                        tests.add(
                                DynamicTest.dynamicTest(
                                        name, p.toUri(), () -> checkKnown(options, p)));
                    }
                }
            }
        }
        assertTrue(!tests.isEmpty(), "no programs in " + folder);
        return tests.stream();
    }

    /// A program on the list of known failures must fail.
    private void checkKnown(VmOptions options, Path program)
            throws IOException, InterruptedException {
        String reason = KNOWN.get("any " + ROOT.relativize(program));
        if (reason == null) {
            check(options, program);
            return;
        }
        var failure =
                assertThrows(
                        AssertionError.class,
                        () -> check(options, program),
                        "passes now: take it off KNOWN_FAILURES");
        Assumptions.abort(reason + ": " + failure.getMessage());
    }

    private static Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        try {
            for (String line : Files.readAllLines(ROOT.resolve("KNOWN_FAILURES"))) {
                String[] words = line.split(" ", 3);
                if (!line.startsWith("#") && words.length == 3) {
                    known.put(words[0] + " " + words[1], words[2]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }

    private void check(VmOptions options, Path program) throws IOException, InterruptedException {
        byte[] input =
                exists(program, ".in") ? Files.readAllBytes(with(program, ".in")) : new byte[0];
        List<String> args =
                exists(program, ".args") ? Files.readAllLines(with(program, ".args")) : List.of();
        var result = new ProgramRunner(library, options, LIMIT).run(List.of(program), args, input);
        int status =
                exists(program, ".status") ? Integer.parseInt(text(program, ".status").strip()) : 0;
        assertEquals(
                exists(program, ".out") ? text(program, ".out") : "",
                result.out(),
                () -> "stdout; stderr:\n" + result.err());
        String errors = exists(program, ".err") ? text(program, ".err") : "";
        assertEquals(normalized(errors), normalized(shown(program, result.err())), "stderr");
        assertEquals(status, result.status(), () -> "status; stderr:\n" + result.err());
    }

    /// Messages name files by their full path here, by `./` in the golden files.
    private static String shown(Path program, String text) {
        return text.replace(program.toAbsolutePath().normalize().getParent() + "/", "./");
    }

    /// As testdata/FORMAT tells: without goroutine traces and addresses.
    private static String normalized(String text) {
        var kept = new StringBuilder();
        for (String line : text.split("\n")) {
            if (line.matches("goroutine \\d.*|runtime stack:.*|runtime: goroutine \\d.*")) {
                break;
            }
            if (!line.startsWith("runtime: sp=")) {
                kept.append(line.replaceAll("0x[0-9a-fA-FN]+", "0xN")).append('\n');
            }
        }
        return kept.toString().stripTrailing();
    }

    private static Path with(Path program, String suffix) {
        return Path.of(program.toString().replaceFirst("\\.go$", suffix));
    }

    private static boolean exists(Path program, String suffix) {
        return Files.exists(with(program, suffix));
    }

    private static String text(Path program, String suffix) throws IOException {
        return new String(Files.readAllBytes(with(program, suffix)), StandardCharsets.UTF_8);
    }
}
