package gobi.compiler.codegen;

import gobi.compiler.types.Type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lays out the frame's own memory. A word is a pointer word or not for the function's whole life,
/// so regions are used again only for values with the same pointer map.
final class FrameMemory {
    private record Key(long size, BitSet words) {}

    private record Region(Key key, long offset) {}

    /// Larger values live in the heap.
    static final long MAX_VALUE = 32 << 10;

    private final Shapes shapes;
    private final BitSet pointers = new BitSet();
    private final Map<Key, Deque<Region>> free = new HashMap<>();
    private final List<Region> temps = new ArrayList<>();
    private final Deque<List<Region>> blocks = new ArrayDeque<>();
    private final List<Integer> starts = new ArrayList<>();
    private long size;

    FrameMemory(Shapes shapes) {
        this.shapes = shapes;
    }

    long temp(Type t) {
        var r = take(key(t));
        temps.add(r);
        return r.offset();
    }

    /// Raw memory with pointer words as given, until the mark is released.
    long temp(long bytes, BitSet words) {
        var r = take(new Key(bytes, words));
        temps.add(r);
        return r.offset();
    }

    long variable(Type t) {
        var r = take(key(t));
        if (!blocks.isEmpty()) {
            blocks.peek().add(r);
        }
        return r.offset();
    }

    /// Room for a value that is never used for another.
    long lasting(Type t) {
        return take(key(t)).offset();
    }

    private Key key(Type t) {
        var words = new BitSet();
        shapes.markPointers(t, 0, words);
        return new Key(Math.max(8, (shapes.size(t) + 7) & ~7L), words);
    }

    private Region take(Key key) {
        var list = free.get(key);
        if (list != null && !list.isEmpty()) {
            return list.pop();
        }
        long at = size;
        size += key.size();
        if (size > 1L << 30) {
            throw new CodegenException(0, "function needs too much stack memory");
        }
        starts.add((int) at);
        key.words().stream().forEach(w -> pointers.set((int) (at / 8) + w));
        return new Region(key, at);
    }

    private void give(Region r) {
        free.computeIfAbsent(r.key(), k -> new ArrayDeque<>()).push(r);
    }

    int mark() {
        return temps.size();
    }

    void release(int mark) {
        while (temps.size() > mark) {
            give(temps.removeLast());
        }
    }

    void openBlock() {
        blocks.push(new ArrayList<>());
    }

    void closeBlock() {
        for (var r : blocks.pop()) {
            give(r);
        }
    }

    int size() {
        return (int) ((size + 15) & ~15L);
    }

    BitSet pointers() {
        return pointers;
    }

    /// Where the regions start, ascending.
    int[] objects() {
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
