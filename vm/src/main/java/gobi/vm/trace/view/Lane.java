package gobi.vm.trace.view;

import java.util.Arrays;

/// What ran on one P: stretches of one goroutine each. When there are too many, those shorter than
/// a pixel will ever be are merged with their neighbours; such a stretch knows the functions whose
/// goroutines ran longest in it, and for how long, or nearly.
final class Lane {
    private static final int LIMIT = 40_000;

    /// How many functions a stretch knows.
    static final int FUNCTIONS = 3;

    /// Goroutine of a stretch that is made of several.
    static final long MIXED = -1;

    private long[] start = new long[256];
    private long[] end = new long[256];
    private long[] goroutine = new long[256];
    private int[] count = new int[256];

    /// For each stretch its functions, those with the longest time first, with their times; -1 for
    /// none.
    private int[] functions = new int[FUNCTIONS * 256];

    private long[] times = new long[FUNCTIONS * 256];

    /// What other functions ran.
    private long[] rest = new long[256];

    private int size;
    private long grain = 1;
    private long busy;

    /// `function`: a number for that of the goroutine.
    void add(long from, long to, long g, int function) {
        busy += to - from;
        if (size > 0 && to - start[size - 1] < grain) {
            merge(size - 1, to, g, 1);
            credit(size - 1, function, to - from);
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
        count[size] = 1;
        clear(size);
        credit(size, function, to - from);
        size++;
    }

    private void clear(int at) {
        Arrays.fill(functions, FUNCTIONS * at, FUNCTIONS * (at + 1), -1);
        Arrays.fill(times, FUNCTIONS * at, FUNCTIONS * (at + 1), 0);
        rest[at] = 0;
    }

    /// That function ran so long in a stretch. If it is one too many, the shortest is forgotten.
    private void credit(int at, int function, long nanos) {
        int first = FUNCTIONS * at;
        int i = first;
        while (i < first + FUNCTIONS && functions[i] >= 0 && functions[i] != function) {
            i++;
        }
        if (i == first + FUNCTIONS) {
            i--;
            if (times[i] > nanos) {
                rest[at] += nanos;
                return;
            }
            rest[at] += times[i];
            times[i] = 0;
        }
        functions[i] = function;
        times[i] += nanos;
        for (; i > first && times[i] > times[i - 1]; i--) {
            swap(i);
        }
    }

    /// With the one before it.
    private void swap(int i) {
        int f = functions[i];
        functions[i] = functions[i - 1];
        functions[i - 1] = f;
        long t = times[i];
        times[i] = times[i - 1];
        times[i - 1] = t;
    }

    private void grow() {
        start = Arrays.copyOf(start, 2 * size);
        end = Arrays.copyOf(end, 2 * size);
        goroutine = Arrays.copyOf(goroutine, 2 * size);
        count = Arrays.copyOf(count, 2 * size);
        functions = Arrays.copyOf(functions, 2 * FUNCTIONS * size);
        times = Arrays.copyOf(times, 2 * FUNCTIONS * size);
        rest = Arrays.copyOf(rest, 2 * size);
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
                    mergeInto(n, i);
                } else {
                    move(i, ++n);
                }
            }
            size = n + 1;
        }
    }

    private void mergeInto(int at, int other) {
        merge(at, end[other], goroutine[other], count[other]);
        for (int i = FUNCTIONS * other; i < FUNCTIONS * (other + 1); i++) {
            if (functions[i] >= 0) {
                credit(at, functions[i], times[i]);
            }
        }
        rest[at] += rest[other];
    }

    private void move(int from, int to) {
        start[to] = start[from];
        end[to] = end[from];
        goroutine[to] = goroutine[from];
        count[to] = count[from];
        System.arraycopy(functions, FUNCTIONS * from, functions, FUNCTIONS * to, FUNCTIONS);
        System.arraycopy(times, FUNCTIONS * from, times, FUNCTIONS * to, FUNCTIONS);
        rest[to] = rest[from];
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

    /// The function that ran longest in a stretch, or the second, or the third; -1 for none.
    int function(int i, int rank) {
        return functions[FUNCTIONS * i + rank];
    }

    /// For how long.
    long time(int i, int rank) {
        return times[FUNCTIONS * i + rank];
    }

    /// How long other functions ran in a stretch.
    long rest(int i) {
        return rest[i];
    }

    /// Nanoseconds that anything ran.
    long busy() {
        return busy;
    }
}
