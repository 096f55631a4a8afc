package gobi.vm.cli;

import gobi.vm.heapdump.view.HeapSummary;
import gobi.vm.heapdump.view.HprofReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `gobi heap`: says what is in a dump that `gobi run --heapdump` or debug.WriteHeapDump left.
@Command(description = "Say what is in a heap dump, and what keeps it alive.")
final class HeapCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec private CommandSpec spec;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "15",
            description = "Lines of each table; 15 if not given.")
    private int top;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Say only why objects of this type are alive.")
    private String type;

    @Parameters(paramLabel = "FILE", description = "A heap dump (.hprof).")
    private Path file;

    @Override
    public Integer call() {
        try {
            return print();
        } catch (NoSuchFileException e) {
            return fail(file + ": no such file or directory");
        } catch (IOException e) {
            return fail(e.getMessage());
        }
    }

    private int print() throws IOException {
        var graph = HprofReader.read(file);
        int lines = Math.max(1, top);
        String text =
                type == null ? HeapSummary.of(graph, lines) : HeapSummary.of(graph, lines, type);
        if (text.isEmpty()) {
            return fail("no object of type " + type + " is alive");
        }
        var out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
        return 0;
    }

    private int fail(String message) {
        spec.commandLine().getErr().println("gobi heap: " + message);
        return FAILED;
    }
}
