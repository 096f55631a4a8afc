package gobi.vm.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a program must print and how it must end: the files beside it.
///
/// `NAME.out` is standard output, `NAME.err` standard error without what differs from run to run:
/// goroutine traces with all that follows, and addresses. `NAME.status` is the exit status. A file
/// that is not there stands for an empty one, and for status 0. Under a directive and without
/// `NAME.err` and `NAME.status`, `NAME.out` is what both streams print together. `NAME.in` is
/// standard input, `NAME.args` has an argument a line.
final class Golden {
    private static final Pattern TRACE =
            Pattern.compile("goroutine \\d|runtime stack:|runtime: goroutine \\d");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-FN]+");

    private final TestCase test;

    Golden(TestCase test) {
        this.test = test;
    }

    byte[] input() throws IOException {
        Path file = test.sibling(".in");
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    List<String> args() throws IOException {
        Path file = test.sibling(".args");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /// What is wrong with a run that ended, for the user, or null.
    String fault(ProgramRunner.Result result) throws IOException {
        if (result.crashed()) {
            return "Gobi failed:\n" + tail(result.both());
        }
        int status = status();
        if (result.status() != status) {
            return "exit status %d, want %d\n".formatted(result.status(), status)
                    + tail(result.both());
        }
        if (!comparesApart()) {
            return difference(".out", text(".out"), result.both());
        }
        String fault =
                difference(".err", normalized(text(".err")), normalized(shown(result.err())));
        return fault == null ? difference(".out", text(".out"), result.out()) : fault;
    }

    /// Writes what the run printed into the golden files; one that would be empty is deleted.
    /// Returns what changed, for the user.
    String update(ProgramRunner.Result result) throws IOException {
        if (!comparesApart()) {
            return rewrite(".out", result.both());
        }
        String status = result.status() == 0 ? "" : result.status() + "\n";
        return rewrite(".out", result.out())
                + rewriteErrors(normalized(shown(result.err())))
                + rewrite(".status", status);
    }

    private String rewriteErrors(String text) throws IOException {
        return normalized(text(".err")).equals(text) ? "" : rewrite(".err", text);
    }

    private String rewrite(String ending, String text) throws IOException {
        String old = text(ending);
        Path file = test.sibling(ending);
        if (old.equals(text)) {
            return "";
        }
        if (text.isEmpty()) {
            Files.delete(file);
        } else {
            Files.writeString(file, text);
        }
        return "updated:\n" + TextDiff.of(name(ending), name(ending), old, text);
    }

    /// Whether a run may be taken for the new truth: it ended by the program's own doing, and as
    /// the format can tell it.
    boolean mayUpdate(ProgramRunner.Result result) {
        return result.status() == 0 || comparesApart() && !result.crashed();
    }

    /// Whether standard error has a file of its own, as always without a directive; tests of Go's
    /// have one file for both streams.
    private boolean comparesApart() {
        return test.directive().kind() == Kind.GOLDEN
                || Files.exists(test.sibling(".err"))
                || Files.exists(test.sibling(".status"));
    }

    private int status() throws IOException {
        String text = text(".status").strip();
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DirectiveException(
                    "not a number in " + test.sibling(".status").getFileName() + ": " + text, e);
        }
    }

    private String text(String ending) throws IOException {
        Path file = test.sibling(ending);
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                : "";
    }

    /// Messages name files by their full path, or from the working directory; golden files by `./`.
    private String shown(String text) {
        Path folder = test.file().getParent();
        Path here = Path.of("").toAbsolutePath();
        String plain = text.replace(folder + "/", "./");
        return folder.startsWith(here)
                ? plain.replace("./" + here.relativize(folder) + "/", "./")
                : plain;
    }

    /// Standard error without traces, addresses and blank lines at the end.
    static String normalized(String text) {
        var kept = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (TRACE.matcher(line).lookingAt()) {
                break;
            }
            if (!line.startsWith("runtime: sp=")) {
                kept.append(ADDRESS.matcher(line).replaceAll("0xN")).append('\n');
            }
        }
        String plain = kept.toString().stripTrailing();
        return plain.isEmpty() ? "" : plain + "\n";
    }

    /// The difference between a golden file and what was printed instead, or null.
    private String difference(String ending, String expected, String got) {
        String plain = got.replace("\r\n", "\n");
        return expected.equals(plain)
                ? null
                : TextDiff.of(name(ending), "printed", expected, plain);
    }

    private String name(String ending) {
        return test.sibling(ending).getFileName().toString();
    }

    /// The head and the end of a long text.
    static String tail(String text) {
        int max = 2_000;
        return text.length() <= max
                ? text
                : text.substring(0, max / 2) + "\n...\n" + text.substring(text.length() - max / 2);
    }
}
