package gobi.vm.memory;

import gobi.vm.fault.Fault;

import java.util.ArrayList;
import java.util.List;

/// The arenas of one VM: for its heap and immortal data as whole arenas, and, cut into chunks, for
/// the memory of goroutine frames. Safe for use by several threads.
public final class AddressSpace implements AutoCloseable {
    /// Size and alignment of an arena.
    public static final long ARENA = 64L << 20;

    private static final int MIN_CHUNK_SHIFT = 7;
    static final int ARENA_SHIFT = 26;

    private record Area(long start, int arenas) {}

    private final List<Area> areas = new ArrayList<>();
    private final LongStack[] freeChunks = new LongStack[ARENA_SHIFT - MIN_CHUNK_SHIFT + 1];
    private long chunkTop;
    private long chunkEnd;
    private long stackBytes;

    public AddressSpace() {
        for (int i = 0; i < freeChunks.length; i++) {
            freeChunks[i] = new LongStack();
        }
    }

    /// Index of the arena that holds an address of the reservation.
    public static int arenaIndex(long address) {
        return (int) (address - Memory.BASE >>> ARENA_SHIFT);
    }

    /// Number of arenas in the reservation.
    public static int arenaCount() {
        return (int) (Memory.SIZE >>> ARENA_SHIFT);
    }

    /// Address of n new adjacent arenas, zeroed, or 0 if there are none left.
    public synchronized long reserveArenas(int n) {
        int index = ArenaPool.PROCESS.take(n);
        if (index < 0) {
            return 0;
        }
        long start = Memory.BASE + ((long) index << ARENA_SHIFT);
        areas.add(new Area(start, n));
        return start;
    }

    /// Gives arenas back that [#reserveArenas] returned together.
    public synchronized void releaseArenas(long start, int n) {
        if (!areas.remove(new Area(start, n))) {
            throw new IllegalArgumentException(
                    "not an area of this VM: 0x" + Long.toHexString(start));
        }
        release(new Area(start, n));
    }

    private static void release(Area area) {
        Memory.bury(area.start, area.arenas * ARENA);
        ArenaPool.PROCESS.give(arenaIndex(area.start), area.arenas);
    }

    /// Gives the pages of unused memory back to the system; they read as zero afterwards.
    public void discard(long address, long size) {
        Memory.discard(address, size);
    }

    /// Has the system give memory in pages of megabytes from now on, for a heap that will be large;
    /// nothing changes where it does not do so.
    public void preferHugePages() {
        ArenaPool.PROCESS.preferHugePages();
    }

    /// Gives the pages of all arenas that no VM uses back to the system.
    public void scavenge() {
        ArenaPool.PROCESS.scavenge();
    }

    /// Zeroes memory that is not in use.
    public void zero(long address, long size) {
        Memory.zero(address, size);
    }

    /// A chunk of at least `size` bytes for frames; its contents are arbitrary.
    public synchronized long allocateStack(long size) {
        int shift = chunkShift(size);
        long address = shift > ARENA_SHIFT ? hugeChunk(size) : chunk(shift);
        stackBytes += chunkSize(size);
        Memory.live(address, size);
        return address;
    }

    /// Gives a chunk back; `size` as it was asked for.
    public synchronized void freeStack(long address, long size) {
        int shift = chunkShift(size);
        stackBytes -= chunkSize(size);
        if (shift > ARENA_SHIFT) {
            releaseArenas(address, arenasFor(size));
            return;
        }
        Memory.dead(address, size);
        freeChunks[shift - MIN_CHUNK_SHIFT].push(address);
    }

    /// Bytes of chunks in use.
    public synchronized long stackBytes() {
        return stackBytes;
    }

    private static int chunkShift(long size) {
        return Math.max(MIN_CHUNK_SHIFT, 64 - Long.numberOfLeadingZeros(size - 1));
    }

    private static long chunkSize(long size) {
        int shift = chunkShift(size);
        return shift > ARENA_SHIFT ? arenasFor(size) * ARENA : 1L << shift;
    }

    private static int arenasFor(long size) {
        return (int) ((size + ARENA - 1) / ARENA);
    }

    private long hugeChunk(long size) {
        long address = reserveArenas(arenasFor(size));
        if (address == 0) {
            throw Fault.of(Fault.Kind.FATAL, "out of memory (stack)");
        }
        return address;
    }

    private long chunk(int shift) {
        var free = freeChunks[shift - MIN_CHUNK_SHIFT];
        if (!free.isEmpty()) {
            return free.pop();
        }
        long size = 1L << shift;
        if (chunkEnd - chunkTop < size) {
            chunkTop = hugeChunk(ARENA);
            chunkEnd = chunkTop + ARENA;
        }
        long address = chunkTop;
        chunkTop += size;
        return address;
    }

    /// Gives everything back. No address of this VM may be used any more.
    @Override
    public synchronized void close() {
        areas.forEach(AddressSpace::release);
        areas.clear();
        chunkTop = 0;
        chunkEnd = 0;
        for (var free : freeChunks) {
            free.clear();
        }
    }
}
