package gobi.compiler.source;

import java.util.Arrays;
import java.util.List;

/// What the `//line` comments of a file say about the names and numbers of its lines.
public final class LineMap {
    static final LineMap EMPTY = new LineMap(List.of());

    /// From byte `offset` on, up to the next entry, the place is `name:line:column`, counted on;
    /// column 0 means that columns are not told.
    public record Entry(int offset, String name, int line, int column) {}

    private final Entry[] entries;
    private final int[] offsets;

    /// `entries` in the order of their offsets.
    public LineMap(List<Entry> entries) {
        this.entries = entries.toArray(new Entry[0]);
        this.offsets = entries.stream().mapToInt(Entry::offset).toArray();
    }

    /// The entry that a byte falls under, or null.
    Entry find(int offset) {
        if (entries.length == 0) {
            return null;
        }
        int i = Arrays.binarySearch(offsets, offset);
        i = i >= 0 ? i : -i - 2;
        return i < 0 ? null : entries[i];
    }
}
