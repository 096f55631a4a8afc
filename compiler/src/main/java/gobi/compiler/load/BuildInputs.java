package gobi.compiler.load;

import gobi.compiler.bytecode.ByteSink;
import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.DamagedFileException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a compilation has read of the file system: contents, listings, and files that it looked for
/// in vain. As long as all of these are the same, compiling again gives the same program.
public final class BuildInputs {
    private enum Kind {
        CONTENT,
        LISTING,
        ABSENT
    }

    private record Input(Kind kind, String path, String digest) {}

    private final List<Input> inputs = new ArrayList<>();

    void content(Path file, byte[] bytes) {
        inputs.add(new Input(Kind.CONTENT, absolute(file), digest(bytes)));
    }

    /// `names` are those of the directory's Go files, in any order.
    void listing(Path directory, List<String> names) {
        inputs.add(new Input(Kind.LISTING, absolute(directory), digest(names)));
    }

    void absent(Path file) {
        inputs.add(new Input(Kind.ABSENT, absolute(file), ""));
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
        Path path = Path.of(input.path);
        try {
            return switch (input.kind) {
                case CONTENT -> digest(Files.readAllBytes(path)).equals(input.digest);
                case LISTING -> digest(Sources.goFiles(path)).equals(input.digest);
                case ABSENT -> !Files.exists(path);
            };
        } catch (IOException e) {
            return false;
        }
    }

    byte[] write() {
        var sink = new ByteSink();
        sink.unsigned(inputs.size());
        for (var input : inputs) {
            sink.unsigned(input.kind.ordinal());
            sink.string(input.path);
            sink.string(input.digest);
        }
        return sink.toByteArray();
    }

    static BuildInputs read(ByteSource source) throws DamagedFileException {
        var result = new BuildInputs();
        for (int n = source.count(3); n > 0; n--) {
            int kind = source.count();
            if (kind >= Kind.values().length) {
                throw new DamagedFileException("unknown kind of input " + kind);
            }
            result.inputs.add(new Input(Kind.values()[kind], source.string(), source.string()));
        }
        return result;
    }

    private static String digest(List<String> names) {
        return digest(
                String.join("\0", names.stream().sorted().toList())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// SHA-256 in hexadecimal.
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
