package gobi.vm.heap;

import java.util.List;

/// The spans of one class that no cache holds: those with free slots, those without, and those that
/// are to be swept first.
final class Central {
    private final SpanList partial = new SpanList();
    private final SpanList full = new SpanList();
    private final SpanList unswept = new SpanList();

    /// Read without the lock: whether a look is worth while.
    private volatile boolean sweepable;

    private volatile boolean used;

    /// Whether it has ever been given a span.
    boolean isUsed() {
        return used;
    }

    void setUsed() {
        used = true;
    }

    boolean maySweep() {
        return sweepable;
    }

    synchronized Span pollPartial() {
        return partial.poll();
    }

    synchronized Span pollUnswept() {
        Span span = unswept.poll();
        if (unswept.isEmpty()) {
            sweepable = false;
        }
        return span;
    }

    synchronized void add(Span span) {
        (span.hasFreeSlots() ? partial : full).add(span);
    }

    /// All spans are to be swept; returns how many. The world is stopped, and nothing is unswept.
    synchronized int startSweep() {
        unswept.take(partial);
        unswept.take(full);
        sweepable = !unswept.isEmpty();
        return unswept.size();
    }

    synchronized void copyTo(List<Span> all) {
        for (var list : List.of(partial, full, unswept)) {
            for (Span s = list.first(); s != null; s = s.next) {
                all.add(s);
            }
        }
    }
}
