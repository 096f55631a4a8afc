package gobi.vm.test;

import java.util.ArrayList;
import java.util.List;

/// The difference of two texts, line by line, in the unified format of `diff -u`: `-` before what
/// was expected, `+` before what came, in hunks with a few lines of context.
final class TextDiff {
    private static final int CONTEXT = 3;
    private static final int MAX_LINES = 60;
    private static final String NO_NEWLINE = "\n\\ No newline at end of file";

    /// A table of that many cells is as much as one report is worth.
    private static final long MAX_CELLS = 4_000_000;

    private final List<String> expected;
    private final List<String> got;
    private final List<String> lines = new ArrayList<>();

    private TextDiff(List<String> expected, List<String> got) {
        this.expected = expected;
        this.got = got;
    }

    /// Empty if there is none.
    static String of(String expectedName, String gotName, String expected, String got) {
        var diff = new TextDiff(lines(expected), lines(got));
        diff.compare();
        String hunks = diff.hunks();
        return hunks.isEmpty() ? "" : "--- " + expectedName + "\n+++ " + gotName + "\n" + hunks;
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
            lines.set(lines.size() - 1, lines.getLast() + NO_NEWLINE);
        }
        return lines;
    }

    private void compare() {
        int head = 0;
        while (head < expected.size()
                && head < got.size()
                && expected.get(head).equals(got.get(head))) {
            lines.add(" " + expected.get(head++));
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
            lines.add(" " + line);
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
                    lines.add(" " + a.get(i++));
                    j++;
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    lines.add("-" + a.get(i++));
                } else {
                    lines.add("+" + b.get(j++));
                }
            }
        }
        a.subList(i, a.size()).forEach(line -> lines.add("-" + line));
        b.subList(j, b.size()).forEach(line -> lines.add("+" + line));
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

    private String hunks() {
        var text = new StringBuilder();
        int from = next(0);
        int shown = 0;
        while (from < lines.size()) {
            int end = from;
            while (end < lines.size() && nearChange(end)) {
                end++;
            }
            int cut = Math.min(end, from + MAX_LINES - shown);
            text.append("@@ -%s +%s @@\n".formatted(range('+', from, end), range('-', from, end)));
            lines.subList(from, cut).forEach(line -> text.append(line).append('\n'));
            shown += cut - from;
            if (shown == MAX_LINES && next(cut) < lines.size()) {
                return text.append("...\n").toString();
            }
            from = next(end);
        }
        return text.toString();
    }

    /// The first line from one on that is shown.
    private int next(int line) {
        int i = line;
        while (i < lines.size() && !nearChange(i)) {
            i++;
        }
        return i;
    }

    /// Where the lines are in one of the texts, the one without those marked `other`, and how many.
    private String range(char other, int from, int end) {
        long before = lines.subList(0, from).stream().filter(l -> l.charAt(0) != other).count();
        long count = lines.subList(from, end).stream().filter(l -> l.charAt(0) != other).count();
        long start = count == 0 ? before : before + 1;
        return count == 1 ? String.valueOf(start) : start + "," + count;
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
