package gobi.compiler.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One Go source file: its name as shown to users, its bytes, and its lines.
///
/// A position (`int pos`) is `base + byte offset`; the files of one [FileSet] have disjoint ranges,
/// so a position alone names a place in a program. Position 0 means "no position".
public final class SourceFile {
    private final String name;
    private final byte[] content;
    private final int base;
    private final int[] lineStarts;
    private LineMap lineMap = LineMap.EMPTY;

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

    /// The name for messages about a position, which a `//line` comment may have set.
    public String name(int pos) {
        var entry = lineMap.find(pos - base);
        return entry == null ? name : entry.name();
    }

    /// Makes `//line` comments hold; to be called before positions of this file are asked for.
    public void mapLines(LineMap map) {
        lineMap = map;
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

    /// 1-based line of a position as messages show it, that is with `//line` comments counted in.
    public int line(int pos) {
        var entry = lineMap.find(pos - base);
        int line = sourceLine(pos);
        return entry == null ? line : entry.line() + line - sourceLine(base + entry.offset());
    }

    /// 1-based column in bytes as messages show it; 0 if a `//line` comment left it open.
    public int column(int pos) {
        var entry = lineMap.find(pos - base);
        if (entry == null) {
            return sourceColumn(pos);
        }
        if (entry.column() == 0) {
            return 0;
        }
        int start = base + entry.offset();
        boolean sameLine = sourceLine(pos) == sourceLine(start);
        return sameLine ? entry.column() + pos - start : sourceColumn(pos);
    }

    /// A position as messages show it: `name:line:column`.
    public String describe(int pos) {
        int column = column(pos);
        return name(pos) + ":" + line(pos) + (column == 0 ? "" : ":" + column);
    }

    /// 1-based line in this file, whatever `//line` comments say.
    public int sourceLine(int pos) {
        int i = Arrays.binarySearch(lineStarts, pos - base);
        return i >= 0 ? i + 1 : -i - 1;
    }

    /// 1-based column in bytes, whatever `//line` comments say.
    public int sourceColumn(int pos) {
        return pos - base - lineStarts[sourceLine(pos) - 1] + 1;
    }

    /// The text of a 1-based line without its line end.
    public String lineText(int line) {
        int from = lineStarts[line - 1];
        int to = line < lineStarts.length ? lineStarts[line] - 1 : content.length;
        return new String(content, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }
}
