package gobi.vm.explore;

import gobi.vm.interp.Whereabouts;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Witness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes down who ran, up to where, and why it stopped.
final class Interleaving implements Witness {
    private static final int MAX_STEPS = 200;

    private final Whereabouts whereabouts;
    private final Set<Long> named = new HashSet<>();
    private final Deque<String> steps = new ArrayDeque<>();
    private long lastId;
    private String lastName = "";
    private int dropped;

    Interleaving(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    @Override
    public void left(Goroutine g, Leave how) {
        String place = how == Leave.ENDED ? "" : whereabouts.of(g);
        if (g.id == lastId) {
            steps.removeLast();
        } else {
            lastId = g.id;
            lastName = name(g);
        }
        add(lastName + " runs" + (place.isEmpty() ? "" : " to " + place) + ", " + text(g, how));
    }

    private static String text(Goroutine g, Leave how) {
        return switch (how) {
            case PREEMPTED -> "is preempted";
            case YIELDED -> "yields";
            case WAITS -> "waits there: " + g.waitReason.text();
            case ENDED -> "ends";
            case PROGRAM_ENDED -> "and the program ends";
        };
    }

    @Override
    public void timeJumped() {
        lastId = 0;
        add("time passes: the next timer is due");
    }

    private void add(String step) {
        if (steps.size() == MAX_STEPS) {
            steps.removeFirst();
            dropped++;
        }
        steps.addLast(step);
    }

    /// With where it was started when it is first named.
    private String name(Goroutine g) {
        String from = named.add(g.id) ? whereabouts.start(g) : "";
        return "goroutine " + g.id + (from.isEmpty() ? "" : " (started at " + from + ")");
    }

    /// One line each.
    List<String> steps() {
        var lines = new ArrayList<String>();
        if (dropped > 0) {
            lines.add("(" + dropped + " earlier steps)");
        }
        lines.addAll(steps);
        return lines;
    }
}
