package gobi.vm.test;

import gobi.compiler.load.GoMod;
import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Messages;
import gobi.compiler.load.Program;
import gobi.compiler.load.SourceText;
import gobi.compiler.load.StandardLibrary;
import gobi.vm.VmOptions;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// Does what one test's directive says. Any number of threads may use it at once.
final class TestRunner {
    private static final String GENERATED = "tmp__.go";

    /// What the module of a `runindir` test is written for.
    private static final String OLD_LANGUAGE = "go1.14";

    private static final int MAX_DETAIL = 6_000;

    private final StandardLibrary library;
    private final VmOptions engine;
    private final Duration timeout;
    private final boolean update;
    private final CompileTests compiling;

    TestRunner(StandardLibrary library, VmOptions engine, Duration timeout, boolean update) {
        this.library = library;
        this.engine = engine;
        this.timeout = timeout;
        this.update = update;
        this.compiling = new CompileTests(library);
    }

    Outcome run(TestCase test) throws InterruptedException {
        if (test.fault() != null) {
            return Outcome.fail(test, test.fault());
        }
        if (test.skipReason() != null) {
            return Outcome.skip(test, test.skipReason());
        }
        long start = System.nanoTime();
        Outcome outcome;
        try {
            outcome = perform(test);
        } catch (DirectiveException | LoadException | IOException e) {
            outcome = Outcome.fail(test, String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            outcome = Outcome.timeout(test, shown(limit(test)), "");
        } catch (Sandbox.WorkFailure e) {
            outcome = Outcome.fail(test, stackTrace(e.getCause()));
        }
        return cut(outcome).taking(Duration.ofNanos(System.nanoTime() - start));
    }

    private Outcome perform(TestCase test)
            throws IOException,
                    LoadException,
                    InterruptedException,
                    TimeoutException,
                    Sandbox.WorkFailure {
        return switch (test.directive().kind()) {
            case GOLDEN, RUN, BUILDRUN -> compared(test, runFile(test));
            case RUNDIR -> compared(test, run(test, m -> compiling.folderProgram(test, m)));
            case RUNINDIR -> compared(test, run(test, m -> moduleProgram(test, m)));
            case BUILDRUNDIR ->
                    compared(test, run(test, m -> compiling.onePackageProgram(test, m)));
            case RUNOUTPUT -> runOutput(test);
            case ERRORCHECKOUTPUT -> checkOutput(test);
            case COMPILE -> limited(test, () -> compiling.compile(test));
            case COMPILEDIR -> limited(test, () -> compiling.compileFolder(test));
            case BUILD -> limited(test, () -> compiling.build(test));
            case BUILDDIR -> limited(test, () -> compiling.buildFolder(test));
            case ERRORCHECK -> limited(test, () -> compiling.errorCheck(test));
            case ERRORCHECKDIR -> limited(test, () -> compiling.errorCheckFolder(test));
            case ERRORCHECKANDRUNDIR -> checkAndRun(test);
            case ASMCHECK, SKIP ->
                    throw new IllegalStateException("skipped for its directive, yet run");
        };
    }

    private Duration limit(TestCase test) {
        int own = test.directive().seconds();
        return own > 0 ? Duration.ofSeconds(own) : timeout;
    }

    private Outcome limited(TestCase test, Callable<Outcome> work)
            throws InterruptedException,
                    TimeoutException,
                    Sandbox.WorkFailure,
                    LoadException,
                    IOException {
        try {
            return Sandbox.call("test " + test.name(), limit(test), work, () -> {});
        } catch (Sandbox.WorkFailure e) {
            switch (e.getCause()) {
                case DirectiveException x -> throw x;
                case LoadException x -> throw x;
                case IOException x -> throw x;
                default -> throw e;
            }
        }
    }

    // ---- programs

    private ProgramRunner runner(TestCase test) {
        return new ProgramRunner(library, engine, limit(test), test.directory());
    }

    /// Runs the test's file, with the files that its directive adds.
    private ProgramRunner.Result runFile(TestCase test) throws InterruptedException, IOException {
        List<Path> sources = new ArrayList<>(List.of(test.file()));
        List<String> args = new ArrayList<>(test.directive().args());
        while (!args.isEmpty() && args.getFirst().endsWith(".go")) {
            sources.add(addedFile(test, args.removeFirst()));
        }
        var golden = new Golden(test);
        args.addAll(golden.args());
        return runner(test).run(sources, args, golden.input());
    }

    private static Path addedFile(TestCase test, String name) {
        Path beside = test.file().resolveSibling(name).normalize();
        return Files.exists(beside) ? beside : test.directory().resolve(name).normalize();
    }

    private ProgramRunner.Result run(TestCase test, ProgramRunner.Compilation compilation)
            throws InterruptedException, IOException {
        var golden = new Golden(test);
        List<String> args = new ArrayList<>(test.directive().args());
        args.addAll(golden.args());
        return runner(test).run(programName(test), compilation, args, golden.input());
    }

    private static String programName(TestCase test) {
        return TestCase.sibling(test.file(), "").toString();
    }

    private Outcome compared(TestCase test, ProgramRunner.Result result) throws IOException {
        if (result.timedOut()) {
            return Outcome.timeout(test, shown(limit(test)), Golden.tail(result.both()));
        }
        var golden = new Golden(test);
        String written = update && golden.mayUpdate(result) ? golden.update(result) : "";
        String fault = golden.fault(result);
        return fault == null ? Outcome.pass(test).with(written) : Outcome.fail(test, fault);
    }

    private Program moduleProgram(TestCase test, PrintStream messages) throws LoadException {
        Path folder = test.folder();
        var loader = new Loader(library);
        Program program =
                loader.loadModule(new GoMod(folder, folder.getFileName().toString(), OLD_LANGUAGE));
        if (program == null) {
            messages.print(Messages.of(loader));
        }
        return program;
    }

    private Outcome runOutput(TestCase test) throws InterruptedException, IOException {
        var first = runFile(test);
        if (first.status() != 0) {
            return compared(test, first);
        }
        var text = generated(first);
        return compared(test, run(test, m -> generatedProgram(text, m)));
    }

    private static SourceText generated(ProgramRunner.Result result) {
        return new SourceText(GENERATED, result.bytes());
    }

    private Program generatedProgram(SourceText text, PrintStream messages) throws LoadException {
        var loader = new Loader(library);
        Program program = loader.loadMain("command-line-arguments", List.of(text));
        if (program == null) {
            messages.print(Messages.of(loader));
        }
        return program;
    }

    private Outcome checkOutput(TestCase test)
            throws InterruptedException,
                    IOException,
                    LoadException,
                    TimeoutException,
                    Sandbox.WorkFailure {
        var first = runFile(test);
        if (first.status() != 0) {
            return compared(test, first);
        }
        return limited(test, () -> compiling.errorCheck(test, generated(first)));
    }

    private Outcome checkAndRun(TestCase test)
            throws InterruptedException,
                    IOException,
                    LoadException,
                    TimeoutException,
                    Sandbox.WorkFailure {
        var checked = limited(test, () -> compiling.errorCheckFolder(test));
        return checked.passed()
                ? compared(test, run(test, m -> compiling.folderProgram(test, m)))
                : checked;
    }

    // ---- texts

    static String shown(Duration d) {
        return d.toMillis() % 1000 == 0 ? d.toSeconds() + "s" : d.toMillis() + "ms";
    }

    private static String stackTrace(Throwable t) {
        var text = new StringWriter();
        t.printStackTrace(new PrintWriter(text));
        return "Gobi failed: " + text;
    }

    private static Outcome cut(Outcome o) {
        String detail = o.detail();
        return detail.length() <= MAX_DETAIL
                ? o
                : new Outcome(
                        o.test(),
                        o.status(),
                        detail.substring(0, MAX_DETAIL) + "\n...\n",
                        o.errors(),
                        o.time());
    }
}
