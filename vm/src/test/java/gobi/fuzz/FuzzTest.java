package gobi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.conformance.EngineMode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Some random programs under every engine mode: all must print the same.
@Execution(ExecutionMode.CONCURRENT)
class FuzzTest {
    private static final int PROGRAMS = 50;

    @TempDir private Path scratch;

    @TestFactory
    Stream<DynamicTest> everyModePrintsTheSame() {
        var gobi = new Gobi(scratch);
        return LongStream.rangeClosed(1, PROGRAMS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check(gobi, seed)));
    }

    private static void check(Gobi gobi, long seed) throws IOException, InterruptedException {
        var program = ProgramGenerator.generate(seed);
        String expected = gobi.output(program, EngineMode.INTERPRETER.options());
        boolean failed = expected.contains("\n\tat gobi.");
        assertFalse(failed, expected);
        assertTrue(expected.matches("(?s).* lines, hash [0-9a-f]{8}\n"), expected);
        for (EngineMode mode : EngineMode.values()) {
            assertEquals(expected, gobi.output(program, mode.options()), mode.name());
        }
    }

    @Test
    void aSeedMakesOneProgram() {
        assertEquals(ProgramGenerator.generate(7).asMain(), ProgramGenerator.generate(7).asMain());
        assertFalse(
                ProgramGenerator.generate(7).body().equals(ProgramGenerator.generate(8).body()));
    }
}
