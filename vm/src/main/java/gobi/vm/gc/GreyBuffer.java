package gobi.vm.gc;

import java.util.Arrays;

/// Objects that are marked and not yet scanned, or pieces of large ones, by address.
final class GreyBuffer {
    private static final int INITIAL = 4096;

    private long[] items = new long[INITIAL];
    private int size;

    void push(long address) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = address;
    }

    long pop() {
        return items[--size];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Forgets the room that an unusual heap needed.
    void trim() {
        if (items.length > INITIAL * 64) {
            items = new long[INITIAL];
        }
    }
}
