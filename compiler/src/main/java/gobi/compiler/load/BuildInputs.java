package gobi.compiler.load;

import gobi.compiler.bytecode.ByteSink;
import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.DamagedFileException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a compilation has read of the file system: contents, listings, and files that it looked for
/// in vain. As long as all of these are the same, compiling again gives the same program.
public final class BuildInputs {
    private static final int CONTENT = 0;
    private static final int LISTING = 1;
    private static final int ABSENT = 2;

    private sealed interface Input {
        String path();
    }

    private record Content(String path, byte[] bytes) implements Input {}

    private record Listing(String path, List<String> names) implements Input {}

    private record Absent(String path) implements Input {}

    private final List<Input> inputs = new ArrayList<>();

    void content(Path file, byte[] bytes) {
        inputs.add(new Content(absolute(file), bytes));
    }

    /// `names` are those of the directory's Go files, sorted.
    void listing(Path directory, List<String> names) {
        inputs.add(new Listing(absolute(directory), List.copyOf(names)));
    }

    void absent(Path file) {
        inputs.add(new Absent(absolute(file)));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /// Whether the file system still has all of this.
    boolean unchanged() {
        for (var input : inputs) {
            if (!unchanged(input)) {
                return false;
            }
        }
        return true;
    }

    private static boolean unchanged(Input input) {
        Path path = Path.of(input.path());
        try {
            return switch (input) {
                case Content c -> Arrays.equals(Files.readAllBytes(path), c.bytes);
                case Listing l -> Sources.goFiles(path).equals(l.names);
                case Absent a -> !Files.exists(path);
            };
        } catch (IOException e) {
            return false;
        }
    }

    byte[] write() {
        var sink = new ByteSink();
        sink.unsigned(inputs.size());
        for (var input : inputs) {
            write(input, sink);
        }
        return sink.toByteArray();
    }

    private static void write(Input input, ByteSink sink) {
        switch (input) {
            case Content c -> {
                sink.unsigned(CONTENT);
                sink.string(c.path);
                sink.blob(c.bytes);
            }
            case Listing l -> {
                sink.unsigned(LISTING);
                sink.string(l.path);
                sink.strings(l.names);
            }
            case Absent a -> {
                sink.unsigned(ABSENT);
                sink.string(a.path);
            }
        }
    }

    static BuildInputs read(ByteSource source) throws DamagedFileException {
        var result = new BuildInputs();
        for (int n = source.count(2); n > 0; n--) {
            result.inputs.add(input(source));
        }
        return result;
    }

    private static Input input(ByteSource source) throws DamagedFileException {
        int kind = source.count();
        String path = source.string();
        return switch (kind) {
            case CONTENT -> new Content(path, source.blob());
            case LISTING -> new Listing(path, source.strings());
            case ABSENT -> new Absent(path);
            default -> throw new DamagedFileException("unknown kind of input " + kind);
        };
    }
}
