package gobi.vm.heap;

import gobi.vm.memory.AddressSpace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Runs of pages, first fit from the lowest address. Runs above an arena's size take whole arenas
/// of their own.
final class PageHeap {
    static final int ARENA_PAGES = (int) (AddressSpace.ARENA >> SizeClasses.PAGE_SHIFT);

    /// Pages of an arena: in use, and ever written since they were last zero.
    private static final class Pages {
        final long base;
        final BitSet used = new BitSet(ARENA_PAGES);
        final BitSet dirty = new BitSet(ARENA_PAGES);

        /// No free run is longer.
        int longest = ARENA_PAGES;

        Pages(long base) {
            this.base = base;
        }

        int find(int n) {
            int start = used.nextClearBit(0);
            while (start + n <= ARENA_PAGES) {
                int next = used.nextSetBit(start);
                if (next < 0 || next >= start + n) {
                    return start;
                }
                start = used.nextClearBit(next);
            }
            longest = n - 1;
            return -1;
        }

        /// The last page up to `from` that is free and may hold anything but zeros; -1 if there is
        /// none.
        int lastScavengeable(int from) {
            int page = from < 0 ? -1 : dirty.previousSetBit(from);
            while (page >= 0 && used.get(page)) {
                int free = used.previousClearBit(page);
                page = free < 0 ? -1 : dirty.previousSetBit(free);
            }
            return page;
        }
    }

    /// Pages handed out; `dirty` if some may hold anything but zeros.
    record Grant(long address, boolean dirty) {}

    private final AddressSpace space;
    private final List<Pages> arenas = new ArrayList<>();
    private long usedPages;
    private long heldPages;
    private long releasedPages;

    PageHeap(AddressSpace space) {
        this.space = space;
    }

    /// n pages, or null if the address space is exhausted.
    synchronized Grant allocate(int n) {
        if (n > ARENA_PAGES) {
            return allocateArenas(n);
        }
        for (var arena : arenas) {
            if (n <= arena.longest) {
                int start = arena.find(n);
                if (start >= 0) {
                    return grant(arena, start, n);
                }
            }
        }
        long base = space.reserveArenas(1);
        if (base == 0) {
            return null;
        }
        var arena = new Pages(base);
        arenas.add(arena);
        // The JVM would make up classes for Comparator.comparingLong before the first allocation.
        arenas.sort((a, b) -> Long.compare(a.base, b.base));
        heldPages += ARENA_PAGES;
        releasedPages += ARENA_PAGES;
        return grant(arena, 0, n);
    }

    private Grant grant(Pages arena, int start, int n) {
        int firstDirty = arena.dirty.nextSetBit(start);
        boolean dirty = firstDirty >= 0 && firstDirty < start + n;
        int wasDirty = dirty ? arena.dirty.get(start, start + n).cardinality() : 0;
        arena.used.set(start, start + n);
        arena.dirty.set(start, start + n);
        usedPages += n;
        releasedPages -= n - wasDirty;
        return new Grant(arena.base + ((long) start << SizeClasses.PAGE_SHIFT), dirty);
    }

    private Grant allocateArenas(int n) {
        int count = arenasFor(n);
        long base = space.reserveArenas(count);
        if (base == 0) {
            return null;
        }
        usedPages += n;
        heldPages += n;
        return new Grant(base, false);
    }

    private static int arenasFor(int pages) {
        return (pages + ARENA_PAGES - 1) / ARENA_PAGES;
    }

    synchronized void free(long address, int n) {
        usedPages -= n;
        if (n > ARENA_PAGES) {
            heldPages -= n;
            space.releaseArenas(address, arenasFor(n));
            return;
        }
        var arena = arenaOf(address);
        int start = (int) (address - arena.base >> SizeClasses.PAGE_SHIFT);
        arena.used.clear(start, start + n);
        arena.longest = ARENA_PAGES;
    }

    private Pages arenaOf(long address) {
        int lo = 0;
        int hi = arenas.size() - 1;
        while (lo < hi) {
            int mid = lo + hi + 1 >>> 1;
            if (arenas.get(mid).base <= address) {
                lo = mid;
            } else {
                hi = mid - 1;
            }
        }
        return arenas.get(lo);
    }

    /// Gives the memory of free pages back to the system, of at most so many, those at the highest
    /// addresses first; returns how many there were.
    synchronized int scavenge(int limit) {
        int left = limit;
        for (int i = arenas.size() - 1; i >= 0 && left > 0; i--) {
            left -= scavenge(arenas.get(i), left);
        }
        releasedPages += limit - left;
        return limit - left;
    }

    private int scavenge(Pages arena, int limit) {
        int left = limit;
        int last = arena.lastScavengeable(ARENA_PAGES - 1);
        while (last >= 0 && left > 0) {
            int lowest =
                    Math.max(arena.dirty.previousClearBit(last), arena.used.previousSetBit(last));
            int first = Math.max(lowest + 1, last + 1 - left);
            int n = last + 1 - first;
            space.discard(
                    arena.base + ((long) first << SizeClasses.PAGE_SHIFT),
                    (long) n << SizeClasses.PAGE_SHIFT);
            arena.dirty.clear(first, last + 1);
            left -= n;
            last = arena.lastScavengeable(first - 1);
        }
        return limit - left;
    }

    /// Whether there is something to [#scavenge].
    synchronized boolean hasDirtyFree() {
        for (var arena : arenas) {
            if (arena.lastScavengeable(ARENA_PAGES - 1) >= 0) {
                return true;
            }
        }
        return false;
    }

    synchronized long usedBytes() {
        return usedPages << SizeClasses.PAGE_SHIFT;
    }

    synchronized long heldBytes() {
        return heldPages << SizeClasses.PAGE_SHIFT;
    }

    synchronized long releasedBytes() {
        return releasedPages << SizeClasses.PAGE_SHIFT;
    }
}
