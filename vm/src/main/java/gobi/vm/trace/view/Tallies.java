package gobi.vm.trace.view;

import gobi.vm.event.EventKind;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sums of what happens often and is of interest by its place: steals, sampled allocations, ways
/// between compiled and interpreted code.
final class Tallies {
    /// How often, and how much of it.
    static final class Tally {
        long count;
        long amount;
    }

    /// One kind of them, by place.
    static final class Table {
        private final Map<String, Tally> byPlace = new HashMap<>();
        private long count;
        private long amount;

        void add(String place, long times, long much) {
            count += times;
            amount += much;
            Tally t = byPlace.computeIfAbsent(place, k -> new Tally());
            t.count += times;
            t.amount += much;
        }

        long count() {
            return count;
        }

        long amount() {
            return amount;
        }

        /// At most so many, those with the largest amounts first.
        List<Map.Entry<String, Tally>> largest(int most) {
            return byPlace.entrySet().stream()
                    .sorted(
                            Comparator.comparingLong(
                                            (Map.Entry<String, Tally> e) -> -e.getValue().amount)
                                    .thenComparing(Map.Entry.comparingByKey()))
                    .limit(most)
                    .toList();
        }
    }

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9}) (\\d{1,18})");
    private static final Pattern REASON = Pattern.compile("(\\d{1,18}) (.{1,80})");

    /// By thief and victim; the amounts are goroutines.
    final Table steals = new Table();

    /// By the function and line that allocates; the amounts are bytes, estimated from samples.
    final Table allocations = new Table();

    /// By the size of the objects in them; the amounts are bytes.
    final Table spans = new Table();

    /// By P; the amounts are objects that write barriers made grey.
    final Table barriers = new Table();

    /// By the loop's head.
    final Table entered = new Table();

    /// By reason and place.
    final Table left = new Table();

    /// Adds an event of ours; false if it is none, or does not have its form: a program may log
    /// what it likes.
    ///
    /// @param stack innermost frame first
    boolean add(String category, String text, int processor, List<TraceReader.Frame> stack) {
        return switch (category) {
            case EventKind.STEAL ->
                    read(
                            NUMBERS,
                            text,
                            m ->
                                    steals.add(
                                            "P" + processor + " from P" + m.group(1),
                                            1,
                                            number(m, 2)));
            case EventKind.ALLOCATION ->
                    read(NUMBERS, text, m -> allocations.add(place(stack), 1, number(m, 2)));
            case EventKind.SPAN ->
                    read(
                            NUMBERS,
                            text,
                            m -> spans.add("objects of " + m.group(2) + " B", 1, number(m, 1)));
            case EventKind.BARRIER ->
                    read(NUMBER, text, m -> barriers.add("P" + processor, 1, number(m, 1)));
            case EventKind.LOOP_ENTERED ->
                    read(NUMBER, text, m -> entered.add(place(stack), number(m, 1), number(m, 1)));
            case EventKind.CODE_LEFT ->
                    read(
                            REASON,
                            text,
                            m ->
                                    left.add(
                                            m.group(2) + " at " + place(stack),
                                            number(m, 1),
                                            number(m, 1)));
            default -> false;
        };
    }

    private static boolean read(Pattern form, String text, Consumer<Matcher> then) {
        Matcher m = form.matcher(text);
        boolean fits = m.matches();
        if (fits) {
            then.accept(m);
        }
        return fits;
    }

    private static long number(Matcher m, int group) {
        return Long.parseLong(m.group(group));
    }

    private static String place(List<TraceReader.Frame> stack) {
        if (stack.isEmpty()) {
            return "?";
        }
        var f = stack.getFirst();
        return f.function() + " " + f.file() + ":" + f.line();
    }
}
