package gobi.vm.trace.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A trace in words and figures, for a terminal.
public final class Summary {
    private static final int GROUPS = 15;
    private static final int WAITS = 10;
    private static final int CYCLES = 10;
    private static final int COMPILATIONS = 10;
    private static final int PLACES = 8;

    private final Timeline timeline;
    private final StringBuilder out = new StringBuilder();

    private Summary(Timeline timeline) {
        this.timeline = timeline;
    }

    public static String of(Timeline timeline) {
        var s = new Summary(timeline);
        s.figures(timeline).forEach((name, value) -> s.line("%-28s %s", name, value));
        s.groups();
        s.waits();
        s.collections();
        s.compilations();
        s.tally("steals", "goroutines", timeline.tallies.steals);
        s.tally("allocations by samples", "bytes", timeline.tallies.allocations);
        s.tally("spans of the heap made", "bytes", timeline.tallies.spans);
        s.tally("exits from compiled code", "", timeline.tallies.left);
        s.utilization();
        return s.out.toString();
    }

    /// The figures of two traces side by side, with the change where there is one.
    public static String difference(Timeline a, Timeline b) {
        var s = new Summary(a);
        Map<String, String> left = s.figures(a);
        Map<String, String> right = s.figures(b);
        s.line("%-28s %14s %14s", "", "A", "B");
        for (var e : left.entrySet()) {
            s.line("%-28s %14s %14s", e.getKey(), e.getValue(), right.get(e.getKey()));
        }
        s.line("");
        s.line("%-40s %9s %9s %11s %11s", "goroutines by function", "A", "B", "ran A", "ran B");
        var names = new java.util.TreeSet<>(a.groups.keySet());
        names.addAll(b.groups.keySet());
        var none = new Timeline.Group();
        for (String name : names) {
            var x = a.groups.getOrDefault(name, none);
            var y = b.groups.getOrDefault(name, none);
            s.line(
                    "%-40s %9d %9d %11s %11s",
                    shown(name), x.count, y.count, time(x.ran), time(y.ran));
        }
        return s.out.toString();
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private Map<String, String> figures(Timeline t) {
        Map<String, String> f = new LinkedHashMap<>();
        f.put("duration", time(t.end));
        f.put("events", Long.toString(t.events));
        f.put("GOMAXPROCS", Integer.toString(t.processors));
        long busy = t.lanes.values().stream().mapToLong(Lane::busy).sum();
        long all = Math.max(1, t.end * Math.max(1, t.processors));
        f.put("Ps busy", String.format(Locale.ROOT, "%.1f %%", 100.0 * busy / all));
        f.put("goroutines created", Long.toString(t.created));
        f.put("most at once", Long.toString(t.goroutines.max()));
        f.put("most runnable at once", Long.toString(t.runnable.max()));
        f.put("moved to another P", Long.toString(t.migrations));
        f.put("steals", Long.toString(t.tallies.steals.count()));
        f.put("goroutines stolen", Long.toString(t.tallies.steals.amount()));
        f.put("preempted", Long.toString(t.preemptions));
        f.put("system calls", Long.toString(t.syscalls));
        f.put("GC cycles", Long.toString(t.collections.seen()));
        f.put("mark assists", Long.toString(t.assists));
        f.put("barrier flushes", Long.toString(t.tallies.barriers.count()));
        f.put("objects greyed by barriers", Long.toString(t.tallies.barriers.amount()));
        f.put("world stopped", time(t.stoppedNanos));
        f.put("longest stop", time(t.longestStop));
        f.put("largest heap", bytes(t.heap.max()));
        f.put("heap spans made", Long.toString(t.tallies.spans.count()));
        f.put("compiled to JVM code", Long.toString(t.compilations.seen()));
        f.put("compiling", time(t.compilingNanos));
        f.put("entries of compiled loops", Long.toString(t.tallies.entered.count()));
        f.put("exits from compiled code", Long.toString(t.tallies.left.count()));
        return f;
    }

    private void groups() {
        line("");
        line(
                "%-40s %9s %10s %10s %10s %10s",
                "goroutines by function", "count", "ran", "queued", "waited", "syscalls");
        List<Map.Entry<String, Timeline.Group>> all = new ArrayList<>(timeline.groups.entrySet());
        all.sort(Comparator.comparingLong(e -> -e.getValue().ran));
        for (var e : all.subList(0, Math.min(GROUPS, all.size()))) {
            var g = e.getValue();
            line(
                    "%-40s %9d %10s %10s %10s %10s",
                    shown(e.getKey()),
                    g.count,
                    time(g.ran),
                    time(g.queued),
                    time(g.waited),
                    time(g.inSyscalls));
        }
        if (all.size() > GROUPS) {
            line("... and %d more", all.size() - GROUPS);
        }
    }

    private static String shown(String name) {
        return name.isEmpty() ? "(not seen to run)" : name;
    }

    private void waits() {
        List<Life> lives = timeline.lives(Integer.MAX_VALUE);
        lives.removeIf(l -> l.longest == 0);
        lives.sort(Comparator.comparingLong((Life l) -> -l.longest));
        if (lives.isEmpty()) {
            return;
        }
        line("");
        line("longest waits");
        for (Life l : lives.subList(0, Math.min(WAITS, lives.size()))) {
            var stack = timeline.reader().stack(l.longestStack);
            String where =
                    stack.isEmpty()
                            ? ""
                            : stack.getFirst().function()
                                    + " "
                                    + stack.getFirst().file()
                                    + ":"
                                    + stack.getFirst().line();
            line("%10s  G%-6d %-14s %s", time(l.longest), l.id, l.longestReason, where);
        }
    }

    private void collections() {
        var cycles = timeline.collections.elements();
        if (cycles.isEmpty()) {
            return;
        }
        line("");
        line("longest collections %12s %12s", "at", "marking");
        var sorted = new ArrayList<>(cycles);
        sorted.sort(Comparator.comparingLong((Timeline.Interval i) -> -i.nanos()));
        for (var c : sorted.subList(0, Math.min(CYCLES, sorted.size()))) {
            line("%19s %12s %12s", "", time(c.from()), time(c.nanos()));
        }
    }

    private void compilations() {
        var all = new ArrayList<>(timeline.compilations.elements());
        if (all.isEmpty()) {
            return;
        }
        line("");
        line("longest compilations %11s %12s", "at", "took");
        all.sort(Comparator.comparingLong((Timeline.Interval i) -> -i.nanos()));
        for (var c : all.subList(0, Math.min(COMPILATIONS, all.size()))) {
            line("%19s %12s %12s  %s", "", time(c.from()), time(c.nanos()), c.what());
        }
    }

    /// The places with the largest sums; `unit` is empty if amounts are counts.
    private void tally(String title, String unit, Tallies.Table table) {
        if (table.count() == 0) {
            return;
        }
        line("");
        line("%-24s %12s %12s", title, "count", unit);
        for (var e : table.largest(PLACES)) {
            String amount = unit.isEmpty() ? "" : Long.toString(e.getValue().amount);
            line("%24s %12d %12s  %s", "", e.getValue().count, amount, e.getKey());
        }
    }

    private void utilization() {
        var u = new Utilization(timeline.stops.elements(), timeline.end);
        line("");
        line("minimum mutator utilization, pauses only");
        for (long millis : new long[] {1, 10, 100, 1000}) {
            double share = u.minimum(millis * 1_000_000);
            line("%8d ms %9.1f %%", millis, 100 * share);
        }
    }

    /// Three digits and a unit.
    static String time(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return scaled(nanos / 1e3, "us");
        }
        return nanos < 1_000_000_000 ? scaled(nanos / 1e6, "ms") : scaled(nanos / 1e9, "s");
    }

    static String bytes(long n) {
        if (n < 1 << 10) {
            return n + "B";
        }
        if (n < 1 << 20) {
            return scaled(n / 1024.0, "kB");
        }
        return n < 1 << 30 ? scaled(n / 1048576.0, "MB") : scaled(n / 1073741824.0, "GB");
    }

    private static String scaled(double value, String unit) {
        String format = value < 10 ? "%.2f%s" : value < 100 ? "%.1f%s" : "%.0f%s";
        return String.format(Locale.ROOT, format, value, unit);
    }
}
