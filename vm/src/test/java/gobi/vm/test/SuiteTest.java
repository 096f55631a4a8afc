package gobi.vm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.VmOptions;
import gobi.vm.link.LibrarySources;
import gobi.vm.trace.Output;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whole runs over small suites.
class SuiteTest {
    private static final String HELLO =
            "// run\n\npackage main\n\nfunc main() { println(\"hello\") }\n";

    @TempDir private Path root;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private SuiteOptions options(SuiteOptions.Reporting report, boolean update) {
        return new SuiteOptions(
                List.of(root),
                SuiteOptions.Selection.ALL,
                Duration.ofSeconds(20),
                2,
                VmOptions.DEFAULT,
                report,
                false,
                update);
    }

    private int run(SuiteOptions options) {
        out.reset();
        err.reset();
        return new Suite(options, new LibrarySources(), stream(out), stream(err), false).run();
    }

    private int run() {
        return run(options(SuiteOptions.Reporting.PLAIN, false));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String closingLine() {
        return out().lines().toList().getLast();
    }

    @Test
    void oneTestMayLeaveProfilesBehind() throws IOException {
        write("good.go", HELLO);
        write("good.out", "hello\n");
        Path profile = root.resolve("cpu.pb.gz");
        var engine = VmOptions.DEFAULT.withOutput(Output.CPU_PROFILE, profile.toString());
        assertEquals(0, run(with(engine)), out());
        assertTrue(Files.size(profile) > 0);
        write("other.go", HELLO);
        write("other.out", "hello\n");
        assertEquals(2, run(with(engine)));
        assertEquals(
                "gobi test: traces and profiles are of one test, but 2 are selected\n",
                err.toString(StandardCharsets.UTF_8));
    }

    private SuiteOptions with(VmOptions engine) {
        return new SuiteOptions(
                List.of(root),
                SuiteOptions.Selection.ALL,
                Duration.ofSeconds(20),
                2,
                engine,
                SuiteOptions.Reporting.PLAIN,
                false,
                false);
    }

    @Test
    void programsAreComparedWithTheirGoldenFiles() throws IOException {
        write("good.go", HELLO);
        write("good.out", "hello\n");
        write("sub/bad.go", HELLO);
        write("sub/bad.out", "hallo\n");
        write("off.go", "// skip\n\npackage main\n");
        write("data.go", "package data\n");
        assertEquals(1, run());
        assertEquals("1 passed, 1 failed, 1 skipped", closingLine());
        assertTrue(out().contains("--- FAIL: sub/bad.go"), out());
        assertTrue(
                out().contains(
                                "    --- bad.out\n    +++ printed\n    @@ -1 +1 @@\n    -hallo\n    +hello\n"),
                out());
        assertFalse(out().contains("good.go"), out());
    }

    @Test
    void goldenFilesAreUpdated() throws IOException {
        write("a.go", HELLO);
        assertEquals(0, run(options(SuiteOptions.Reporting.PLAIN, true)));
        assertEquals("hello\n", Files.readString(root.resolve("a.out")));
        assertEquals(0, run());
    }

    @Test
    void whatAnUpdateChangesIsTold() throws IOException {
        write("p.go", "package main\n\nfunc main() { println(1); panic(2) }\n");
        write("p.out", "gone\n");
        write("p.err", "0\npanic: 2\n");
        write("q.go", HELLO);
        write("q.out", "hello\n");
        assertEquals(0, run(options(SuiteOptions.Reporting.PLAIN, true)), this::out);
        assertTrue(out().contains("--- PASS: p.go"), out());
        assertTrue(out().contains("@@ -1,2 +1,2 @@\n    -0\n    +1\n     panic: 2\n"), out());
        assertFalse(out().contains("q.go"), out());
        assertFalse(Files.exists(root.resolve("p.out")));
        assertEquals("1\npanic: 2\n", Files.readString(root.resolve("p.err")));
        assertEquals("2\n", Files.readString(root.resolve("p.status")));
        assertEquals(0, run(), this::out);
        assertFalse(out().contains("updated"), out());
    }

    /// A program that fails is not what a `run` test asks for, whatever it prints.
    @Test
    void failuresUnderDirectivesAreNotTakenForTheTruth() throws IOException {
        write("a.go", "// run\n\npackage main\n\nfunc main() { panic(1) }\n");
        assertEquals(1, run(options(SuiteOptions.Reporting.PLAIN, true)));
        assertFalse(Files.exists(root.resolve("a.out")));
    }

    @Test
    void withoutDirectiveStreamsAreComparedApart() throws IOException {
        write("p.go", "package main\n\nfunc main() { println(1) }\n");
        write("p.out", "1\n");
        assertEquals(1, run());
        assertTrue(
                out().contains("--- p.err\n    +++ printed\n    @@ -0,0 +1 @@\n    +1\n"), out());
    }

    @Test
    void statusStreamsArgumentsAndInputComeFromFiles() throws IOException {
        write(
                "p.go",
                "package main\n\nimport \"os\"\n\nfunc main() {\n\tb := make([]byte, 9)\n\tn, _ := os.Stdin.Read(b)\n"
                        + "\tos.Stdout.Write(b[:n])\n\tprintln(os.Args[1])\n\tos.Exit(3)\n}\n");
        write("p.in", "in\n");
        write("p.args", "arg\n");
        write("p.status", "3\n");
        write("p.out", "in\n");
        write("p.err", "arg\n");
        assertEquals(0, run(), this::out);
    }

    @Test
    void tracesAndAddressesDoNotMatter() {
        String text = "panic: at 0xc000012345 [recovered]\n\ngoroutine 1 [running]:\nmain.main()\n";
        assertEquals("panic: at 0xN [recovered]\n", Golden.normalized(text));
        assertEquals(
                "panic: at 0xN [recovered]\n", Golden.normalized("panic: at 0xN [recovered]\n"));
        assertEquals("", Golden.normalized("\n"));
    }

    @Test
    void foldersArePackagesInOrder() throws IOException {
        write("d.go", "// rundir\n\npackage ignored\n");
        write("d.out", "3\n");
        write("d.dir/a.go", "package a\n\nfunc F() int { return g() }\n");
        write("d.dir/a2.go", "package a\n\nfunc g() int { return 3 }\n");
        write("d.dir/b.go", "package b\n\nimport \"./a\"\n\nvar V = a.F()\n");
        write(
                "d.dir/main.go",
                "package main\n\nimport \"test/b\"\n\nfunc main() { println(b.V) }\n");
        write("c.go", "// errorcheckdir\n\npackage ignored\n");
        write("c.dir/a.go", "package a\n\ntype T int\n");
        write(
                "c.dir/b.go",
                "package b\n\nimport \"./a\"\n\nvar V a.T = \"\" // ERROR \"as a.T value\"\n");
        write("e.go", "// compiledir\n\npackage ignored\n");
        write("e.dir/a.go", "package a\n\nimport _ \"./later\"\n");
        assertEquals(1, run());
        assertEquals("2 passed, 1 failed, 0 skipped", closingLine());
        assertTrue(out().contains("a.go:3: could not import ./later"), out());
    }

    @Test
    void generatedProgramsRun() throws IOException {
        write(
                "g.go",
                "// runoutput\n\npackage main\n\nfunc main() { println(\"package main; func main() { println(7) }\") }\n");
        write("g.out", "7\n");
        assertEquals(0, run(), this::out);
    }

    @Test
    void endlessProgramsAreStopped() throws IOException {
        write("loop.go", "// run -t 1\n\npackage main\n\nfunc main() { for { } }\n");
        assertEquals(1, run());
        assertTrue(out().contains("--- TIMEOUT: loop.go"), out());
        assertTrue(out().contains("did not end within 1s"), out());
        assertEquals("0 passed, 1 failed, 0 skipped", closingLine());
    }

    @Test
    void onlyTheListOfThoseThatMustPassDecides() throws IOException {
        write("a.go", HELLO);
        write("a.out", "hello\n");
        write("b.go", HELLO);
        Path list = root.resolve("passing.txt");
        assertEquals(
                1,
                run(
                        options(
                                new SuiteOptions.Reporting(false, false, false, null, null, list),
                                false)));
        assertEquals("a.go\n", Files.readString(list));
        var report = new SuiteOptions.Reporting(false, false, false, null, list, null);
        assertEquals(0, run(options(report, false)));
        write("a.out", "other\n");
        Files.writeString(list, "a.go\ngone.go\n");
        assertEquals(1, run(options(report, false)));
        assertEquals(
                "REGRESSION a.go\nREGRESSION gone.go: there is no such test\n",
                err.toString(StandardCharsets.UTF_8));
        write("a.out", "hello\n");
        write("b.out", "hello\n");
        Files.writeString(list, "a.go\n");
        assertEquals(0, run(options(report, false)));
        assertEquals(
                "gobi test: 1 tests pass that the list lacks\n",
                err.toString(StandardCharsets.UTF_8));
    }

    /// Being late is told apart from failing, and tried again.
    @Test
    void lateTestsOfTheListAreTriedTwice() throws IOException {
        write("loop.go", "// run -t 1\n\npackage main\n\nfunc main() { for { } }\n");
        Path list = root.resolve("passing.txt");
        Files.writeString(list, "loop.go\n");
        assertEquals(
                1,
                run(
                        options(
                                new SuiteOptions.Reporting(false, false, false, null, list, null),
                                false)));
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("gobi test: again, alone: --- TIMEOUT: loop.go"), told);
        assertTrue(told.contains("REGRESSION loop.go: out of time, twice\n"), told);
    }

    @Test
    void namesAreSelectedAndListed() throws IOException {
        write("a.go", HELLO);
        write("sub/b.go", HELLO);
        write("sub/c.go", HELLO);
        var plain = options(SuiteOptions.Reporting.PLAIN, false);
        var some =
                new SuiteOptions(
                        plain.roots(),
                        new SuiteOptions.Selection("^sub/[b]", 1, 1),
                        plain.timeout(),
                        plain.workers(),
                        plain.engine(),
                        plain.report(),
                        true,
                        false);
        assertEquals(0, run(some));
        assertEquals("sub/b.go\n", out());
    }

    @Test
    void suitesThatCannotBeRunAreMisuse() throws IOException {
        assertEquals(2, run());
        assertTrue(
                err.toString(StandardCharsets.UTF_8).contains("no tests"),
                err.toString(StandardCharsets.UTF_8));
        write("a.go", HELLO);
        var plain = options(SuiteOptions.Reporting.PLAIN, false);
        var malformed =
                new SuiteOptions(
                        plain.roots(),
                        new SuiteOptions.Selection("(", 1, 1),
                        plain.timeout(),
                        plain.workers(),
                        plain.engine(),
                        plain.report(),
                        false,
                        false);
        assertEquals(2, run(malformed));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("regular expression"));
    }

    @Test
    void progressIsOneLineThatIsErased() throws IOException {
        write("a.go", HELLO);
        write("a.out", "hello\n");
        out.reset();
        var plain = options(SuiteOptions.Reporting.PLAIN, false);
        assertEquals(
                0, new Suite(plain, new LibrarySources(), stream(out), stream(err), true).run());
        String told = err.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("\r\033[K[0/1] 0 failed  a.go"), told);
        assertTrue(told.endsWith("\r\033[K"), told);
        assertFalse(told.contains("\n"), told);
        assertEquals("1 passed, 0 failed, 0 skipped\n", out());
        assertEquals(200, Console.columns("200"));
        assertEquals(80, Console.columns("wide"));
    }

    @Test
    void memoryIsLimited() throws IOException {
        write(
                "big.go",
                "// run\n\npackage main\n\nvar all [][]byte\n\nfunc main() { for { all = append(all, make([]byte, 1<<20)) } }\n");
        var plain = options(SuiteOptions.Reporting.PLAIN, false);
        var limited =
                new SuiteOptions(
                        plain.roots(),
                        plain.select(),
                        plain.timeout(),
                        1,
                        VmOptions.DEFAULT.withMaxHeapBytes(64L << 20),
                        plain.report(),
                        false,
                        false);
        assertEquals(1, run(limited));
        assertTrue(out().contains("exit status 2, want 0\n    fatal error: "), out());
    }

    @Test
    void reportsForMachines() throws IOException {
        write("a.go", HELLO);
        write("a.out", "<\"&\n");
        Path junit = root.resolve("junit.xml");
        assertEquals(
                1,
                run(
                        options(
                                new SuiteOptions.Reporting(false, true, false, junit, null, null),
                                false)));
        assertTrue(out().contains("\"Action\":\"run\",\"Package\":\".\",\"Test\":\"a.go\""), out());
        assertTrue(
                out().contains(
                                "\"Action\":\"fail\",\"Package\":\".\",\"Test\":\"a.go\",\"Elapsed\":"),
                out());
        var lines = out().lines().toList();
        assertTrue(lines.getFirst().contains("\"Action\":\"start\",\"Package\":\".\"}"), out());
        assertTrue(
                lines.getLast().contains("\"Action\":\"fail\",\"Package\":\".\",\"Elapsed\""),
                out());
        assertTrue(out().contains("\"Output\":\"    -<\\\"&\\n\""), out());
        String xml = Files.readString(junit);
        assertTrue(xml.contains("tests=\"1\" failures=\"1\""), xml);
        assertTrue(xml.contains("-&lt;&quot;&amp;&#10;"), xml);
    }

    @Test
    void everyTestIsInOneShard() {
        Set<Integer> shards = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            int shard = Suite.shard("test" + i + ".go", 4);
            assertTrue(shard >= 1 && shard <= 4);
            shards.add(shard);
        }
        assertEquals(Set.of(1, 2, 3, 4), shards);
    }
}
