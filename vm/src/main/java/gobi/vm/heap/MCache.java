package gobi.vm.heap;

/// The allocation cache of one P, with what else a thread that has a P needs for the heap without
/// locks. Made by [Heap#newCache]; used by one thread at a time.
public final class MCache {
    /// By span class; those of class 0 stay empty and lead to the slow path.
    final Run[] runs = new Run[SizeClasses.SPAN_CLASSES];

    /// The classes whose runs may have a span, as a bit set.
    private final long[] filled = new long[(SizeClasses.SPAN_CLASSES + 63) / 64];

    long allocatedBytes;
    long allocatedObjects;

    /// What the write barrier tells; the collector's, set before marking begins.
    public Shader shader;

    /// Scan work done ahead by the users of this cache, in bytes; negative for what they owe.
    public long assistCredit;

    /// Spans that its users should have swept by now, see [Heap#planSweep].
    double sweepDebt;

    MCache() {
        for (int i = 0; i < runs.length; i++) {
            runs[i] = new Run(SizeClasses.size(i >> 1));
        }
    }

    void fills(int spanClass) {
        filled[spanClass >> 6] |= 1L << spanClass;
    }

    /// A class whose run may have a span, which is not named again before it is filled again; -1 if
    /// there is none.
    int pollFilled() {
        for (int w = 0; w < filled.length; w++) {
            if (filled[w] != 0) {
                int bit = Long.numberOfTrailingZeros(filled[w]);
                filled[w] &= filled[w] - 1;
                return w << 6 | bit;
            }
        }
        return -1;
    }

    /// Counts what a run has handed out.
    void account(Run run) {
        long used = run.takeUsed();
        if (used != 0) {
            allocatedBytes += used;
            allocatedObjects += used / run.slotSize;
        }
    }
}
