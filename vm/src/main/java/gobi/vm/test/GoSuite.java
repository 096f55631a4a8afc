package gobi.vm.test;

import gobi.vm.VmOptions;
import gobi.vm.link.LibrarySources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Runs the single-file programs of a test directory whose first line is `// run`, and compares with a list of those that must pass.
///
///     gobi test DIR [--passing FILE] [--write FILE] [--match TEXT] [--verbose] [--jobs N] [--seconds N]
///
/// A program passes if it ends with status 0 and prints what its `.out` file says (nothing, without one). Exit status 1 if one
/// of the passing list fails.
public final class GoSuite {
    private final Path root;
    private final List<String> flags;
    private final Set<String> passed = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> failed = Collections.synchronizedSet(new TreeSet<>());

    private GoSuite(Path root, List<String> flags) {
        this.root = root;
        this.flags = flags;
    }

    /// Runs with the command line above; returns the exit status.
    public static int run(List<String> args) {
        if (args.isEmpty()) {
            System.err.println("gobi test: no directory given");
            return 2;
        }
        try {
            return new GoSuite(Path.of(args.getFirst()).toRealPath(), args.subList(1, args.size())).run();
        } catch (IOException e) {
            System.err.println("gobi test: " + e);
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private String flag(String name, String otherwise) {
        int i = flags.indexOf(name);
        return i < 0 || i + 1 >= flags.size() ? otherwise : flags.get(i + 1);
    }

    private int run() throws IOException, InterruptedException {
        Set<String> required = new TreeSet<>();
        String passing = flag("--passing", null);
        if (passing != null) {
            required.addAll(Files.readAllLines(Path.of(passing)));
        }
        String match = flag("--match", "");
        var library = new LibrarySources();
        library.archive();
        var limit = Duration.ofSeconds(Long.parseLong(flag("--seconds", "20")));
        try (var pool = Executors.newFixedThreadPool(Integer.parseInt(flag("--jobs", "2")))) {
            for (Path test : tests()) {
                if (test.toString().contains(match)) {
                    pool.execute(() -> runOne(new ProgramRunner(library, VmOptions.DEFAULT, limit), test));
                }
            }
            pool.shutdown();
            pool.awaitTermination(2, TimeUnit.HOURS);
        }
        return report(required);
    }

    private int report(Set<String> required) throws IOException {
        String write = flag("--write", null);
        if (write != null) {
            Files.write(Path.of(write), passed);
        }
        int lost = 0;
        for (String name : required) {
            if (!passed.contains(name) && failed.contains(name)) {
                System.out.println("REGRESSION " + name);
                lost++;
            }
        }
        System.out.println(passed.size() + " passed, " + failed.size() + " failed");
        return lost == 0 ? 0 : 1;
    }

    private List<Path> tests() throws IOException {
        List<Path> tests = new ArrayList<>();
        try (var files = Files.walk(root)) {
            for (Path p : (Iterable<Path>) files.sorted()::iterator) {
                if (p.toString().endsWith(".go") && isRun(p)) {
                    tests.add(p);
                }
            }
        }
        return tests;
    }

    private static boolean isRun(Path p) throws IOException {
        String text = new String(Files.readAllBytes(p), StandardCharsets.UTF_8);
        for (String line : text.split("\n", 40)) {
            String s = line.strip();
            if (!s.isEmpty() && !s.startsWith("//go:build") && !s.startsWith("// +build")) {
                return s.equals("// run") && gobi.compiler.load.BuildConstraint.contentMatches(text);
            }
        }
        return false;
    }

    private void runOne(ProgramRunner runner, Path test) {
        String name = root.relativize(test).toString();
        try {
            var result = runner.run(List.of(test), List.of(), new byte[0]);
            Path golden = Path.of(test.toString().replaceFirst("\\.go$", ".out"));
            String expected = Files.exists(golden) ? Files.readString(golden) : "";
            boolean ok = result.status() == 0 && (result.out() + result.err()).equals(expected);
            (ok ? passed : failed).add(name);
            if (!ok && flags.contains("--verbose")) {
                show(name, result);
            }
        } catch (IOException | InterruptedException e) {
            failed.add(name);
        }
    }

    private static synchronized void show(String name, ProgramRunner.Result result) {
        String text = (result.err().isBlank() ? result.out() : result.err()).strip();
        String cut = text.length() > 700 ? text.substring(0, 700) : text;
        System.out.println("FAIL " + name + " status " + result.status() + "\n    " + cut.replace("\n", "\n    "));
    }
}
