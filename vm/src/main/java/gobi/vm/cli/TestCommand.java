package gobi.vm.cli;

import gobi.vm.VmOptions;
import gobi.vm.test.SuiteOptions;
import gobi.vm.test.SuiteOptions.Reporting;
import gobi.vm.test.SuiteOptions.Selection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `gobi test`: runs directive programs.
@Command(
        description =
                "Run test programs: .go files with a directive such as // run, or with a golden .out file.",
        sortOptions = false,
        footer = {
            "",
            "A test that ends with output is compared with NAME.out beside it; one that checks errors, with"
                    + " its // ERROR \"regexp\" comments.",
            "The exit status is 0 if no test failed, 1 if one did, 2 if the tests could not be run. With"
                    + " --passing only the tests of that list count."
        })
final class TestCommand implements Callable<Integer> {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+(?:\\.\\d+)?)s?)?");
    private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
    private static final double MILLIS = 1000;

    private final Engine engine;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Test files, and folders to search.")
    private List<Path> roots;

    @Option(
            names = {"-run", "--run"},
            paramLabel = "REGEXP",
            description = "Only the tests whose name the Go regular expression matches somewhere.")
    private String run = "";

    @Option(
            names = {"-match", "--match"},
            paramLabel = "TEXT",
            description = "Only the tests whose name contains the text.")
    private String match;

    @Option(
            names = {"-shard", "--shard"},
            paramLabel = "I/N",
            description = "Only part I, from 1, of the tests divided in N.")
    private String shard = "1/1";

    @Option(
            names = {"-list", "--list"},
            description = "Print the names and run nothing.")
    private boolean list;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell of every test.")
    private boolean verbose;

    @Option(
            names = {"-json", "--json"},
            description = "Tell in lines of JSON, as go tool test2json has them.")
    private boolean json;

    @Option(
            names = {"-summary", "--summary"},
            description = "End with a table by kind of test.")
    private boolean summary;

    @Option(
            names = {"-junit", "--junit"},
            paramLabel = "FILE",
            description = "Write a report in JUnit's XML.")
    private Path junit;

    @Option(
            names = {"-passing", "--passing"},
            paramLabel = "FILE",
            description = "Fail only if a test named in the file does not pass.")
    private Path passing;

    @Option(
            names = {"-write-passing", "--write-passing"},
            paramLabel = "FILE",
            description = "Write the names of the tests that passed.")
    private Path writePassing;

    @Option(
            names = {"-update", "--update"},
            description =
                    "Write what programs print to their golden files; refused where CI is set.")
    private boolean update;

    @Option(
            names = {"-timeout", "--timeout"},
            paramLabel = "TIME",
            description = "How long a test may take, as in 90s or 2m; a minute by default.")
    private String timeout = "60s";

    @Option(
            names = {"-max-heap", "--max-heap"},
            paramLabel = "SIZE",
            description = "How much each test's Go heap may take; 2g by default.")
    private String maxHeap = "2g";

    @Option(
            names = {"-jobs", "--jobs", "-p"},
            paramLabel = "N",
            description = "How many tests run at once; as many as there are processors by default.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin private final TestOutputs outputs = new TestOutputs();

    TestCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() {
        String ci = System.getenv("CI");
        if (update && ci != null && !ci.isEmpty() && !ci.equals("false")) {
            throw usage(
                    "--update is refused where CI is set: golden files are written by people who look at them");
        }
        if (jobs < 1) {
            throw usage("--jobs wants a positive number");
        }
        var reporting = new Reporting(verbose, json, summary, junit, passing, writePassing);
        VmOptions options = outputs.applyTo(VmOptions.DEFAULT.withMaxHeapBytes(maxHeapBytes()));
        return engine.test(
                new SuiteOptions(
                        roots, selection(), duration(), jobs, options, reporting, list, update));
    }

    private Selection selection() {
        Matcher m = SHARD.matcher(shard);
        if (!m.matches()
                || Integer.parseInt(m.group(1)) < 1
                || Integer.parseInt(m.group(1)) > Integer.parseInt(m.group(2))) {
            throw usage("invalid shard \"" + shard + "\": want I/N, from 1/N to N/N");
        }
        String pattern = match == null ? run : "\\Q" + match + "\\E";
        return new Selection(pattern, Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
    }

    private Duration duration() {
        Matcher m = DURATION.matcher(timeout);
        if (timeout.isEmpty() || !m.matches()) {
            throw usage("invalid time \"" + timeout + "\": want e.g. 90s, 2m, 1h30m");
        }
        double seconds = number(m.group(1)) * 3600 + number(m.group(2)) * 60 + number(m.group(3));
        return Duration.ofMillis(Math.max(1, Math.round(seconds * MILLIS)));
    }

    private static double number(String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    private long maxHeapBytes() {
        try {
            return ByteSize.parse(maxHeap);
        } catch (UsageException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
