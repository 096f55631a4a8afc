package gobi.vm.sched;

import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;

import java.util.ArrayDeque;
import java.util.Deque;

/// The memory of a goroutine's frames: a stack of chunks that never move. A goroutine without
/// memory values has no chunk.
public final class FrameMemory {
    private static final long FIRST_CHUNK = 2048;

    private record Chunk(long start, long end) {}

    private final AddressSpace space;
    private final Deque<Chunk> older = new ArrayDeque<>(0);
    private Chunk chunk = new Chunk(0, 0);
    private long top;

    public FrameMemory(AddressSpace space) {
        this.space = space;
    }

    /// Zeroed memory for a frame.
    public long push(int size) {
        long base = top;
        if (base + size > chunk.end) {
            base = grow(size);
        }
        top = base + size;
        Memory.clear(base, size);
        return base;
    }

    private long grow(int size) {
        if (chunk.end != 0) {
            older.push(chunk);
        }
        long want = Math.max(FIRST_CHUNK, Math.max(2 * (chunk.end - chunk.start), size));
        long start = space.allocateStack(want);
        chunk = new Chunk(start, start + want);
        return start;
    }

    /// Gives back everything from `mark` (the base of a frame's memory, or an earlier [#top]) on.
    public void popTo(long mark) {
        while (mark < chunk.start || mark > chunk.end) {
            space.freeStack(chunk.start, chunk.end - chunk.start);
            if (older.isEmpty()) {
                chunk = new Chunk(0, 0);
                top = 0;
                return;
            }
            chunk = older.pop();
        }
        top = mark;
    }

    public long top() {
        return top;
    }

    /// Below all of its addresses.
    public long lowest() {
        long low = chunk.start;
        for (Chunk c : older) {
            low = Math.min(low, c.start);
        }
        return low;
    }

    /// Above all of its addresses.
    public long highest() {
        long high = chunk.end;
        for (Chunk c : older) {
            high = Math.max(high, c.end);
        }
        return high;
    }

    /// Gives all back, at the goroutine's end.
    public void release() {
        popTo(0);
        if (chunk.end != 0) {
            space.freeStack(chunk.start, chunk.end - chunk.start);
            chunk = new Chunk(0, 0);
            top = 0;
        }
    }
}
