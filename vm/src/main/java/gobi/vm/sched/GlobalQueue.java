package gobi.vm.sched;

/// The queue that all Ps share: first in, first out, linked through the goroutines. Guarded by the
/// scheduler's lock, but for the size, which anyone may look at.
final class GlobalQueue {
    private Goroutine first;
    private Goroutine last;
    private volatile int size;

    int size() {
        return size;
    }

    void add(Goroutine g) {
        g.schedLink = null;
        append(g, g, 1);
    }

    /// Adds goroutines linked by `schedLink`.
    void addAll(Goroutine chain) {
        int n = 1;
        Goroutine end = chain;
        while (end.schedLink != null) {
            end = end.schedLink;
            n++;
        }
        append(chain, end, n);
    }

    private void append(Goroutine from, Goroutine to, int n) {
        if (last == null) {
            first = from;
        } else {
            last.schedLink = from;
        }
        last = to;
        setSize(size + n);
    }

    Goroutine poll() {
        Goroutine g = first;
        if (g != null) {
            first = g.schedLink;
            if (first == null) {
                last = null;
            }
            g.schedLink = null;
            setSize(size - 1);
        }
        return g;
    }

    /// Takes the first goroutine if only one M may run it, else null.
    Goroutine pollBound() {
        return first != null && first.bound != null ? poll() : null;
    }

    private void setSize(int n) {
        size = n;
    }

    /// One goroutine to run and, with it, a fair share for the ring of a P.
    Goroutine pollFor(RunQueue queue, int processors) {
        int share = Math.min(size / processors + 1, RunQueue.SIZE / 2);
        Goroutine g = poll();
        for (int i = 1; i < share; i++) {
            Goroutine more = poll();
            if (more == null) {
                break;
            }
            if (!queue.put(more)) {
                add(more);
                break;
            }
        }
        return g;
    }
}
