package gobi.vm.trace.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the page: one HTML file with the timeline's figures in it, which needs nothing else.
public final class PageWriter {
    private static final String TEMPLATE = "/gobi/trace/page.html";
    private static final String DATA = "\"@DATA@\"";
    private static final int LIVES = 10_000;
    private static final int FRAMES = 12;
    private static final int PLACES = 8;

    private final Timeline timeline;
    private final JsonText json = new JsonText();
    private final Map<Long, Integer> stacks = new HashMap<>();
    private final JsonText stackTexts = new JsonText();

    private PageWriter(Timeline timeline) {
        this.timeline = timeline;
    }

    public static String page(Timeline timeline, String title) {
        String template;
        try (InputStream in = PageWriter.class.getResourceAsStream(TEMPLATE)) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int at = template.indexOf(DATA);
        String data = new PageWriter(timeline).data(title);
        return template.substring(0, at) + data + template.substring(at + DATA.length());
    }

    private String data(String title) {
        json.open('{');
        json.field("title", title).field("end", timeline.end).field("events", timeline.events);
        json.field("created", timeline.created).field("preemptions", timeline.preemptions);
        json.field("migrations", timeline.migrations).field("syscalls", timeline.syscalls);
        json.field("stopped", timeline.stoppedNanos).field("longestStop", timeline.longestStop);
        json.field("cycles", timeline.collections.seen());
        lanes();
        functions();
        seriesOf("runnable", timeline.runnable);
        seriesOf("running", timeline.running);
        seriesOf("goroutines", timeline.goroutines);
        seriesOf("heap", timeline.heap);
        seriesOf("goal", timeline.goal);
        intervals("marks", timeline.collections);
        intervals("stops", timeline.stops);
        intervals("sweeps", timeline.sweeps);
        intervals("compiled", timeline.compilations);
        json.field("compilations", timeline.compilations.seen());
        json.field("compiling", timeline.compilingNanos);
        tally("steals", timeline.tallies.steals);
        tally("left", timeline.tallies.left);
        tally("allocations", timeline.tallies.allocations);
        wakes();
        collector();
        messages();
        lives();
        groups();
        json.key("stacks").text().append('[').append(stackTexts).append(']');
        return json.close('}').toString();
    }

    private void lanes() {
        json.key("lanes").open('[');
        timeline.lanes.forEach((p, lane) -> {
            json.open('{').field("p", p).field("busy", lane.busy());
            json.key("runs").open('[');
            long last = 0;
            for (int i = 0; i < lane.size(); i++) {
                json.add(lane.start(i) - last, lane.end(i) - lane.start(i));
                json.add(lane.goroutine(i), lane.count(i), lane.function(i, 0));
                if (lane.goroutine(i) == Lane.MIXED) {
                    mixture(lane, i);
                }
                last = lane.start(i);
            }
            json.close(']');
            Series queue = timeline.queues.get(p);
            if (queue != null) {
                seriesOf("queue", queue);
            }
            json.close('}');
        });
        json.close(']');
    }

    private void functions() {
        json.key("functions").open('[');
        timeline.functions.all().forEach(json::add);
        json.close(']');
    }

    /// The time of the first function, the others with theirs, and that of the rest.
    private void mixture(Lane lane, int i) {
        json.add(lane.time(i, 0));
        for (int rank = 1; rank < Lane.FUNCTIONS; rank++) {
            json.add(lane.function(i, rank), lane.time(i, rank));
        }
        json.add(lane.rest(i));
    }

    private void seriesOf(String name, Series s) {
        json.key(name).open('{').field("width", s.width()).field("max", s.max());
        json.key("v").open('[').add(s.columns()).close(']').close('}');
    }

    private void intervals(String name, Thinned<Timeline.Interval> list) {
        json.key(name).open('[');
        for (var i : list.elements()) {
            json.open('[').add(i.from(), i.to()).add(i.what()).close(']');
        }
        json.close(']');
    }

    private void tally(String name, Tallies.Table table) {
        json.key(name).open('{');
        json.field("count", table.count()).field("amount", table.amount());
        json.key("largest").open('[');
        for (var e : table.largest(PLACES)) {
            json.open('[').add(e.getKey());
            json.add(e.getValue().count, e.getValue().amount).close(']');
        }
        json.close(']').close('}');
    }

    private void wakes() {
        json.key("wakes").open('[');
        for (var w : timeline.wakes.elements()) {
            json.open('[').add(w.at(), w.from(), w.waker(), w.ran(), w.to(), w.woken());
            json.add(w.reason()).close(']');
        }
        json.close(']');
    }

    private void collector() {
        json.key("colours").open('[');
        for (var c : timeline.colours.elements()) {
            json.open('[').add(c.at(), c.cycle(), c.white(), c.grey(), c.black()).close(']');
        }
        json.close(']').key("maps").open('[');
        for (var m : timeline.maps.elements()) {
            json.open('[').add(m.at(), m.cycle()).add(m.moment()).add(m.cells()).close(']');
        }
        json.close(']');
    }

    private void messages() {
        json.key("messages").open('[');
        for (var m : timeline.messages.elements()) {
            json.open('[').add(m.at(), m.goroutine()).add(m.category()).add(m.text()).close(']');
        }
        json.close(']');
    }

    private void lives() {
        json.key("lives").open('[');
        for (Life l : timeline.lives(LIVES)) {
            json.open('[').add(l.id).add(l.name).add(l.state.text);
            json.add(l.born, l.ended, l.creator, l.starts, l.ran, l.queued, l.waited);
            json.add(l.inSyscalls, l.longest).add(l.longestReason);
            json.add(stack(l.longestStack)).add(l.reason).add(stack(l.stack)).close(']');
        }
        json.close(']');
    }

    /// The number of a stack in the page; -1 for none.
    private int stack(long id) {
        if (id == 0) {
            return -1;
        }
        return stacks.computeIfAbsent(
                id,
                k -> {
                    List<TraceReader.Frame> frames = timeline.reader().stack(k);
                    stackTexts.open('[');
                    for (var f : frames.subList(0, Math.min(FRAMES, frames.size()))) {
                        stackTexts.add(f.function() + " " + f.file() + ":" + f.line());
                    }
                    stackTexts.close(']');
                    return stacks.size();
                });
    }

    private void groups() {
        json.key("groups").open('[');
        timeline.groups.forEach((name, g) ->
                json.open('[')
                        .add(name)
                        .add(g.count, g.ran, g.queued, g.waited, g.inSyscalls)
                        .close(']'));
        json.close(']');
    }
}
