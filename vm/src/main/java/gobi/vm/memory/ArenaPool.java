package gobi.vm.memory;

import jdk.internal.misc.Unsafe;

import java.util.BitSet;

/// The free arenas of the process's reservation. Arenas that were used before are zeroed when they
/// are taken again or when somebody asks to give memory back, not when they are freed: a process
/// that ends has no use for it.
///
/// Arenas for large heaps are made of pages of megabytes, because a program that fills 300 MB with
/// small ones spends up to a second on their 75,000 first touches. But a virtual machine may have
/// handed back to its host what it did not use. Then huge pages are such memory, at 4 ms each, and
/// small ones are made of what is left of used memory; so the first page of each arena is tried.
final class ArenaPool {
    static final ArenaPool PROCESS = new ArenaPool((int) (Reservation.SIZE / AddressSpace.ARENA));

    private static final long HUGE_PAGE = 2 << 20;

    /// Nanoseconds that a first touch of a huge page takes when it comes from the host. From the
    /// system it takes a quarter of that; small pages instead would take three quarters.
    private static final long COLD_TOUCH = 1_000_000;

    private final int arenas;
    private final BitSet used = new BitSet();
    private final BitSet dirty = new BitSet();
    private boolean hugePages;

    private ArenaPool(int arenas) {
        this.arenas = arenas;
    }

    /// Index of the first of n free adjacent arenas, now taken and zero, or -1.
    synchronized int take(int n) {
        int start = used.nextClearBit(0);
        while (start + n <= arenas) {
            int next = used.nextSetBit(start);
            if (next < 0 || next >= start + n) {
                used.set(start, start + n);
                clean(start, start + n);
                if (hugePages) {
                    tryHugePage(start, n, 0);
                }
                return start;
            }
            start = used.nextClearBit(next);
        }
        return -1;
    }

    /// Has arenas made of huge pages from now on, and what is still untouched of the last one.
    synchronized void preferHugePages() {
        hugePages = true;
        Reservation.preferHugePages(Reservation.BASE, Reservation.SIZE);
        int last = used.length() - 1;
        if (last >= 0) {
            tryHugePage(last, 1, AddressSpace.ARENA - HUGE_PAGE);
        }
    }

    /// Touches one, and takes back the advice for those arenas if they are better made of small
    /// pages. Somebody may use that memory already.
    private void tryHugePage(int start, int n, long offset) {
        long address = Reservation.BASE + start * AddressSpace.ARENA;
        long began = System.nanoTime();
        Unsafe.getUnsafe().getAndAddLong(null, address + offset, 0);
        if (System.nanoTime() - began > COLD_TOUCH) {
            Reservation.preferSmallPages(address, n * AddressSpace.ARENA);
        }
    }

    private void clean(int from, int to) {
        int start = dirty.nextSetBit(from);
        while (start >= 0 && start < to) {
            int end = Math.min(to, dirty.nextClearBit(start));
            Memory.discard(
                    Reservation.BASE + start * AddressSpace.ARENA,
                    (end - start) * AddressSpace.ARENA);
            dirty.clear(start, end);
            start = dirty.nextSetBit(end);
        }
    }

    synchronized void give(int start, int n) {
        used.clear(start, start + n);
        dirty.set(start, start + n);
    }

    /// Gives the memory of all free arenas back to the system.
    synchronized void scavenge() {
        int start = dirty.nextSetBit(0);
        while (start >= 0) {
            if (!used.get(start)) {
                clean(start, start + 1);
            }
            start = dirty.nextSetBit(start + 1);
        }
    }
}
