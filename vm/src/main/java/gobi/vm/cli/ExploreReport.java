package gobi.vm.cli;

import gobi.vm.explore.ExploreOptions;
import gobi.vm.explore.Finding;

import java.io.PrintStream;

/// Says what `gobi explore` came to.
final class ExploreReport {
    private final PrintStream out;
    private final ExploreOptions options;

    ExploreReport(PrintStream out, ExploreOptions options) {
        this.out = out;
        this.options = options;
    }

    void nothing() {
        out.println(
                options.runs() == 1
                        ? "nothing found in 1 run"
                        : "nothing found in " + options.runs() + " runs");
    }

    void finding(Finding f, ExploreRequest request) {
        out.println(
                "run "
                        + f.run()
                        + " of "
                        + options.runs()
                        + ", seed "
                        + f.seed()
                        + ": "
                        + f.what());
        out.println();
        out.println(f.details().strip());
        out.println();
        out.println("How it came about:");
        int n = 0;
        for (String step : f.steps()) {
            n++;
            out.println("  " + n + ". " + step);
        }
        out.println();
        out.println(
                "Again: gobi run --seed " + f.seed() + " " + String.join(" ", request.sources()));
    }
}
