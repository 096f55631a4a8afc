package gobi.vm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.GcStress;
import gobi.vm.JitMode;
import gobi.vm.VmOptions;
import gobi.vm.test.SuiteOptions;
import gobi.vm.trace.Outputs;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

class MainTest {
    private final List<Object> requests = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void filesEndAtTheFirstArgumentThatIsNoGoFile() {
        assertEquals(7, gobi("run", "a.go", "b.go", "-x", "c.go"));
        var expected =
                new RunRequest(List.of("a.go", "b.go"), List.of("-x", "c.go"), VmOptions.DEFAULT);
        assertEquals(List.of(expected), requests);
    }

    @Test
    void packageTakesOneArgument() {
        assertEquals(7, gobi("run", ".", "a.go"));
        assertEquals(
                List.of(new RunRequest(List.of("."), List.of("a.go"), VmOptions.DEFAULT)),
                requests);
    }

    @Test
    void programWithoutCommandRuns() {
        assertEquals(7, gobi("p.gbc", "x"));
        assertEquals(
                List.of(new RunRequest(List.of("p.gbc"), List.of("x"), VmOptions.DEFAULT)),
                requests);
    }

    @Test
    void flagsBeforeTheProgramAreOurs() {
        gobi(
                "run",
                "--interpreter-only",
                "--checked-memory",
                "--gc-stress",
                "--seed=0x10",
                "--max-heap",
                "512MiB",
                "p.go",
                "--seed");
        var options =
                new VmOptions(
                        JitMode.OFF,
                        true,
                        GcStress.STOPPED,
                        OptionalLong.of(16),
                        512L << 20,
                        Outputs.NONE);
        assertEquals(
                List.of(new RunRequest(List.of("p.go"), List.of("--seed"), options)), requests);
    }

    @Test
    void usageErrorsExitWithTwo() {
        assertEquals(2, gobi());
        assertEquals(2, gobi("run"));
        assertEquals(2, gobi("run", "--nonsense", "p.go"));
        assertEquals(2, gobi("run", "--seed"));
        assertEquals(2, gobi("run", "--seed", "x", "p.go"));
        assertEquals(2, gobi("run", "--max-heap", "9999999999g", "p.go"));
        assertEquals(2, gobi("nonsense"));
        assertEquals(2, gobi("build"));
        assertEquals(2, gobi("build", "dir", "other"));
        assertEquals(List.of(), requests);
    }

    @Test
    void helpListsEveryCommandAndFlag() {
        assertEquals(0, gobi("help"));
        assertEquals(0, gobi("help", "run"));
        assertEquals(0, gobi("run", "--help"));
        String text = out.toString(StandardCharsets.UTF_8);
        for (String command : List.of("run", "build", "test", "disasm", "version", "help")) {
            assertTrue(text.contains("  " + command), text);
        }
        for (RunFlag flag : RunFlag.values()) {
            assertTrue(text.contains(flag.flag), text);
        }
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void buildNamesItsOutput() {
        assertEquals(8, gobi("build", "dir/p.go"));
        assertEquals(8, gobi("build", "-m", "p.go", "-o", "x.gbc"));
        assertEquals(
                List.of(
                        new BuildRequest(List.of("dir/p.go"), Path.of("p.gbc"), false),
                        new BuildRequest(List.of("p.go"), Path.of("x.gbc"), true)),
                requests);
    }

    @Test
    void testTakesFlagsWithOneDashOrTwo() {
        int status =
                gobi(
                        "test",
                        "-run",
                        "^a",
                        "--shard=2/3",
                        "-timeout",
                        "1m30s",
                        "-p",
                        "4",
                        "-v",
                        "-junit",
                        "j.xml",
                        "--max-heap",
                        "1g",
                        "dir",
                        "x.go");
        assertEquals(10, status, () -> err.toString(StandardCharsets.UTF_8));
        var expected =
                new SuiteOptions(
                        List.of(Path.of("dir"), Path.of("x.go")),
                        new SuiteOptions.Selection("^a", 2, 3),
                        Duration.ofSeconds(90),
                        4,
                        VmOptions.DEFAULT.withMaxHeapBytes(1L << 30),
                        new SuiteOptions.Reporting(
                                true, false, false, Path.of("j.xml"), null, null),
                        false,
                        false);
        assertEquals(List.of(expected), requests);
    }

    @Test
    void testRefusesWhatMakesNoSense() {
        assertEquals(2, gobi("test"));
        assertEquals(2, gobi("test", "-shard", "4/3", "dir"));
        assertEquals(2, gobi("test", "-timeout", "soon", "dir"));
        assertEquals(2, gobi("test", "-p", "0", "dir"));
        assertEquals(2, gobi("test", "-max-heap", "much", "dir"));
        assertEquals(List.of(), requests);
    }

    @Test
    void disasmTakesCompiledPrograms() {
        assertEquals(9, gobi("disasm", "p.gbc"));
        assertEquals(List.of(new DisasmRequest(List.of("p.gbc"))), requests);
    }

    @Test
    void versionIsTheBuilds() {
        assertEquals(0, gobi("version"));
        assertEquals(System.getProperty("gobi.version", Version.GOBI), Version.GOBI);
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("gobi version " + Version.GOBI));
    }

    private int gobi(String... args) {
        return new Main(new Recorder(), stream(out), stream(err)).execute(List.of(args));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private final class Recorder implements Engine {
        @Override
        public int run(RunRequest request) {
            requests.add(request);
            return 7;
        }

        @Override
        public int build(BuildRequest request) {
            requests.add(request);
            return 8;
        }

        @Override
        public int test(SuiteOptions request) {
            requests.add(request);
            return 10;
        }

        @Override
        public int explore(ExploreRequest request) {
            requests.add(request);
            return 11;
        }

        @Override
        public int disassemble(DisasmRequest request) {
            requests.add(request);
            return 9;
        }
    }
}
