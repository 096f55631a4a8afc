package gobi.vm.cli;

import gobi.compiler.bytecode.Bundle;
import gobi.compiler.bytecode.Disassembler;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Messages;
import gobi.compiler.load.Program;
import gobi.vm.Streams;
import gobi.vm.Vm;
import gobi.vm.link.LibrarySources;
import gobi.vm.test.Suite;
import gobi.vm.test.SuiteOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compiles and runs in this process.
final class LocalEngine implements Engine {
    private static final int FAILED = 1;

    private final Streams streams;

    LocalEngine(Streams streams) {
        this.streams = streams;
    }

    @Override
    public int run(RunRequest request) {
        if (request.options().checkedMemory()) {
            // Read once, when the memory's class is initialised, which only a Vm does: the JIT
            // folds the checks away.
            System.setProperty("gobi.memory", "checked");
        }
        List<Unit> units = units(request.sources());
        if (units == null) {
            return FAILED;
        }
        String name = request.sources().getFirst().replaceFirst("\\.(go|gbc)$", "");
        return new Vm(request.options(), units, name, request.args(), streams).run();
    }

    /// The units of a program: compiled from source, or read from a `.gbc` file. Null after a
    /// message.
    private List<Unit> units(List<String> sources) {
        if (!sources.getFirst().endsWith(".gbc")) {
            Program program = compile(sources);
            return program == null ? null : program.units();
        }
        Path file = Path.of(sources.getFirst());
        try {
            return Bundle.read(Files.readAllBytes(file));
        } catch (java.nio.file.NoSuchFileException e) {
            streams.err().println("gobi: " + file + ": no such file or directory");
        } catch (IOException e) {
            streams.err().println("gobi: " + file + ": " + e.getMessage());
        }
        return null;
    }

    private Program compile(List<String> sources) {
        var loader = new Loader(new LibrarySources());
        try {
            Program program = loader.load(sources);
            if (program == null) {
                streams.err().print(Messages.of(loader));
            }
            return program;
        } catch (LoadException e) {
            streams.err().println(e.getMessage());
            return null;
        }
    }

    @Override
    public int build(BuildRequest request) {
        Program program = compile(request.sources());
        if (program == null) {
            return FAILED;
        }
        try {
            Path output = request.output().toAbsolutePath();
            Path fresh =
                    output.resolveSibling(
                            "." + output.getFileName() + "." + ProcessHandle.current().pid());
            try {
                Files.write(fresh, Bundle.write(program.units()));
                Files.move(fresh, output, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return 0;
        } catch (IOException e) {
            streams.err().println("gobi build: " + request.output() + ": " + e.getMessage());
            return FAILED;
        }
    }

    @Override
    public int test(SuiteOptions request) {
        var console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new Suite(request, new LibrarySources(), streams.out(), streams.err(), terminal)
                .run();
    }

    @Override
    public int disassemble(DisasmRequest request) {
        List<Unit> units = units(request.sources());
        if (units == null) {
            return FAILED;
        }
        Unit main = units.getLast();
        Map<String, List<String>> files = new HashMap<>();
        var disassembler = new Disassembler(main, (file, line) -> line(files, file, line));
        try {
            for (var f : main.functions()) {
                disassembler.function(f, streams.out());
            }
        } catch (IOException e) {
            streams.err().println("gobi disasm: " + e.getMessage());
            return FAILED;
        }
        streams.out().flush();
        return 0;
    }

    private static String line(Map<String, List<String>> files, String file, int line) {
        var lines = files.computeIfAbsent(file, LocalEngine::readLines);
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : null;
    }

    private static List<String> readLines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
