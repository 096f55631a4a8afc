package gobi.compiler.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds and reads the files of packages, and keeps account of what was read.
public final class Sources {
    private final BuildInputs inputs;

    public Sources(BuildInputs inputs) {
        this.inputs = inputs;
    }

    /// The files named on the command line; build constraints do not apply to them, as with `go
    /// run`.
    List<SourceText> files(List<String> names) throws LoadException {
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
    public List<SourceText> directory(Path directory) throws LoadException {
        List<String> names;
        try {
            names = goFiles(directory);
        } catch (IOException e) {
            throw new LoadException("directory " + directory + " cannot be read: " + reason(e));
        }
        inputs.listing(directory, names);
        List<SourceText> texts = new ArrayList<>();
        for (String name : names) {
            var text = read(directory.resolve(name));
            if (BuildConstraint.contentMatches(
                    new String(text.content(), java.nio.charset.StandardCharsets.UTF_8))) {
                texts.add(text);
            }
        }
        return texts;
    }

    /// The names of a directory's Go files that are not left out for their names, sorted.
    static List<String> goFiles(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(directory, "*.go")) {
            for (Path p : stream) {
                String name = p.getFileName().toString();
                boolean hidden =
                        name.startsWith("_") || name.startsWith(".") || name.endsWith("_test.go");
                if (!hidden && Files.isRegularFile(p) && BuildConstraint.nameMatches(name)) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    private SourceText read(Path path) throws LoadException {
        try {
            byte[] bytes = Files.readAllBytes(path);
            inputs.content(path, bytes);
            return new SourceText(path.toAbsolutePath().normalize().toString(), bytes);
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
