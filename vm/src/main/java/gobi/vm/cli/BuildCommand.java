package gobi.vm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `gobi build`: compiles a program to a `.gbc` file.
@Command(description = "Compile a Go program to a .gbc file.", sortOptions = false)
final class BuildCommand implements Callable<Integer> {
    private final Engine engine;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "The program's .go files, or one package folder.")
    private List<String> sources;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "The file to write; by default named after the source.")
    private Path output;

    @Option(
            names = "-m",
            description =
                    "Tell on standard error what the compiler decided about the main package, in"
                            + " the words of go build -gcflags=-m: which variables and values are"
                            + " in the heap, where the pointers in parameters go, and which calls are"
                            + " inlined.")
    private boolean explain;

    BuildCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() {
        if (RunArguments.countSources(sources) != sources.size()) {
            throw new ParameterException(
                    spec.commandLine(), "want .go files or one package: " + sources);
        }
        Path target = output != null ? output : defaultOutput(sources.getFirst());
        return engine.build(new BuildRequest(sources, target, explain));
    }

    /// `dir/prog.go` and `dir/prog` become `prog.gbc` in the current folder, as `go build` does.
    static Path defaultOutput(String source) {
        Path name = Path.of(source).toAbsolutePath().normalize().getFileName();
        String base = name == null ? "main" : name.toString();
        return Path.of(
                (base.endsWith(".go") ? base.substring(0, base.length() - 3) : base) + ".gbc");
    }
}
