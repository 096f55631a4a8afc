package gobi.vm.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The outcomes of a run.
final class Tally {
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<Outcome.Status, Integer> counts = new EnumMap<>(Outcome.Status.class);

    void add(Outcome outcome) {
        outcomes.add(outcome);
        counts.merge(outcome.status(), 1, Integer::sum);
    }

    /// Takes the outcome of a second attempt for that of the first.
    void replace(Outcome first, Outcome second) {
        outcomes.set(outcomes.indexOf(first), second);
        counts.merge(first.status(), -1, Integer::sum);
        counts.merge(second.status(), 1, Integer::sum);
    }

    int size() {
        return outcomes.size();
    }

    int count(Outcome.Status status) {
        return counts.getOrDefault(status, 0);
    }

    /// Those that failed, for want of time or otherwise.
    int failed() {
        return count(Outcome.Status.FAIL) + count(Outcome.Status.TIMEOUT);
    }

    /// By name.
    List<Outcome> outcomes() {
        return outcomes.stream().sorted(Comparator.comparing(o -> o.test().name())).toList();
    }

    /// The line that closes every run.
    String closingLine() {
        return "%d passed, %d failed, %d skipped"
                .formatted(count(Outcome.Status.PASS), failed(), count(Outcome.Status.SKIP));
    }

    /// A line for each heading: how many passed of those that were run.
    String summary() {
        Map<String, List<Outcome>> byHeading = new TreeMap<>();
        outcomes.forEach(
                o -> byHeading.computeIfAbsent(o.test().heading(), h -> new ArrayList<>()).add(o));
        var text = new StringBuilder();
        byHeading.forEach((heading, list) -> text.append(line(heading, list)).append('\n'));
        return text.toString();
    }

    private static String line(String heading, List<Outcome> list) {
        long skipped = list.stream().filter(o -> o.status() == Outcome.Status.SKIP).count();
        long passed = list.stream().filter(Outcome::passed).count();
        var line =
                new StringBuilder("%-24s %4d/%d".formatted(heading, passed, list.size() - skipped));
        if (skipped > 0) {
            line.append(", ").append(skipped).append(" skipped");
        }
        long late = list.stream().filter(o -> o.status() == Outcome.Status.TIMEOUT).count();
        if (late > 0) {
            line.append(", ").append(late).append(" out of time");
        }
        if (heading.startsWith("errorcheck")) {
            long found = list.stream().filter(o -> o.errors() == Outcome.Errors.ALL_FOUND).count();
            long rejected =
                    found
                            + list.stream()
                                    .filter(o -> o.errors() == Outcome.Errors.REJECTED)
                                    .count();
            line.append(" (refused %d, every ERROR matched %d)".formatted(rejected, found));
        }
        return line.toString();
    }
}
