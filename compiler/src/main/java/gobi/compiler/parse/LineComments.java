package gobi.compiler.parse;

import gobi.compiler.source.LineMap;
import gobi.compiler.source.SourceFile;
import gobi.grammar.GoToken;

import java.util.ArrayList;
import java.util.List;

/// Reads `//line name:line:column` and `/*line name:line:column*/` comments.
///
/// Without a column, messages show none until the next such comment. An empty name stands for no
/// name at all, but before a column for the last one that was given.
final class LineComments {
    /// Where an invalid number stands, and what gc says about it.
    record Fault(int offset, String text) {}

    private static final int MAX_NUMBER = 1 << 30;
    private static final int OPENING = "//line ".length();

    private final List<LineMap.Entry> entries = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private String lastName;

    LineComments(SourceFile file) {
        lastName = file.name();
    }

    List<Fault> faults() {
        return faults;
    }

    LineMap map(List<GoToken> comments) {
        for (var comment : comments) {
            read(comment);
        }
        return new LineMap(entries);
    }

    private void read(GoToken comment) {
        String text = comment.getText();
        boolean block = text.startsWith("/*");
        int end = text.length() - (block ? 2 : text.endsWith("\r") ? 1 : 0);
        String body = text.substring(OPENING, Math.max(OPENING, end));
        int from = comment.start() + OPENING;
        int colon = body.lastIndexOf(':');
        if (colon < 0) {
            return;
        }
        int last = number(body.substring(colon + 1));
        int before = colon == 0 ? -1 : body.lastIndexOf(':', colon - 1);
        int line = before < 0 ? 0 : number(body.substring(before + 1, colon));
        if (line > 0) {
            if (last > 0) {
                String name = body.substring(0, before);
                lastName = name.isEmpty() ? lastName : name;
                add(comment, block, lastName, line, last);
            } else {
                faults.add(
                        new Fault(
                                from + colon + 1,
                                "invalid column number: " + body.substring(colon + 1)));
            }
        } else if (last > 0) {
            lastName = body.substring(0, colon);
            add(comment, block, lastName, last, 0);
        } else {
            faults.add(
                    new Fault(
                            from + colon + 1, "invalid line number: " + body.substring(colon + 1)));
        }
    }

    private void add(GoToken comment, boolean block, String name, int line, int column) {
        // A // comment speaks about the next line.
        int offset = block ? comment.end() : comment.end() + 1;
        entries.add(new LineMap.Entry(offset, name, line, column));
    }

    /// The number, or 0 if it is none or too large.
    private static int number(String digits) {
        if (digits.isEmpty()
                || digits.length() > 10
                || !digits.chars().allMatch(c -> '0' <= c && c <= '9')) {
            return 0;
        }
        long n = Long.parseLong(digits);
        return n > MAX_NUMBER ? 0 : (int) n;
    }
}
