package gobi.vm.cli;

import gobi.vm.explore.ExploreOptions;
import gobi.vm.explore.ExploreOptions.StrategyChoice;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `gobi explore`: looks for a schedule in which a program fails.
@Command(
        description =
                "Run a program under many schedules until it panics, deadlocks, does not end, prints"
                        + " something else than before, or leaves goroutines behind.",
        sortOptions = false,
        footer = {
            "",
            "Prints how the failing run came about, and its seed, which 'gobi run --seed N' and"
                    + " 'gobi explore --seed N' repeat. The exit status is 1 if a run failed, else 0."
        })
final class ExploreCommand implements Callable<Integer> {
    private final Engine engine;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description =
                    "The program's .go files, one .gbc file, or one package folder; then its arguments.")
    private List<String> arguments;

    @Option(names = "--runs", paramLabel = "K", description = "How many schedules to try (1000).")
    private int runs = ExploreOptions.DEFAULT.runs();

    @Option(names = "--seed", paramLabel = "N", description = "Only the schedule of this seed.")
    private Long seed;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            description = "The seed of the first run; the others follow (1).")
    private long firstSeed = ExploreOptions.DEFAULT.firstSeed();

    @Option(
            names = "--strategy",
            paramLabel = "random|pct|both",
            description =
                    "Choose goroutines at random (even seeds), by random priorities that change now"
                            + " and then (odd seeds), or in both ways.")
    private String strategy = "both";

    @Option(
            names = "--max-polls",
            paramLabel = "N",
            description = "Safepoints after which a run counts as one that does not end (2000000).")
    private long maxPolls = ExploreOptions.DEFAULT.maxPolls();

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The program's standard input; empty without it.")
    private Path input;

    @Option(names = "--any-output", description = "Output and status may differ from run to run.")
    private boolean anyOutput;

    @Option(names = "--any-leaks", description = "Goroutines may be left over when main returns.")
    private boolean anyLeaks;

    ExploreCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() {
        int sources = RunArguments.countSources(arguments);
        if (runs < 1 || maxPolls < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--runs and --max-polls must be at least 1");
        }
        var options =
                new ExploreOptions(
                        seed == null ? runs : 1,
                        seed == null ? firstSeed : seed,
                        seed == null ? choice() : StrategyChoice.BOTH,
                        maxPolls,
                        anyOutput,
                        anyLeaks);
        return engine.explore(
                new ExploreRequest(
                        arguments.subList(0, sources),
                        arguments.subList(sources, arguments.size()),
                        Optional.ofNullable(input),
                        options));
    }

    private StrategyChoice choice() {
        return switch (strategy) {
            case "random" -> StrategyChoice.RANDOM;
            case "pct" -> StrategyChoice.PRIORITIES;
            case "both" -> StrategyChoice.BOTH;
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "invalid value \"" + strategy + "\" for --strategy");
        };
    }
}
