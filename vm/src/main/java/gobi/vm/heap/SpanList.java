package gobi.vm.heap;

/// A queue of spans that are linked through [Span#next]; a span is in at most one.
final class SpanList {
    private Span first;
    private Span last;

    boolean isEmpty() {
        return first == null;
    }

    Span poll() {
        Span span = first;
        if (span != null) {
            first = span.next;
            span.next = null;
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
        other.first = null;
        other.last = null;
    }

    Span first() {
        return first;
    }
}
