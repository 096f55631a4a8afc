package gobi.vm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.VmOptions;
import gobi.vm.link.LibrarySources;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Each directive, with a test that passes and one that does not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectivesTest {
    private static final String PRINTS_ARGS =
            """

            package main

            import "os"

            func main() {
            \tfor _, a := range os.Args[1:] {
            \t\tprintln(a)
            \t}
            }
            """;

    private final LibrarySources library = new LibrarySources();
    @TempDir private Path root;

    @BeforeAll
    void openLibrary() {
        library.archive();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Outcome run(String name) throws IOException, InterruptedException {
        TestCase test =
                Discovery.find(List.of(root)).stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return new TestRunner(library, VmOptions.DEFAULT, Duration.ofSeconds(30), false).run(test);
    }

    private void passes(String name) throws IOException, InterruptedException {
        Outcome o = run(name);
        assertEquals(Outcome.Status.PASS, o.status(), o::detail);
    }

    private void fails(String name, String detail) throws IOException, InterruptedException {
        Outcome o = run(name);
        assertEquals(Outcome.Status.FAIL, o.status());
        assertTrue(o.detail().contains(detail), o::detail);
    }

    @Test
    void run() throws IOException, InterruptedException {
        write("run/ok.go", "// run\n\npackage main\n\nfunc main() { println(1) }\n");
        write("run/ok.out", "1\n");
        write("run/bad.go", "// run\n\npackage main\n\nfunc main() { println(1) }\n");
        passes("run/ok.go");
        fails("run/bad.go", "+1");
    }

    @Test
    void runWithArgumentsAndMoreFiles() throws IOException, InterruptedException {
        write("args/p.go", "// run one \"t w o\"\n" + PRINTS_ARGS);
        write("args/p.out", "one\nt w o\n");
        passes("args/p.go");
        write("args/q.go", "// run other.go x\n\npackage main\n\nfunc main() { f() }\n");
        write("args/other.go", PRINTS_ARGS.replace("main()", "f()"));
        write("args/q.out", "x\n");
        passes("args/q.go");
    }

    @Test
    void buildrunAndCmpout() throws IOException, InterruptedException {
        for (String word : List.of("buildrun", "cmpout")) {
            write(word + "/p.go", "// " + word + "\n\npackage main\n\nfunc main() { print(2) }\n");
            write(word + "/p.out", "2");
            passes(word + "/p.go");
        }
    }

    @Test
    void rundir() throws IOException, InterruptedException {
        write("rundir/p.go", "// rundir\n\npackage ignored\n");
        write("rundir/p.dir/a.go", "package a\n\nconst C = 5\n");
        write(
                "rundir/p.dir/b.go",
                "package main\n\nimport \"./a\"\n\nfunc main() { println(a.C) }\n");
        write("rundir/p.out", "5\n");
        passes("rundir/p.go");
        write("rundir/p.out", "6\n");
        fails("rundir/p.go", "-6");
    }

    @Test
    void runindir() throws IOException, InterruptedException {
        write("runindir/p.go", "// runindir\n\npackage ignored\n");
        write("runindir/p.dir/sub/a.go", "package sub\n\nconst C = 5\n");
        write(
                "runindir/p.dir/main.go",
                "package main\n\nimport \"p.dir/sub\"\n\nfunc main() { println(sub.C) }\n");
        write("runindir/p.out", "5\n");
        passes("runindir/p.go");
    }

    @Test
    void buildrundir() throws IOException, InterruptedException {
        write("buildrundir/p.go", "// buildrundir\n\npackage ignored\n");
        write("buildrundir/p.dir/a.go", "package main\n\nfunc main() { f() }\n");
        write("buildrundir/p.dir/b.go", "package main\n\nfunc f() { println(7) }\n");
        write("buildrundir/p.out", "7\n");
        passes("buildrundir/p.go");
    }

    @Test
    void runoutput() throws IOException, InterruptedException {
        write(
                "runoutput/p.go",
                "// runoutput\n\npackage main\n\nfunc main() { println(\"package main; func main() { println(7) }\") }\n");
        write("runoutput/p.out", "7\n");
        passes("runoutput/p.go");
        write(
                "runoutput/q.go",
                "// runoutput\n\npackage main\n\nfunc main() { println(\"package main; func main() { f() }\") }\n");
        fails("runoutput/q.go", "undefined: f");
    }

    @Test
    void compile() throws IOException, InterruptedException {
        write("compile/ok.go", "// compile\n\npackage p\n\nfunc f() {}\n");
        write("compile/bad.go", "// compile\n\npackage p\n\nfunc f() int {}\n");
        passes("compile/ok.go");
        fails("compile/bad.go", "bad.go:5: missing return");
    }

    @Test
    void compiledir() throws IOException, InterruptedException {
        write("compiledir/p.go", "// compiledir\n\npackage ignored\n");
        write("compiledir/p.dir/a.go", "package a\n\nconst C = 5\n");
        write("compiledir/p.dir/b.go", "package b\n\nimport \"./a\"\n\nconst D = a.C\n");
        passes("compiledir/p.go");
        write("compiledir/p.dir/c.go", "package c\n\nimport \"./a\"\n\nconst D = a.D\n");
        fails("compiledir/p.go", "undefined: a.D");
    }

    @Test
    void buildAndBuilddir() throws IOException, InterruptedException {
        write("build/ok.go", "// build\n\npackage main\n\nfunc main() { select {} }\n");
        write("build/bad.go", "// build\n\npackage main\n\nfunc f() {}\n");
        passes("build/ok.go");
        fails("build/bad.go", "function main is undeclared");
        write("builddir/p.go", "// builddir\n\npackage ignored\n");
        write("builddir/p.dir/a.go", "package main\n\nfunc main() { f() }\n");
        write("builddir/p.dir/b.go", "package main\n\nfunc f() {}\n");
        passes("builddir/p.go");
    }

    @Test
    void errorcheck() throws IOException, InterruptedException {
        write(
                "ec/ok.go",
                "// errorcheck\n\npackage p\n\nvar x, y int = nil, true // ERROR \"nil\" \"true\"\n");
        write("ec/gc.go", "// errorcheck\n\npackage p\n\nvar x int = nil // GC_ERROR \"nil\"\n");
        write("ec/off.go", "// errorcheck -0\n\npackage p\n\nvar x int //// ERROR \"nil\"\n");
        write("ec/clean.go", "// errorcheck\n\npackage p\n\nvar x int // ERROR \"nil\"\n");
        write("ec/extra.go", "// errorcheck\n\npackage p\n\nvar x int = nil\n");
        write(
                "ec/auto.go",
                "// errorcheckwithauto\n\npackage p\n\nvar x int = nil // ERROR \"nil\"\n");
        for (String name : List.of("ok", "gc", "off", "auto")) {
            passes("ec/" + name + ".go");
        }
        fails("ec/clean.go", "clean.go:5: missing error \"nil\"");
        fails("ec/extra.go", "not asked for: extra.go:5: cannot use nil");
    }

    @Test
    void errorcheckdir() throws IOException, InterruptedException {
        write("ecdir/p.go", "// errorcheckdir\n\npackage ignored\n");
        write("ecdir/p.dir/a.go", "package a\n\nvar v int\n");
        write(
                "ecdir/p.dir/b.go",
                "package b\n\nimport \"./a\"\n\nvar W = a.v // ERROR \"not exported\"\n");
        passes("ecdir/p.go");
    }

    @Test
    void errorcheckoutput() throws IOException, InterruptedException {
        write(
                "ecout/p.go",
                "// errorcheckoutput\n\npackage main\n\nfunc main() { println(\"package p; var x int = nil // ERROR `nil`\") }\n"
                        .replace("`", "\\\""));
        passes("ecout/p.go");
    }

    @Test
    void errorcheckandrundir() throws IOException, InterruptedException {
        write("ecrun/p.go", "// errorcheckandrundir -1\n\npackage ignored\n");
        write("ecrun/p.dir/a.go", "package a\n\nvar v int = nil // ERROR \"nil\"\n");
        write("ecrun/p.dir/b.go", "package main\n\nfunc main() { println(3) }\n");
        write("ecrun/p.out", "3\n");
        passes("ecrun/p.go");
    }

    @Test
    void othersAreSkipped() throws IOException, InterruptedException {
        write("skip/a.go", "// skip\n\npackage p\n");
        write("skip/b.go", "//go:build windows\n\n// run\n\npackage p\n");
        write("skip/c.go", "// asmcheck\n\npackage p\n");
        for (String name : List.of("a", "b", "c")) {
            assertEquals(Outcome.Status.SKIP, run("skip/" + name + ".go").status());
        }
    }
}
