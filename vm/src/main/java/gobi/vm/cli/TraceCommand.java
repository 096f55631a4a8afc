package gobi.vm.cli;

import gobi.vm.trace.view.ChromeWriter;
import gobi.vm.trace.view.PageWriter;
import gobi.vm.trace.view.Summary;
import gobi.vm.trace.view.Timeline;
import gobi.vm.trace.view.TraceReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `gobi trace`: says what is in a trace that `gobi run --trace` left.
@Command(description = "Summarize a trace, compare two, or make a page of one.")
final class TraceCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec private CommandSpec spec;

    @Option(names = "--diff", description = "Compare two traces.")
    private boolean diff;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write a page (.html) or a file for Perfetto (.json) instead.")
    private Path output;

    @Parameters(arity = "1..2", paramLabel = "TRACE", description = "Files of gobi run --trace.")
    private List<Path> traces;

    @Override
    public Integer call() {
        if (traces.size() != (diff ? 2 : 1)) {
            throw new ParameterException(
                    spec.commandLine(), diff ? "--diff wants two traces" : "want one trace");
        }
        try {
            if (output != null) {
                Files.writeString(output, converted());
            } else {
                print(summary());
            }
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("gobi trace: " + e.getMessage());
            return FAILED;
        }
    }

    private void print(String text) {
        var out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private String summary() throws IOException {
        try (var a = new TraceReader(traces.getFirst())) {
            Timeline first = Timeline.of(a);
            if (!diff) {
                return Summary.of(first);
            }
            try (var b = new TraceReader(traces.get(1))) {
                return Summary.difference(first, Timeline.of(b));
            }
        }
    }

    private String converted() throws IOException {
        try (var reader = new TraceReader(traces.getFirst())) {
            Timeline timeline = Timeline.of(reader);
            String name = output.getFileName().toString();
            if (name.endsWith(".json")) {
                return ChromeWriter.json(timeline);
            }
            if (name.endsWith(".html")) {
                return PageWriter.page(timeline, traces.getFirst().getFileName().toString());
            }
            throw new ParameterException(
                    spec.commandLine(), "the output's name must end in .html or .json: " + name);
        }
    }
}
