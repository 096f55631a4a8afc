package gobi.vm.trace.view;

import java.util.HashMap;
import java.util.Map;

/// Makes the file for Perfetto and chrome://tracing: their JSON format, times in microseconds. Ps
/// are the threads of process 0, figures over time stand in process 1.
public final class ChromeWriter {
    private static final int COLLECTOR = 1_000_000;
    private static final int STOPS = 1_000_001;
    private static final int COMPILER = 1_000_002;

    private final Timeline timeline;
    private final JsonText json = new JsonText();
    private final Map<Long, String> names = new HashMap<>();

    private ChromeWriter(Timeline timeline) {
        this.timeline = timeline;
    }

    public static String json(Timeline timeline) {
        return new ChromeWriter(timeline).write();
    }

    private String write() {
        for (Life l : timeline.lives(Integer.MAX_VALUE)) {
            names.put(l.id, "G" + l.id + " " + l.name);
        }
        json.open('{').field("displayTimeUnit", "ns").key("traceEvents").open('[');
        name("process_name", 0, 0, "Ps");
        name("process_name", 1, 0, "figures");
        name("thread_name", 0, COLLECTOR, "GC mark");
        name("thread_name", 0, STOPS, "stop the world");
        name("thread_name", 0, COMPILER, "compiler");
        timeline.lanes.forEach(this::lane);
        timeline.collections.elements().forEach(i -> slice(COLLECTOR, "GC", i));
        timeline.stops.elements().forEach(i -> slice(STOPS, i.what(), i));
        timeline.compilations.elements().forEach(i -> slice(COMPILER, i.what(), i));
        wakes();
        counter("goroutines", timeline.goroutines);
        counter("runnable", timeline.runnable);
        counter("running", timeline.running);
        counter("heap bytes", timeline.heap);
        counter("heap goal", timeline.goal);
        for (var m : timeline.messages.elements()) {
            begin("i", m.category() + ": " + m.text(), m.at(), 0, 0).field("s", "g").close('}');
        }
        for (var s : timeline.steals.elements()) {
            String[] steal = s.text().split(" ");
            String what = "steals " + steal[1] + " from P" + steal[0];
            begin("i", what, s.at(), 0, s.processor()).field("s", "t").close('}');
        }
        return json.close(']').close('}').toString();
    }

    private JsonText begin(String phase, String name, long at, int process, long thread) {
        return json.open('{')
                .field("ph", phase)
                .field("name", name)
                .micros("ts", at)
                .field("pid", process)
                .field("tid", thread);
    }

    private void name(String kind, int process, int thread, String name) {
        begin("M", kind, 0, process, thread);
        json.key("args").open('{').field("name", name).close('}').close('}');
    }

    private void lane(int p, Lane lane) {
        name("thread_name", 0, p, "P" + p);
        for (int i = 0; i < lane.size(); i++) {
            long g = lane.goroutine(i);
            String what =
                    g == Lane.MIXED
                            ? lane.count(i) + " goroutine runs"
                            : names.getOrDefault(g, "G" + g);
            begin("X", what, lane.start(i), 0, p)
                    .micros("dur", lane.end(i) - lane.start(i))
                    .close('}');
        }
    }

    private void slice(int thread, String name, Timeline.Interval i) {
        begin("X", name, i.from(), 0, thread).micros("dur", i.nanos()).close('}');
    }

    private void wakes() {
        long id = 0;
        for (var w : timeline.wakes.elements()) {
            if (w.from() >= 0 && w.to() >= 0) {
                String what = w.reason().isEmpty() ? "wakes" : w.reason();
                id++;
                begin("s", what, w.at(), 0, w.from())
                        .field("cat", "wake")
                        .field("id", id)
                        .close('}');
                begin("f", what, w.ran(), 0, w.to())
                        .field("cat", "wake")
                        .field("id", id)
                        .field("bp", "e")
                        .close('}');
            }
        }
    }

    private void counter(String name, Series s) {
        long[] columns = s.columns();
        long before = -1;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] != before && columns[i] >= 0) {
                before = columns[i];
                begin("C", name, i * s.width(), 1, 0);
                json.key("args").open('{').field("value", before).close('}').close('}');
            }
        }
    }
}
