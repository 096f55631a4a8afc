package gobi.vm.heap;

/// The spans of one class that have free slots and that no cache holds. Last in, first out: the
/// collector adds by ascending address, so that is all the order there is.
final class Central {
    private Span head;

    synchronized Span poll() {
        Span span = head;
        if (span != null) {
            head = span.next;
            span.next = null;
        }
        return span;
    }

    synchronized void add(Span span) {
        span.next = head;
        head = span;
    }

    synchronized void clear() {
        while (head != null) {
            poll();
        }
    }
}
