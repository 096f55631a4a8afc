package gobi.vm.sched;

/// A queue of waiting goroutines. The caller holds the lock of what they wait for.
public final class SudogQueue {
    private Sudog first;
    private Sudog last;

    public boolean isEmpty() {
        return first == null;
    }

    public Sudog first() {
        return first;
    }

    public void add(Sudog s) {
        s.queued = true;
        s.next = null;
        s.previous = last;
        if (last == null) {
            first = s;
        } else {
            last.next = s;
        }
        last = s;
    }

    public void addFirst(Sudog s) {
        s.queued = true;
        s.previous = null;
        s.next = first;
        if (first == null) {
            last = s;
        } else {
            first.previous = s;
        }
        first = s;
    }

    /// Removes `s` if it is queued here.
    public void remove(Sudog s) {
        if (!s.queued) {
            return;
        }
        if (s.previous == null) {
            first = s.next;
        } else {
            s.previous.next = s.next;
        }
        if (s.next == null) {
            last = s.previous;
        } else {
            s.next.previous = s.previous;
        }
        s.next = null;
        s.previous = null;
        s.queued = false;
    }

    /// Takes the first whose goroutine may be woken for this; selects that another channel has won
    /// are dropped.
    public Sudog poll() {
        while (true) {
            Sudog s = first;
            if (s == null) {
                return null;
            }
            remove(s);
            if (!s.isSelect || s.g.winSelect()) {
                return s;
            }
        }
    }
}
