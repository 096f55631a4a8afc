package gobi.vm.heap;

/// Adjacent free slots that a cache allocates from: zeroed, and marked as allocated in their span.
final class Run {
    final long slotSize;
    long cursor;
    long end;

    /// Where the layout number of the next object goes.
    long ids;

    Span span;
    private long start;

    Run(long slotSize) {
        this.slotSize = slotSize;
    }

    void set(Span from, int first, int stop) {
        span = from;
        start = from.address(first);
        cursor = start;
        end = from.address(stop);
        ids = from.ids + (long) first * SizeClasses.ID_SIZE;
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
        long unused = end - cursor;
        if (unused > 0) {
            span.returnSlots(span.slotOf(cursor), span.slotOf(end - 1) + 1);
        }
        span = null;
        start = 0;
        cursor = 0;
        end = 0;
        return unused;
    }
}
