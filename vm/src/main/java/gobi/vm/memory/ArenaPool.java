package gobi.vm.memory;

import java.util.BitSet;

/// The free arenas of the process's reservation. Arenas that were used before are zeroed when they
/// are taken again or when somebody asks to give memory back, not when they are freed: a process
/// that ends has no use for it.
final class ArenaPool {
    static final ArenaPool PROCESS = new ArenaPool((int) (Reservation.SIZE / AddressSpace.ARENA));

    private final int arenas;
    private final BitSet used = new BitSet();
    private final BitSet dirty = new BitSet();

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
                return start;
            }
            start = used.nextClearBit(next);
        }
        return -1;
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
