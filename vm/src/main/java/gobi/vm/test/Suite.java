package gobi.vm.test;

import gobi.compiler.load.StandardLibrary;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One call of `gobi test`.
public final class Suite {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int INTERRUPTED = 130;

    private final SuiteOptions options;
    private final StandardLibrary library;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Tally tally = new Tally();
    private final List<Listener> listeners = new ArrayList<>();

    /// `terminal` says whether `err` is watched by a person, who is shown the progress.
    public Suite(
            SuiteOptions options,
            StandardLibrary library,
            PrintStream out,
            PrintStream err,
            boolean terminal) {
        this.options = options;
        this.library = library;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /// Runs it; returns the exit status: 0 if all is well, 1 if a test failed (with a list of those
    /// that must pass: one of them), 2 if it could not be done.
    public int run() {
        try {
            return attempt();
        } catch (IOException e) {
            err.println("gobi test: " + reason(e));
            return USAGE;
        } catch (UncheckedIOException e) {
            err.println("gobi test: " + reason(e.getCause()));
            return USAGE;
        } catch (DirectiveException e) {
            err.println("gobi test: " + e.getMessage());
            return USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? e.getMessage() + ": no such file or directory"
                : e.toString();
    }

    private int attempt() throws IOException, InterruptedException {
        var all = Discovery.find(options.roots());
        if (all.isEmpty()) {
            err.println("gobi test: no tests: no .go file there has a directive or a golden file");
            return USAGE;
        }
        var selected = selected(all);
        if (options.list()) {
            selected.forEach(t -> out.println(t.name()));
            return OK;
        }
        if (!options.engine().outputs().isEmpty() && selected.size() != 1) {
            err.println(
                    "gobi test: traces and profiles are of one test, but "
                            + selected.size()
                            + " are selected");
            return USAGE;
        }
        var report = options.report();
        var ratchet = report.passing() == null ? null : Ratchet.read(report.passing());
        listen(ratchet, selected);
        var runner = new TestRunner(library, options.engine(), options.timeout(), options.update());
        runAll(runner, selected);
        if (ratchet != null) {
            retryTheLate(runner, ratchet);
        }
        listeners.forEach(l -> l.finished(tally));
        if (report.writePassing() != null) {
            Ratchet.write(report.writePassing(), tally);
        }
        return ratchet == null ? plainStatus() : ratchetStatus(ratchet, all);
    }

    private int plainStatus() {
        return tally.failed() == 0 ? OK : FAILED;
    }

    private int ratchetStatus(Ratchet ratchet, List<TestCase> all) {
        Set<String> existing = all.stream().map(TestCase::name).collect(Collectors.toSet());
        var lines = ratchet.regressions(tally, existing);
        lines.forEach(err::println);
        long news = ratchet.news(tally);
        if (news > 0) {
            err.println("gobi test: " + news + " tests pass that the list lacks");
        }
        return lines.isEmpty() ? OK : FAILED;
    }

    private void listen(Ratchet ratchet, List<TestCase> tests) {
        var report = options.report();
        if (report.json()) {
            listeners.add(new JsonEvents(out, tests));
        } else {
            Set<String> required = ratchet == null ? null : ratchet.required();
            listeners.add(new Console(out, terminal ? err : null, report, required, tests.size()));
        }
        if (report.junit() != null) {
            listeners.add(new JunitReport(report.junit()));
        }
    }

    private List<TestCase> selected(List<TestCase> all) {
        var select = options.select();
        Pattern pattern = GoRegexp.compile(select.pattern());
        return all.stream()
                .filter(t -> pattern.matcher(t.name()).find())
                .filter(t -> shard(t.name(), select.shards()) == select.shard())
                .toList();
    }

    /// The part of the tests to which a name belongs, from 1; it does not depend on what other
    /// tests there are.
    static int shard(String name, int shards) {
        int hash = 0x811c9dc5;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        return Integer.remainderUnsigned(hash, shards) + 1;
    }

    private void runAll(TestRunner runner, List<TestCase> tests) throws InterruptedException {
        library.archive();
        List<Future<?>> pending = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(options.workers())) {
            for (TestCase test : tests) {
                pending.add(pool.submit(() -> runOne(runner, test)));
            }
        }
        for (var future : pending) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private Void runOne(TestRunner runner, TestCase test) throws InterruptedException {
        synchronized (tally) {
            listeners.forEach(l -> l.started(test));
        }
        Outcome outcome = runner.run(test);
        synchronized (tally) {
            tally.add(outcome);
            listeners.forEach(l -> l.ended(outcome));
        }
        return null;
    }

    /// What must pass and ran out of time gets a second chance, alone: others may have kept the
    /// machine busy.
    private void retryTheLate(TestRunner runner, Ratchet ratchet) throws InterruptedException {
        for (Outcome first : tally.outcomes()) {
            if (first.status() == Outcome.Status.TIMEOUT
                    && ratchet.required().contains(first.test().name())) {
                Outcome second = runner.run(first.test());
                tally.replace(first, second);
                err.println("gobi test: again, alone: " + Console.head(second));
            }
        }
    }
}
