package gobi.vm.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The checked mode's map of usable memory: a bit for each 8 bytes, in one array per arena made
/// when first needed.
final class Liveness {
    private static final int GRANULE_SHIFT = 3;
    private static final int WORDS = (int) (AddressSpace.ARENA >> GRANULE_SHIFT >> 6);
    private static final VarHandle BITS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final AtomicReferenceArray<long[]> MAPS =
            new AtomicReferenceArray<>((int) (Reservation.SIZE / AddressSpace.ARENA));

    private Liveness() {}

    static void check(long address, long n) {
        long first = address - Reservation.BASE >> GRANULE_SHIFT;
        long last = address + n - 1 - Reservation.BASE >> GRANULE_SHIFT;
        for (long g = first; g <= last; g++) {
            if (!isLive(g)) {
                throw new IllegalStateException(
                        "dead memory touched at 0x%x (%d bytes at 0x%x)"
                                .formatted(Reservation.BASE + (g << GRANULE_SHIFT), n, address));
            }
        }
    }

    private static boolean isLive(long granule) {
        long[] map = MAPS.getAcquire((int) ((granule >> 6) / WORDS));
        return map != null && (map[(int) ((granule >> 6) % WORDS)] & 1L << granule) != 0;
    }

    static void set(long address, long n, boolean live) {
        long first = address - Reservation.BASE >> GRANULE_SHIFT;
        long end = address + n + 7 - Reservation.BASE >> GRANULE_SHIFT;
        for (long g = first; g < end; ) {
            long stop = Math.min(end, (g | 63) + 1);
            long mask = -1L << g & -1L >>> (64 - stop & 63);
            update(g >> 6, mask, live);
            g = stop;
        }
    }

    private static void update(long word, long mask, boolean live) {
        int arena = (int) (word / WORDS);
        long[] map = MAPS.getAcquire(arena);
        if (map == null) {
            MAPS.compareAndSet(arena, null, new long[WORDS]);
            map = MAPS.getAcquire(arena);
        }
        if (live) {
            BITS.getAndBitwiseOr(map, (int) (word % WORDS), mask);
        } else {
            BITS.getAndBitwiseAnd(map, (int) (word % WORDS), ~mask);
        }
    }
}
