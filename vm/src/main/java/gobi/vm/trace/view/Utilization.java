package gobi.vm.trace.view;

import java.util.List;

/// Minimum mutator utilization: of the worst stretch of a given length, the share in which the
/// world was not stopped.
final class Utilization {
    private final List<Timeline.Interval> stops;
    private final long end;

    Utilization(List<Timeline.Interval> stops, long end) {
        this.stops = stops;
        this.end = end;
    }

    /// From 0 to 1, for windows of that many nanoseconds.
    double minimum(long window) {
        if (window >= end) {
            return 1 - (double) stopped(0, end) / Math.max(1, end);
        }
        long worst = 0;
        int first = 0;
        // A worst window begins with a stop or ends with one.
        for (int i = 0; i < stops.size(); i++) {
            worst = Math.max(worst, from(i, stops.get(i).from(), window));
            long begin = Math.max(0, stops.get(i).to() - window);
            while (stops.get(first).to() < begin) {
                first++;
            }
            worst = Math.max(worst, from(first, begin, window));
        }
        return 1 - (double) worst / window;
    }

    private long from(int i, long begin, long window) {
        long sum = 0;
        for (int k = i; k < stops.size() && stops.get(k).from() < begin + window; k++) {
            sum += overlap(stops.get(k), begin, begin + window);
        }
        return sum;
    }

    private long stopped(long from, long to) {
        return stops.stream().mapToLong(s -> overlap(s, from, to)).sum();
    }

    private static long overlap(Timeline.Interval s, long from, long to) {
        return Math.max(0, Math.min(to, s.to()) - Math.max(from, s.from()));
    }
}
