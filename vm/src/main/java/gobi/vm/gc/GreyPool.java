package gobi.vm.gc;

/// The grey objects that no marker has for itself: what idle markers steal.
///
/// A lock is enough: it is taken once for 256 objects.
final class GreyPool {
    private static final int KEPT_EMPTY = 64;

    private GreyBuffer full;
    private GreyBuffer empty;
    private int emptyCount;

    /// Number of buffers with work; read without the lock.
    private volatile int count;

    /// Whether a marker that runs out would find nothing.
    boolean isEmpty() {
        return count == 0;
    }

    /// Objects in the pool, about.
    long objects() {
        return (long) count * GreyBuffer.CAPACITY;
    }

    synchronized void put(GreyBuffer b) {
        b.next = full;
        full = b;
        int n = count;
        count = n + 1; // under the lock
    }

    /// A buffer with work, or null.
    GreyBuffer take() {
        return count == 0 ? null : takeLocked();
    }

    private synchronized GreyBuffer takeLocked() {
        GreyBuffer b = full;
        if (b != null) {
            full = b.next;
            b.next = null;
            int n = count;
            count = n - 1; // under the lock
        }
        return b;
    }

    synchronized GreyBuffer newBuffer() {
        GreyBuffer b = empty;
        if (b == null) {
            return new GreyBuffer();
        }
        empty = b.next;
        b.next = null;
        emptyCount--;
        return b;
    }

    /// Takes a buffer back that has been emptied.
    synchronized void recycle(GreyBuffer b) {
        if (emptyCount < KEPT_EMPTY) {
            b.next = empty;
            empty = b;
            emptyCount++;
        }
    }
}
