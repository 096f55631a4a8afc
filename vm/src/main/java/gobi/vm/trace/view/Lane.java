package gobi.vm.trace.view;

import java.util.Arrays;

/// What ran on one P: stretches of one goroutine each. When there are too many, those shorter than
/// a pixel will ever be are merged with their neighbours.
final class Lane {
    private static final int LIMIT = 40_000;

    /// Goroutine of a stretch that is made of several.
    static final long MIXED = -1;

    private long[] start = new long[256];
    private long[] end = new long[256];
    private long[] goroutine = new long[256];
    private int[] count = new int[256];
    private int size;
    private long grain = 1;
    private long busy;

    void add(long from, long to, long g) {
        busy += to - from;
        if (size > 0 && to - start[size - 1] < grain) {
            merge(size - 1, to, g, 1);
            return;
        }
        if (size == LIMIT) {
            coarsen();
        }
        if (size == start.length) {
            grow();
        }
        start[size] = from;
        end[size] = to;
        goroutine[size] = g;
        count[size++] = 1;
    }

    private void grow() {
        start = Arrays.copyOf(start, 2 * size);
        end = Arrays.copyOf(end, 2 * size);
        goroutine = Arrays.copyOf(goroutine, 2 * size);
        count = Arrays.copyOf(count, 2 * size);
    }

    private void merge(int at, long to, long g, int n) {
        end[at] = to;
        count[at] += n;
        if (goroutine[at] != g) {
            goroutine[at] = MIXED;
        }
    }

    private void coarsen() {
        while (size > LIMIT / 2) {
            grain = Math.max(1000, grain * 2);
            int n = 0;
            for (int i = 1; i < size; i++) {
                if (end[i] - start[n] < grain) {
                    merge(n, end[i], goroutine[i], count[i]);
                } else {
                    n++;
                    start[n] = start[i];
                    end[n] = end[i];
                    goroutine[n] = goroutine[i];
                    count[n] = count[i];
                }
            }
            size = n + 1;
        }
    }

    int size() {
        return size;
    }

    long start(int i) {
        return start[i];
    }

    long end(int i) {
        return end[i];
    }

    long goroutine(int i) {
        return goroutine[i];
    }

    int count(int i) {
        return count[i];
    }

    /// Nanoseconds that anything ran.
    long busy() {
        return busy;
    }
}
