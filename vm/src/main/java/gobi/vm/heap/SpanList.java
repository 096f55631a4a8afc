package gobi.vm.heap;

/// A queue of spans that are linked through [Span#next]; a span is in at most one.
final class SpanList {
    private Span first;
    private Span last;
    private int size;

    boolean isEmpty() {
        return first == null;
    }

    Span poll() {
        Span span = first;
        if (span != null) {
            first = span.next;
            span.next = null;
            size--;
            if (first == null) {
                last = null;
            }
        }
        return span;
    }

    void add(Span span) {
        if (last == null) {
            first = span;
        } else {
            last.next = span;
        }
        last = span;
        size++;
    }

    /// Appends what the other list holds, which is empty afterwards.
    void take(SpanList other) {
        if (other.first == null) {
            return;
        }
        if (last == null) {
            first = other.first;
        } else {
            last.next = other.first;
        }
        last = other.last;
        size += other.size;
        other.size = 0;
        other.first = null;
        other.last = null;
    }

    int size() {
        return size;
    }

    Span first() {
        return first;
    }
}
