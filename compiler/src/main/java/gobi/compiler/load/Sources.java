package gobi.compiler.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the files of packages.
public final class Sources {
    private Sources() {}

    /// The files named on the command line; build constraints do not apply to them, as with `go
    /// run`.
    public static List<SourceText> files(List<String> names) throws LoadException {
        List<SourceText> texts = new ArrayList<>();
        for (String name : names) {
            if (name.endsWith("_test.go")) {
                throw new LoadException("gobi: cannot run *_test.go files (" + name + ")");
            }
            Path path = Path.of(name);
            if (!Files.exists(path)) {
                throw new LoadException(
                        "no required module provides package "
                                + name
                                + "; to add it:\n\tgo get "
                                + name);
            }
            texts.add(read(path));
        }
        return texts;
    }

    /// The Go files of a directory that belong to the build, by name; empty if there is none.
    public static List<SourceText> directory(Path directory) throws LoadException {
        List<Path> paths = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(directory, "*.go")) {
            for (Path p : stream) {
                String name = p.getFileName().toString();
                boolean hidden =
                        name.startsWith("_") || name.startsWith(".") || name.endsWith("_test.go");
                if (!hidden && Files.isRegularFile(p) && BuildConstraint.nameMatches(name)) {
                    paths.add(p);
                }
            }
        } catch (IOException e) {
            throw new LoadException("directory " + directory + " cannot be read: " + reason(e));
        }
        paths.sort(null);
        List<SourceText> texts = new ArrayList<>();
        for (Path p : paths) {
            var text = read(p);
            if (BuildConstraint.contentMatches(
                    new String(text.content(), java.nio.charset.StandardCharsets.UTF_8))) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static SourceText read(Path path) throws LoadException {
        try {
            return new SourceText(
                    path.toAbsolutePath().normalize().toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new LoadException("open " + path + ": " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException x -> "no such file or directory";
            case java.nio.file.AccessDeniedException x -> "permission denied";
            case IOException x -> String.valueOf(x.getMessage());
        };
    }
}
