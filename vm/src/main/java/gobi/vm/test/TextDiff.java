package gobi.vm.test;

import java.util.ArrayList;
import java.util.List;

/// The difference of two texts, line by line, as `diff -u` shows it: `-` before what was expected,
/// `+` before what came.
final class TextDiff {
    private static final int CONTEXT = 2;
    private static final int MAX_LINES = 60;

    /// A table of that many cells is as much as one report is worth.
    private static final long MAX_CELLS = 4_000_000;

    private final List<String> expected;
    private final List<String> got;
    private final List<String> lines = new ArrayList<>();

    private TextDiff(List<String> expected, List<String> got) {
        this.expected = expected;
        this.got = got;
    }

    static String of(String expected, String got) {
        var diff = new TextDiff(lines(expected), lines(got));
        diff.compare();
        return diff.shown();
    }

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        boolean ended = text.endsWith("\n");
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                (ended ? text.substring(0, text.length() - 1) : text)
                                        .split("\n", -1)));
        if (!ended) {
            lines.set(lines.size() - 1, lines.getLast() + " (no newline at the end)");
        }
        return lines;
    }

    private void compare() {
        int head = 0;
        while (head < expected.size()
                && head < got.size()
                && expected.get(head).equals(got.get(head))) {
            lines.add("  " + expected.get(head++));
        }
        int tail = 0;
        while (tail < expected.size() - head
                && tail < got.size() - head
                && expected.get(expected.size() - 1 - tail)
                        .equals(got.get(got.size() - 1 - tail))) {
            tail++;
        }
        middle(
                expected.subList(head, expected.size() - tail),
                got.subList(head, got.size() - tail));
        for (String line : expected.subList(expected.size() - tail, expected.size())) {
            lines.add("  " + line);
        }
    }

    /// By a longest common subsequence, unless the table for it would be huge.
    private void middle(List<String> a, List<String> b) {
        int i = 0;
        int j = 0;
        if ((long) a.size() * b.size() <= MAX_CELLS) {
            int[][] common = commonLengths(a, b);
            while (i < a.size() && j < b.size()) {
                if (a.get(i).equals(b.get(j))) {
                    lines.add("  " + a.get(i++));
                    j++;
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    lines.add("- " + a.get(i++));
                } else {
                    lines.add("+ " + b.get(j++));
                }
            }
        }
        a.subList(i, a.size()).forEach(line -> lines.add("- " + line));
        b.subList(j, b.size()).forEach(line -> lines.add("+ " + line));
    }

    /// `[i][j]`: how many lines the texts from i and from j on have in common.
    private static int[][] commonLengths(List<String> a, List<String> b) {
        int[][] n = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                n[i][j] =
                        a.get(i).equals(b.get(j))
                                ? n[i + 1][j + 1] + 1
                                : Math.max(n[i + 1][j], n[i][j + 1]);
            }
        }
        return n;
    }

    private String shown() {
        var text = new StringBuilder();
        int count = 0;
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!nearChange(i)) {
                continue;
            }
            if (count++ == MAX_LINES) {
                return text.append("...\n").toString();
            }
            if (i != last + 1) {
                text.append("...\n");
            }
            text.append(lines.get(i)).append('\n');
            last = i;
        }
        return text.toString();
    }

    private boolean nearChange(int line) {
        for (int i = Math.max(0, line - CONTEXT);
                i <= Math.min(lines.size() - 1, line + CONTEXT);
                i++) {
            if (lines.get(i).charAt(0) != ' ') {
                return true;
            }
        }
        return false;
    }
}
