package gobi.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import gobi.vm.link.LibrarySources;
import gobi.vm.test.ProgramTests;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every program of testdata, run as `gobi test` runs it, under every engine mode. The conventions
/// of the files stand in testdata/FORMAT.
///
/// Checked memory is chosen by a system property for the whole JVM: the build runs this class once
/// more with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class ProgramsTest {
    private static final Path ROOT = Path.of(System.getProperty("gobi.testdata", "../testdata"));
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final ProgramTests tests;
    private final KnownFailures known;

    ProgramsTest() throws IOException {
        tests = new ProgramTests(ROOT, new LibrarySources(), LIMIT);
        known = KnownFailures.read(ROOT.resolve("KNOWN_FAILURES"));
    }

    @TestFactory
    Stream<DynamicNode> interpreter() {
        return folders(EngineMode.INTERPRETER);
    }

    @TestFactory
    Stream<DynamicNode> tiered() {
        return folders(EngineMode.TIERED);
    }

    @TestFactory
    Stream<DynamicNode> compiled() {
        return folders(EngineMode.COMPILED);
    }

    @TestFactory
    Stream<DynamicNode> restless() {
        return folders(EngineMode.RESTLESS);
    }

    @TestFactory
    Stream<DynamicNode> collectorStress() {
        return folders(EngineMode.COLLECTOR_STRESS);
    }

    /// The list names programs that are there and modes that there are.
    @Test
    void knownFailuresAreAboutPrograms() {
        List<String> names = tests.programs().stream().map(ProgramTests.Program::name).toList();
        for (String name : known.names()) {
            if (!names.contains(name)) {
                fail("KNOWN_FAILURES names " + name + ", which is not there");
            }
        }
    }

    private Stream<DynamicNode> folders(EngineMode mode) {
        Map<String, List<DynamicTest>> folders = new LinkedHashMap<>();
        for (var program : tests.programs()) {
            int slash = program.name().lastIndexOf('/');
            String folder = program.name().substring(0, slash);
            if (mode.runs(folder) && !known.isTooSlow(mode, program.name())) {
                folders.computeIfAbsent(folder, f -> new ArrayList<>())
                        .add(
                                DynamicTest.dynamicTest(
                                        program.name().substring(slash + 1),
                                        program.uri(),
                                        () -> check(mode, program)));
            }
        }
        assertFalse(folders.isEmpty(), "no programs in " + ROOT);
        return folders.entrySet().stream()
                .map(e -> DynamicContainer.dynamicContainer(e.getKey(), e.getValue()));
    }

    /// A program on the list of known failures must fail.
    private void check(EngineMode mode, ProgramTests.Program program) throws InterruptedException {
        String reason = known.reason(mode, program.name());
        String fault = program.fault(mode.options());
        if (reason == null) {
            assertNull(fault, fault);
            return;
        }
        if (fault == null) {
            fail(program.name() + " passes now: take it off KNOWN_FAILURES");
        }
        Assumptions.abort(reason + ": " + fault);
    }
}
