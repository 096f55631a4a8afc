package gobi.vm.cli;

import gobi.compiler.bytecode.Bundle;
import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.DamagedFileException;
import gobi.compiler.bytecode.Disassembler;
import gobi.compiler.bytecode.Unit;
import gobi.compiler.codegen.Decision;
import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Messages;
import gobi.compiler.load.Program;
import gobi.compiler.load.ProgramCache;
import gobi.vm.Ending;
import gobi.vm.Streams;
import gobi.vm.Vm;
import gobi.vm.explore.Explorer;
import gobi.vm.explore.Finding;
import gobi.vm.jit.HotCode;
import gobi.vm.lib.Signals;
import gobi.vm.link.LibrarySources;
import gobi.vm.test.Suite;
import gobi.vm.test.SuiteOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles and runs in this process.
final class LocalEngine implements Engine {
    private static final int FAILED = 1;

    private final Streams streams;
    private final LibrarySources library = new LibrarySources();

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
        var seed = request.options().seed();
        ProgramCache cache = cache(seed.isPresent());
        List<Unit> units = units(request.sources(), cache, seed.isPresent());
        if (units == null) {
            return FAILED;
        }
        String name = programName(request.sources());
        var vm = new Vm(request.options(), units, name, request.args(), streams);
        vm.signals().ownProcess();
        vm.expect(hotCode(request.sources(), cache));
        int status = vm.run();
        if (seed.isPresent() && vm.ending() != Ending.EXITED) {
            streams.err().println("gobi: this was the run with --seed " + seed.getAsLong());
        }
        streams.out().flush();
        if (cache != null) {
            vm.hotCode().ifPresent(code -> cache.leave(request.sources(), code.write()));
        }
        if (vm.aborts()) {
            Signals.abort();
        }
        try {
            vm.signals().dieOfSignal();
        } catch (UnsupportedOperationException e) {
            // The status tells of it.
        }
        return status;
    }

    /// What earlier runs have left.
    private static HotCode hotCode(List<String> sources, ProgramCache cache) {
        ByteSource left = cache == null ? null : cache.left(sources);
        try {
            return left == null ? HotCode.NONE : HotCode.read(left);
        } catch (DamagedFileException e) {
            return HotCode.NONE;
        }
    }

    private static String programName(List<String> sources) {
        return sources.getFirst().replaceFirst("\\.(go|gbc)$", "");
    }

    @Override
    public int explore(ExploreRequest request) {
        List<Unit> units = units(request.sources(), cache(true), true);
        if (units == null) {
            return FAILED;
        }
        byte[] input;
        try {
            input =
                    request.input().isEmpty()
                            ? new byte[0]
                            : Files.readAllBytes(request.input().get());
        } catch (IOException e) {
            streams.err().println("gobi explore: " + request.input().get() + ": " + e.getMessage());
            return FAILED;
        }
        var options = request.options();
        var explorer =
                new Explorer(
                        units,
                        programName(request.sources()),
                        request.args(),
                        Path.of(""),
                        input,
                        options);
        Optional<Finding> found = explorer.explore();
        var report = new ExploreReport(streams.out(), options);
        if (found.isEmpty()) {
            report.nothing();
            return 0;
        }
        report.finding(found.get(), request);
        return FAILED;
    }

    /// The units of a program: compiled from source, or read from a `.gbc` file. Null after a
    /// message.
    private List<Unit> units(List<String> sources, ProgramCache cache, boolean pollsAtAccesses) {
        if (!sources.getFirst().endsWith(".gbc")) {
            Program program = compileCached(sources, cache, pollsAtAccesses);
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

    /// The cache of programs, or null if there is none.
    private ProgramCache cache(boolean pollsAtAccesses) {
        Path directory = CacheDirectory.find(System.getenv());
        return directory == null
                ? null
                : new ProgramCache(
                        directory, library.identity() + (pollsAtAccesses ? " polls" : ""));
    }

    private Program compileCached(
            List<String> sources, ProgramCache cache, boolean pollsAtAccesses) {
        Program known = cache == null ? null : cache.find(sources, library);
        if (known != null) {
            return known;
        }
        var loader = new Loader(library);
        if (pollsAtAccesses) {
            loader.withPollsAtAccesses();
        }
        Program program = compile(loader, sources);
        if (program != null && cache != null) {
            cache.put(sources, program, loader);
        }
        return program;
    }

    private Program compile(Loader loader, List<String> sources) {
        try {
            Program program = DeepLoad.load(loader, sources);
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
        var decisions = new ArrayList<Decision>();
        var loader = new Loader(library);
        if (request.explain()) {
            loader.withDecisions(decisions::add);
        }
        Program program = compile(loader, request.sources());
        if (program == null) {
            return FAILED;
        }
        streams.err().print(Messages.of(loader, loader.mainPackage(), decisions));
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
        return new Suite(request, library, streams.out(), streams.err(), terminal).run();
    }

    @Override
    public int disassemble(DisasmRequest request) {
        List<Unit> units = units(request.sources(), cache(false), false);
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
