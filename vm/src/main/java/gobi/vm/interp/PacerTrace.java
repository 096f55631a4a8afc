package gobi.vm.interp;

import gobi.vm.gc.Collector;
import gobi.vm.gc.GcCycle;

import java.util.List;

/// The lines of `GODEBUG=gcpacertrace=1`, in Go's format.
final class PacerTrace {
    /// So many cycles before one tell the pacer what to expect of it.
    private static final int REMEMBERED = 4;

    private PacerTrace() {}

    /// When marking has begun.
    static String begin(Collector c, WorkerPlan plan) {
        return "pacer: assist ratio=%s (scan %d MB in %d->%d MB) workers=%d+%s\n"
                .formatted(
                        PrintFormat.floating(c.assistRatio()),
                        c.pacer().expectedScan() >> 20,
                        c.heapAtStart() >> 20,
                        c.goal() >> 20,
                        plan.dedicated(),
                        PrintFormat.floating(plan.fraction()));
    }

    /// When the last of these cycles has ended.
    static String end(List<GcCycle> cycles) {
        GcCycle c = cycles.getLast();
        return ("pacer: %d%% CPU (%d exp.) for %d+%d+%d B work (%d B exp.) in %d B -> %d B "
                        + "(∆goal %d, cons/mark %s)\n")
                .formatted(
                        (int) (100 * c.utilization()),
                        (int) (100 * WorkerPlan.UTILIZATION),
                        Math.max(0, c.scannedBytes() - c.globalBytes()),
                        c.rootBytes(),
                        c.globalBytes(),
                        c.expectedBytes(),
                        c.heapBefore(),
                        c.heapAtEnd(),
                        c.heapAtEnd() - c.goal(),
                        PrintFormat.floating(expectedConsMark(cycles)));
    }

    /// The most of the cycles before the last.
    private static double expectedConsMark(List<GcCycle> cycles) {
        int last = cycles.size() - 1;
        return cycles.subList(Math.max(0, last - REMEMBERED), last).stream()
                .mapToDouble(GcCycle::consMark)
                .max()
                .orElse(0);
    }
}
