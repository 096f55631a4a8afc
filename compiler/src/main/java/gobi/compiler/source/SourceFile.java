package gobi.compiler.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One Go source file: its name as shown to users, its bytes, and its lines.
///
/// A position (`int pos`) is `base + byte offset`; the files of one [FileSet] have disjoint ranges, so a position alone
/// names a place in a program. Position 0 means "no position".
public final class SourceFile {
    private final String name;
    private final byte[] content;
    private final int base;
    private final int[] lineStarts;

    SourceFile(String name, byte[] content, int base) {
        this.name = name;
        this.content = content;
        this.base = base;
        this.lineStarts = findLines(content);
    }

    private static int[] findLines(byte[] content) {
        int[] starts = new int[16];
        int n = 1;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                if (n == starts.length) {
                    starts = Arrays.copyOf(starts, n * 2);
                }
                starts[n++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, n);
    }

    /// The name for messages and tracebacks, as the loader chose it.
    public String name() {
        return name;
    }

    public byte[] content() {
        return content.clone();
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public int base() {
        return base;
    }

    public int size() {
        return content.length;
    }

    /// The position of the byte at `offset`.
    public int pos(int offset) {
        return base + offset;
    }

    public int offset(int pos) {
        return pos - base;
    }

    /// 1-based line of a position in this file.
    public int line(int pos) {
        int i = Arrays.binarySearch(lineStarts, pos - base);
        return i >= 0 ? i + 1 : -i - 1;
    }

    /// 1-based column in bytes, as gc counts.
    public int column(int pos) {
        return pos - base - lineStarts[line(pos) - 1] + 1;
    }

    /// The text of a 1-based line without its line end.
    public String lineText(int line) {
        int from = lineStarts[line - 1];
        int to = line < lineStarts.length ? lineStarts[line] - 1 : content.length;
        return new String(content, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }
}
