package gobi.vm.gc;

/// Objects that are marked and not yet scanned, or pieces of large ones, by address: a unit of work
/// that markers hand to each other.
final class GreyBuffer {
    static final int CAPACITY = 256;

    final long[] items = new long[CAPACITY];
    int size;

    /// Used by [GreyPool].
    GreyBuffer next;

    boolean isFull() {
        return size == CAPACITY;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void push(long address) {
        items[size++] = address;
    }

    long pop() {
        return items[--size];
    }

    /// Takes the older half from another buffer; this one is empty.
    void takeHalf(GreyBuffer from) {
        int half = from.size / 2;
        System.arraycopy(from.items, 0, items, 0, half);
        System.arraycopy(from.items, half, from.items, 0, from.size - half);
        from.size -= half;
        size = half;
    }
}
