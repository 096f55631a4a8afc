package gobi.vm.trace.view;

import java.util.Arrays;

/// A quantity over time in at most 2048 columns, each with the highest value in it.
final class Series {
    private static final int COLUMNS = 2048;

    private final long[] highest = new long[COLUMNS];
    private long width = 1000;
    private int last;
    private long value;
    private boolean used;

    Series() {
        Arrays.fill(highest, -1);
    }

    /// The quantity has that value from this time on.
    void set(long time, long newValue) {
        used = true;
        while (time / width >= COLUMNS) {
            halve();
        }
        int column = (int) (time / width);
        for (; last < column; last++) {
            highest[last] = Math.max(highest[last], value);
        }
        highest[column] =
                Math.max(highest[column], Math.max(newValue, highest[column] < 0 ? value : 0));
        value = newValue;
    }

    long value() {
        return value;
    }

    private void halve() {
        for (int i = 0; i < COLUMNS / 2; i++) {
            highest[i] = Math.max(highest[2 * i], highest[2 * i + 1]);
        }
        Arrays.fill(highest, COLUMNS / 2, COLUMNS, -1);
        last /= 2;
        width *= 2;
    }

    boolean isUsed() {
        return used;
    }

    /// Nanoseconds of a column.
    long width() {
        return width;
    }

    /// The columns up to the last that was set.
    long[] columns() {
        return Arrays.copyOf(highest, used ? last + 1 : 0);
    }

    long max() {
        return Math.max(0, Arrays.stream(highest).max().orElse(0));
    }
}
