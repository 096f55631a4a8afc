package gobi.vm.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a program must print and how it must end: the files beside it.
///
/// With `NAME.out` alone, or without any, the program ends with status 0 and both its streams
/// together make that text. `NAME.status` asks for another status and `NAME.err` for a text on
/// standard error; with one of them the streams are compared apart, standard error without what
/// differs from run to run: goroutine traces with all that follows, and addresses. `NAME.in` is its
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

    /// What is wrong with a run, for the user, or null.
    String fault(ProgramRunner.Result result, String limit) throws IOException {
        if (result.timedOut()) {
            return "did not end within " + limit + "\n" + tail(result.both());
        }
        int status = status();
        if (result.status() != status) {
            return "exit status %d, want %d\n".formatted(result.status(), status)
                    + tail(result.both());
        }
        if (!comparesApart()) {
            return difference(text(".out"), result.both());
        }
        String expected = normalized(text(".err"));
        String err = normalized(shown(result.err()));
        if (!expected.equals(err)) {
            return "standard error (- expected, + got):\n" + TextDiff.of(expected, err);
        }
        return difference(text(".out"), result.out());
    }

    /// Writes what the run printed into those files that are there, and `NAME.out` if it printed
    /// anything.
    void update(ProgramRunner.Result result) throws IOException {
        String out = comparesApart() ? result.out() : result.both();
        if (!out.isEmpty() || Files.exists(test.sibling(".out"))) {
            Files.writeString(test.sibling(".out"), out);
        }
        if (Files.exists(test.sibling(".err"))) {
            Files.writeString(test.sibling(".err"), normalized(shown(result.err())));
        }
        if (Files.exists(test.sibling(".status"))) {
            Files.writeString(test.sibling(".status"), result.status() + "\n");
        }
    }

    /// Whether a run may be taken for the new truth: it ended as it should, or the file that says
    /// how is itself up to date with it.
    boolean mayUpdate(ProgramRunner.Result result) {
        return !result.timedOut()
                && (result.status() == 0 || Files.exists(test.sibling(".status")));
    }

    private boolean comparesApart() {
        return Files.exists(test.sibling(".err")) || Files.exists(test.sibling(".status"));
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

    private static String difference(String expected, String got) {
        String plain = got.replace("\r\n", "\n");
        return expected.equals(plain)
                ? null
                : "output (- expected, + got):\n" + TextDiff.of(expected, plain);
    }

    private static String tail(String text) {
        int max = 2_000;
        return text.length() <= max
                ? text
                : text.substring(0, max / 2) + "\n...\n" + text.substring(text.length() - max / 2);
    }
}
