package gobi.vm.heap;

/// Adjacent free slots that a cache allocates from: zeroed, and marked as allocated in their span.
///
/// While the memory profile samples, the run opens only as far as to the next object that is a
/// sample, so that allocation comes to its slow path for it.
final class Run {
    /// Of [#untilSample]: no sample is due.
    private static final long NEVER = Long.MAX_VALUE;

    final long slotSize;
    long cursor;

    /// Where the open slots end.
    long end;

    /// Where the slots of the run end.
    private long stop;

    /// Where the layout number of the next object goes.
    long ids;

    Span span;
    private long start;

    /// Bytes from the begin of the open slots to the last byte before the next sample.
    private long untilSample = NEVER;

    Run(long slotSize) {
        this.slotSize = slotSize;
    }

    void set(Span from, int first, int behind) {
        span = from;
        start = from.address(first);
        cursor = start;
        stop = from.address(behind);
        end = stop;
        ids = from.ids + (long) first * SizeClasses.ID_SIZE;
    }

    /// Whether the object at the cursor, where the open slots end, is a sample.
    boolean atSample() {
        return end < stop;
    }

    /// No object is a sample any more.
    void sampleNever() {
        untilSample = NEVER;
        end = stop;
    }

    boolean samples() {
        return untilSample != NEVER;
    }

    /// The run has just been taken: the object `bytes` on is a sample.
    void sampleAfter(long bytes) {
        untilSample = bytes;
        open(cursor);
    }

    /// The object at the cursor is taken as a sample; the next is that `bytes` behind it.
    void sampleNext(long bytes) {
        untilSample = bytes;
        open(cursor + slotSize);
    }

    /// A run of which [#sampleAfter] has been told about an earlier one has been taken.
    void sampleOn() {
        open(cursor);
    }

    private void open(long from) {
        long slots = Math.min((untilSample - 1) / slotSize, (stop - from) / slotSize);
        end = from + slots * slotSize;
        untilSample -= slots * slotSize;
    }

    /// Bytes in all of the run's slots.
    long size() {
        return stop - cursor;
    }

    /// Bytes handed out since the run was taken or [#takeUsed] was called.
    long used() {
        return cursor - start;
    }

    /// The same, from now on counted as done.
    long takeUsed() {
        long used = used();
        start = cursor;
        return used;
    }

    /// Gives the unused slots back and leaves the span; returns their size.
    long giveBack() {
        long unused = stop - cursor;
        if (unused > 0) {
            span.returnSlots(span.slotOf(cursor), span.slotOf(stop - 1) + 1);
        }
        span = null;
        start = 0;
        cursor = 0;
        end = 0;
        stop = 0;
        // Distances to the next sample have no memory: another one is as good.
        untilSample = NEVER;
        return unused;
    }
}
