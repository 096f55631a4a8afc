package gobi.vm.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds the tests in files and folders.
///
/// In a folder, however deep, a `.go` file is a test if it has a directive or a golden file; other
/// files are of no concern. Folders called `testdata` or `NAME.dir`, and those whose names begin
/// with `.` or `_`, are not entered. A file that is named by the user is a test in any case.
final class Discovery {
    private static final List<String> GOLDEN = List.of(".out", ".err", ".status", ".in", ".args");

    private final List<TestCase> found = new ArrayList<>();

    private Discovery() {}

    /// The tests in the order of their names, root by root. Names are relative to the folder, or
    /// the file as given.
    static List<TestCase> find(List<Path> roots) throws IOException {
        var discovery = new Discovery();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                discovery.folder(root);
            } else {
                discovery.named(root);
            }
        }
        return discovery.found;
    }

    private void folder(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root.toRealPath(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path dir, BasicFileAttributes attributes) throws IOException {
                        return dir.equals(root.toRealPath())
                                        || isEntered(dir.getFileName().toString())
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String name = file.getFileName().toString();
                        if (name.endsWith(".go") && !name.startsWith(".")) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        Path real = root.toRealPath();
        for (Path file : files) {
            String source = read(file);
            TestCase test =
                    test(real.relativize(file).toString().replace('\\', '/'), file, real, source);
            if (test.directive() != null || test.fault() != null) {
                found.add(test);
            } else if (GOLDEN.stream()
                    .anyMatch(ending -> Files.exists(TestCase.sibling(file, ending)))) {
                found.add(golden(test));
            }
        }
    }

    private static boolean isEntered(String directory) {
        return !(directory.endsWith(".dir")
                || directory.equals("testdata")
                || directory.startsWith(".")
                || directory.startsWith("_"));
    }

    private void named(Path file) throws IOException {
        TestCase test =
                test(file.toString(), file.toRealPath(), Path.of("").toAbsolutePath(), read(file));
        found.add(test.directive() != null || test.fault() != null ? test : golden(test));
    }

    private static TestCase test(String name, Path file, Path directory, String source) {
        try {
            var directive = Directive.find(source);
            String reason = directive == null ? null : OutOfScope.reason(directive, source);
            if (reason == null && directive != null && directive.kind().usesFolder()) {
                reason = assembly(TestCase.sibling(file, ".dir"));
            }
            return new TestCase(name, file, directory, directive, reason, null);
        } catch (DirectiveException e) {
            return new TestCase(name, file, directory, null, null, e.getMessage());
        }
    }

    private static String assembly(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(".s")) ? "has assembly files" : null;
        } catch (IOException e) {
            throw new DirectiveException(
                    "cannot read the test's folder " + folder.getFileName(), e);
        }
    }

    /// Programs without a directive run beside their own files, as a user would run them.
    private static TestCase golden(TestCase test) {
        return new TestCase(
                test.name(), test.file(), test.file().getParent(), Directive.NONE, null, null);
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
