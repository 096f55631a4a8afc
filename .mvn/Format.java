import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// Checks (`check DIR...`) or rewrites (`apply DIR...`) the format of all Java files under some
/// folders. Files that were found well-formed are remembered with size and time in
/// `target/format.known`, so a check after a small change costs little.
final class Format {
    private static final Path KNOWN = Path.of("target", "format.known");

    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder()
                            .style(JavaFormatterOptions.Style.AOSP)
                            .formatJavadoc(true)
                            .build());
    private final boolean apply;
    private final Set<String> known = new ConcurrentSkipListSet<>();
    private final Set<String> wrong = new ConcurrentSkipListSet<>();

    private Format(boolean apply) {
        this.apply = apply;
    }

    public static void main(String[] args) throws IOException {
        var format = new Format(args[0].equals("apply"));
        var files = new ArrayList<Path>();
        for (String directory : List.of(args).subList(1, args.length)) {
            files.addAll(javaFiles(Path.of(directory)));
        }
        System.exit(format.run(files));
    }

    private static List<Path> javaFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var walk = Files.walk(directory)) {
            return walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private int run(List<Path> files) throws IOException {
        var before = Files.exists(KNOWN) ? new TreeSet<>(Files.readAllLines(KNOWN)) : Set.of();
        files.parallelStream()
                .forEach(file -> {
                    if (before.contains(stamp(file))) {
                        known.add(stamp(file));
                    } else {
                        visit(file);
                    }
                });
        Files.createDirectories(KNOWN.getParent());
        Files.write(KNOWN, known);
        wrong.forEach(System.err::println);
        if (!wrong.isEmpty()) {
            System.err.println("Run: mvn -N validate exec:exec@format");
        }
        return wrong.isEmpty() ? 0 : 1;
    }

    private void visit(Path file) {
        try {
            String source = Files.readString(file).replace("\r\n", "\n");
            String formatted = format(source);
            if (apply && !formatted.equals(source)) {
                Files.write(file, formatted.getBytes(StandardCharsets.UTF_8));
                System.err.println("formatted " + file);
            } else if (!formatted.equals(source)) {
                wrong.add(file + ": not formatted");
                return;
            }
            known.add(stamp(file));
        } catch (FormatterException | IOException e) {
            wrong.add(file + ": " + e.getMessage());
        }
    }

    private String format(String source) throws FormatterException {
        String imports =
                ImportOrderer.reorderImports(
                        RemoveUnusedImports.removeUnusedImports(source),
                        JavaFormatterOptions.Style.AOSP);
        return formatter.formatSource(imports);
    }

    private static String stamp(Path file) {
        try {
            return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return file + " unreadable";
        }
    }
}
