package gobi.vm.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The list of tests that must pass: a file with a name a line; lines that begin with `#` are
/// remarks.
record Ratchet(Set<String> required) {
    static Ratchet read(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                names.add(line.strip());
            }
        }
        return new Ratchet(names);
    }

    static void write(Path file, Tally tally) throws IOException {
        List<String> lines =
                tally.outcomes().stream()
                        .filter(Outcome::passed)
                        .map(o -> o.test().name())
                        .toList();
        Files.write(file, lines);
    }

    private static String reason(Outcome.Status status) {
        return switch (status) {
            case PASS, FAIL -> "";
            case TIMEOUT -> ": out of time, twice";
            case SKIP -> ": skipped";
        };
    }

    /// How many tests passed that need not.
    long news(Tally tally) {
        return tally.outcomes().stream()
                .filter(o -> o.passed() && !required.contains(o.test().name()))
                .count();
    }

    /// A line for each required test that did not pass. Those that were not selected do not matter;
    /// those that are not there do.
    List<String> regressions(Tally tally, Set<String> existing) {
        List<String> lines = new ArrayList<>();
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(existing);
        Set<String> bad = new HashSet<>();
        for (var o : tally.outcomes()) {
            if (!o.passed() && required.contains(o.test().name()) && bad.add(o.test().name())) {
                lines.add("REGRESSION " + o.test().name() + reason(o.status()));
            }
        }
        missing.forEach(name -> lines.add("REGRESSION " + name + ": there is no such test"));
        return lines;
    }
}
