package gobi.vm.sched;

import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;

/// The memory of a goroutine's frames: a stack of chunks that never move, each twice as large as
/// the one before. The first is small, since most goroutines need little. A chunk that was left
/// stays at hand, so that calls back and forth over a chunk's end cost nothing.
final class FrameMemory {
    private static final long FIRST_CHUNK = 128;

    /// The largest chunk that stays at hand while no goroutine uses this memory.
    private static final long MAX_KEPT = 1024;

    /// A chunk that is not the newest, or is at hand.
    private static final class Chunk {
        long start;
        long end;

        /// As [FrameMemory#top] when the next one was begun.
        long top;

        Chunk older;
    }

    private final AddressSpace space;

    // The newest chunk.
    private long start;
    private long end;
    private Chunk older;

    private long top;

    /// The one left last, or null.
    private Chunk spare;

    /// In a list of [FrameMemories].
    FrameMemory next;

    FrameMemory(AddressSpace space) {
        this.space = space;
        start = space.allocateStack(FIRST_CHUNK);
        end = start + FIRST_CHUNK;
        top = start;
    }

    /// Zeroed memory for a frame.
    long push(int size) {
        if (top + size > end) {
            grow(size);
        }
        long base = top;
        top = base + size;
        Memory.clear(base, size);
        return base;
    }

    private void grow(int size) {
        Chunk c = spare;
        if (c == null || c.end - c.start < size) {
            freeSpare();
            long want = Math.max(2 * (end - start), size);
            c = new Chunk();
            c.start = space.allocateStack(want);
            c.end = c.start + want;
        }
        spare = null;
        swap(c);
        c.top = top;
        c.older = older;
        older = c;
        top = start;
    }

    private void leave() {
        freeSpare();
        Chunk c = older;
        swap(c);
        top = c.top;
        older = c.older;
        c.older = null;
        spare = c;
    }

    private void swap(Chunk c) {
        long s = start;
        long e = end;
        start = c.start;
        end = c.end;
        c.start = s;
        c.end = e;
    }

    /// Gives back everything from `mark` (the base of a frame's memory, or an earlier [#top]) on.
    void popTo(long mark) {
        if (mark > start && mark <= end) {
            top = mark;
        } else {
            leaveTo(mark);
        }
    }

    private void leaveTo(long mark) {
        while (mark < start || mark > end) {
            if (older == null) {
                top = start;
                return;
            }
            leave();
        }
        if (mark == start && older != null) {
            leave();
        } else {
            top = mark;
        }
    }

    private void freeSpare() {
        if (spare != null) {
            space.freeStack(spare.start, spare.end - spare.start);
            spare = null;
        }
    }

    boolean isEmpty() {
        return older == null && top == start;
    }

    /// Where the next frame's memory may begin; 0 if no frame has any.
    long top() {
        return isEmpty() ? 0 : top;
    }

    /// Below all of its addresses.
    long lowest() {
        long low = start;
        for (Chunk c = older; c != null; c = c.older) {
            low = Math.min(low, c.start);
        }
        return low;
    }

    /// Above all of its addresses.
    long highest() {
        long high = end;
        for (Chunk c = older; c != null; c = c.older) {
            high = Math.max(high, c.end);
        }
        return high;
    }

    /// Gives back what no frame uses, for a wait.
    void trim() {
        freeSpare();
    }

    /// No goroutine uses it any more, or for some time.
    void rest() {
        popTo(0);
        if (spare != null && spare.end - spare.start > MAX_KEPT) {
            freeSpare();
        }
        Memory.dead(start, end - start);
    }

    /// The opposite of [#rest].
    void awake() {
        Memory.live(start, end - start);
    }

    /// Gives all back, while it rests.
    void free() {
        freeSpare();
        space.freeStack(start, end - start);
    }
}
