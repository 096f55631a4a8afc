package gobi.vm.gc;

import java.util.Locale;

/// The line of `GODEBUG=gctrace=1`, in Go's format.
public final class GcTrace {
    private GcTrace() {}

    /// @param atNanos when the cycle began, since the program's start
    /// @param percent share of the time since then that was spent collecting
    public static String line(GcCycle c, long atNanos, long percent) {
        int processors = c.processors();
        long at = atNanos / 1_000_000;
        return String.format(
                Locale.ROOT,
                "gc %d @%d.%03ds %d%%: %s+%s+%s ms clock, %s+%s/%s/%s+%s ms cpu, "
                        + "%d->%d->%d MB, %d MB goal, %d MB stacks, %d MB globals, %d P%s\n",
                c.number(),
                at / 1000,
                at % 1000,
                percent,
                millis(c.firstStopNanos()),
                millis(c.markNanos()),
                millis(c.lastStopNanos()),
                millis(c.firstStopNanos() * processors),
                millis(c.assistNanos()),
                millis(c.workerNanos()),
                millis(c.idleNanos()),
                millis(c.lastStopNanos() * processors),
                c.heapBefore() >> 20,
                c.heapAtEnd() >> 20,
                c.heapMarked() >> 20,
                c.goal() >> 20,
                c.stackBytes() >> 20,
                c.globalBytes() >> 20,
                processors,
                c.forced() ? " (forced)" : "");
    }

    /// Whole milliseconds from 10 on, else two significant digits with at most three decimals.
    static String millis(long nanos) {
        if (nanos >= 10_000_000) {
            return Long.toString(nanos / 1_000_000);
        }
        long value = nanos / 1000;
        if (value == 0) {
            return "0";
        }
        int decimals = 3;
        while (value >= 100) {
            value /= 10;
            decimals--;
        }
        if (decimals == 0) {
            return Long.toString(value);
        }
        String digits = String.format(Locale.ROOT, "%0" + (decimals + 1) + "d", value);
        int point = digits.length() - decimals;
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
