package gobi.vm.explore;

import gobi.compiler.bytecode.Unit;
import gobi.vm.Ending;
import gobi.vm.Streams;
import gobi.vm.Vm;
import gobi.vm.VmOptions;
import gobi.vm.sched.Exploration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs a program under many schedules until one is found in which it fails.
public final class Explorer {
    private static final long POLLS_AFTER_MAIN = 200_000;
    private static final int SHOWN_LINES = 12;

    private final List<Unit> units;
    private final String name;
    private final List<String> args;
    private final Path directory;
    private final byte[] input;
    private final ExploreOptions options;
    private Outcome first;

    /// `units` are best compiled with polls at accesses ([gobi.compiler.load.Loader]).
    public Explorer(
            List<Unit> units,
            String name,
            List<String> args,
            Path directory,
            byte[] input,
            ExploreOptions options) {
        this.units = units;
        this.name = name;
        this.args = args;
        this.directory = directory;
        this.input = input.clone();
        this.options = options;
    }

    /// The first run that ends badly.
    public Optional<Finding> explore() {
        for (int i = 0; i < options.runs(); i++) {
            long seed = options.seed(i);
            Outcome o = run(seed, null);
            if (first == null) {
                first = o;
            }
            String what = fault(o);
            if (!what.isEmpty()) {
                return Optional.of(finding(i + 1, seed, what, o));
            }
        }
        return Optional.empty();
    }

    /// Runs again with a seed that was found: two runs, since other output is other than that of
    /// the first.
    public Optional<Finding> replay(long seed) {
        first = run(options.seed(0), null);
        Outcome o = run(seed, null);
        String what = fault(o);
        return what.isEmpty() ? Optional.empty() : Optional.of(finding(1, seed, what, o));
    }

    private Finding finding(int run, long seed, String what, Outcome o) {
        var steps = new Recorder();
        Outcome again = run(seed, steps);
        if (!again.equals(o)) {
            steps.note("(the run could not be repeated: something from outside differs)");
        }
        return new Finding(run, seed, what, details(o), steps.lines());
    }

    private String fault(Outcome o) {
        return switch (o.ending()) {
            case DEADLOCK -> "deadlock";
            case DIED -> firstLine(o.err());
            case EXHAUSTED -> "no end after " + options.maxPolls() + " safepoints";
            case EXITED -> {
                if (!options.anyOutput() && o.status() != first.status()) {
                    yield "exit status " + o.status() + ", " + first.status() + " before";
                }
                if (!options.anyOutput() && !o.out().equals(first.out())) {
                    yield "other output than in the first run";
                }
                yield !options.anyLeaks() && !o.leaks().isEmpty()
                        ? "goroutines left over when main has returned"
                        : "";
            }
        };
    }

    private static String firstLine(String text) {
        return text.lines()
                .filter(l -> l.startsWith("panic:") || l.startsWith("fatal error:"))
                .findFirst()
                .orElse("the program failed");
    }

    private String details(Outcome o) {
        if (o.ending() != Ending.EXITED) {
            return o.err();
        }
        if (!options.anyOutput() && !o.out().equals(first.out())) {
            return "output of the first run:\n"
                    + shown(first.out())
                    + "of this one:\n"
                    + shown(o.out());
        }
        return o.leaks().isEmpty() ? o.err() : o.leaks().substring(1);
    }

    private static String shown(String text) {
        var out = new StringBuilder();
        text.lines().limit(SHOWN_LINES).forEach(l -> out.append("    ").append(l).append('\n'));
        if (text.lines().skip(SHOWN_LINES).findAny().isPresent()) {
            out.append("    ...\n");
        }
        return out.toString();
    }

    /// One run; `recorder` may be null.
    private Outcome run(long seed, Recorder recorder) {
        var out = new Output();
        var err = new Output();
        var vm =
                new Vm(
                        VmOptions.DEFAULT.withInterpreterOnly().withSeed(seed),
                        units,
                        name,
                        args,
                        new Streams(new ByteArrayInputStream(input), out.stream(), err.stream()),
                        directory);
        var interleaving = recorder == null ? null : new Interleaving(vm.whereabouts());
        vm.explore(
                new Exploration(
                        options.maxPolls(),
                        POLLS_AFTER_MAIN,
                        interleaving,
                        () -> {
                            out.mute();
                            err.mute();
                            if (recorder != null) {
                                recorder.keep(interleaving);
                            }
                        }));
        int status = vm.run();
        if (recorder != null) {
            recorder.keep(interleaving);
        }
        return new Outcome(vm.ending(), status, out.text(), err.text(), vm.leaks());
    }

    /// Keeps the steps up to the end of main, or of the program.
    private static final class Recorder {
        private List<String> steps;

        void keep(Interleaving i) {
            if (steps == null) {
                steps = i.steps();
            }
        }

        void note(String line) {
            steps = new java.util.ArrayList<>(steps);
            steps.add(line);
        }

        List<String> lines() {
            return steps;
        }
    }

    /// A stream of the program, until it is muted.
    private static final class Output extends ByteArrayOutputStream {
        private boolean muted;

        PrintStream stream() {
            return new PrintStream(this, true, StandardCharsets.UTF_8);
        }

        synchronized void mute() {
            muted = true;
        }

        @Override
        public synchronized void write(int b) {
            if (!muted) {
                super.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] b, int off, int len) {
            if (!muted) {
                super.write(b, off, len);
            }
        }

        String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }
}
