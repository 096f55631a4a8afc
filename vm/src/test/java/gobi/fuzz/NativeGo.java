package gobi.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the programs print when Go itself compiles them. Many are built into one binary, a package
/// each, since linking takes longer than compiling; each runs in a process of its own.
final class NativeGo {
    private static final Pattern FAULTY = Pattern.compile("(?m)^# fuzz/p(\\d+)$");
    private static final Pattern PACKAGE = Pattern.compile("\\bp\\d+\\.");
    private static final long RUN_SECONDS = 20;
    private static final long BUILD_SECONDS = 600;

    private final Path goroot;
    private final Path scratch;

    /// @param output what it printed, or what the compiler said
    /// @param compiled whether the compiler accepted it
    record Answer(String output, boolean compiled) {}

    NativeGo(Path goroot, Path scratch) {
        this.goroot = goroot;
        this.scratch = scratch;
    }

    boolean isInstalled() {
        return Files.isExecutable(goroot.resolve("bin/go"));
    }

    /// The answers by seed.
    Map<Long, Answer> answers(List<GeneratedProgram> programs)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(scratch, "native");
        Files.writeString(folder.resolve("go.mod"), "module fuzz\n\ngo 1.23\n");
        for (var p : programs) {
            Path dir = Files.createDirectories(folder.resolve("p" + p.seed()));
            Files.writeString(dir.resolve("p.go"), p.asPackage("p" + p.seed()));
        }
        Map<Long, Answer> answers = new HashMap<>();
        List<GeneratedProgram> good = new ArrayList<>(programs);
        String said = build(folder, good);
        while (!said.isEmpty()) {
            Map<Long, String> faults = faults(said);
            if (faults.isEmpty() || !good.removeIf(p -> faults.containsKey(p.seed()))) {
                throw new IOException("go build: " + said);
            }
            faults.forEach((seed, text) -> answers.put(seed, new Answer(text, false)));
            said = build(folder, good);
        }
        for (var p : good) {
            answers.put(p.seed(), new Answer(run(folder, p.seed()), true));
        }
        return answers;
    }

    /// Returns what the compiler says, nothing if all is well.
    private String build(Path folder, List<GeneratedProgram> programs)
            throws IOException, InterruptedException {
        var text = new StringBuilder("package main\n\nimport (\n\t\"os\"\n");
        programs.forEach(p -> text.append("\t\"fuzz/p").append(p.seed()).append("\"\n"));
        text.append(")\n\nfunc main() {\n\tswitch os.Args[1] {\n");
        programs.forEach(
                p -> text.append("\tcase \"%d\":\n\t\tp%d.Main()\n".formatted(p.seed(), p.seed())));
        Files.writeString(folder.resolve("main.go"), text.append("\t}\n}\n"));
        var builder =
                new ProcessBuilder(goroot.resolve("bin/go").toString(), "build", "-o", "all", ".");
        builder.environment().put("GOCACHE", scratch.resolve("gocache").toString());
        builder.environment().put("GOROOT", goroot.toString());
        builder.environment().put("GOTOOLCHAIN", "local");
        return output(builder, folder, BUILD_SECONDS);
    }

    private static String run(Path folder, long seed) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(folder.resolve("all").toString(), String.valueOf(seed));
        return PACKAGE.matcher(output(builder, folder, RUN_SECONDS)).replaceAll("main.");
    }

    private static String output(ProcessBuilder builder, Path folder, long seconds)
            throws IOException, InterruptedException {
        Path file = folder.resolve("output");
        Process process =
                builder.directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile())
                        .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Gobi.NO_END + " within " + seconds + " seconds\n";
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static Map<Long, String> faults(String said) {
        Map<Long, String> faults = new HashMap<>();
        Matcher heads = FAULTY.matcher(said);
        while (heads.find()) {
            String rest = said.substring(heads.end());
            String text =
                    rest.lines()
                            .skip(1)
                            .takeWhile(l -> !l.startsWith("# "))
                            .collect(Collectors.joining("\n"));
            faults.put(Long.valueOf(heads.group(1)), text);
        }
        return faults;
    }
}
