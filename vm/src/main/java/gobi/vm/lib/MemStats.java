package gobi.vm.lib;

import gobi.vm.gc.GcCycle;
import gobi.vm.interp.RuntimeContext;

/// The figures of runtime.MemStats, in the order that package runtime expects.
final class MemStats {
    private static final int SCALARS = 27;
    private static final int RING = 256;

    static final int SIZE = SCALARS + 2 * RING;

    private MemStats() {}

    static long[] read(RuntimeContext context) {
        var heap = context.heap().stats();
        var gc = context.collector();
        long[] f = new long[SIZE];
        f[0] = heap.heapAlloc();
        f[1] = heap.totalAlloc();
        f[2] = heap.heapSys() + heap.stackInuse() + heap.staticBytes();
        f[4] = heap.mallocs();
        f[5] = heap.frees();
        f[6] = heap.heapAlloc();
        f[7] = heap.heapSys();
        f[8] = heap.heapIdle();
        f[9] = heap.heapInuse();
        f[10] = heap.heapReleased();
        f[11] = heap.heapObjects();
        f[12] = heap.stackInuse();
        f[13] = heap.stackInuse();
        f[20] = heap.staticBytes();
        f[21] = gc.goal();
        f[23] = gc.totalPauseNanos();
        f[24] = gc.cycles();
        f[25] = gc.forcedCycles();
        f[26] = Double.doubleToRawLongBits(context.collections().cpuFraction());
        long toEpoch = System.currentTimeMillis() * 1_000_000 - System.nanoTime();
        for (GcCycle c : gc.recentCycles()) {
            int at = (int) ((c.number() + RING - 1) % RING);
            f[SCALARS + at] = c.pauseNanos();
            f[SCALARS + RING + at] = c.endNanos() + toEpoch;
            f[22] = f[SCALARS + RING + at];
        }
        return f;
    }
}
