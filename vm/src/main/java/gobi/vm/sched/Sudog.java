package gobi.vm.sched;

/// One goroutine in one wait queue: a channel's or a semaphore's. Guarded by that queue's lock
/// while it is queued; otherwise its goroutine's own.
public final class Sudog {
    public final Goroutine g;

    /// Neighbours in the queue.
    public Sudog next;

    public Sudog previous;
    public boolean queued;

    /// Further sudogs of the same select.
    public Sudog nextCase;

    /// The channel or the semaphore's address.
    public long object;

    /// Where the value is, or shall go (0: nowhere).
    public long element;

    public int caseIndex;
    public boolean isSend;

    /// Whether a waker must win the select first.
    public boolean isSelect;

    public Sudog(Goroutine g) {
        this.g = g;
    }

    void clear() {
        next = null;
        previous = null;
        nextCase = null;
        object = 0;
        element = 0;
        isSelect = false;
        isSend = false;
        caseIndex = 0;
    }
}
