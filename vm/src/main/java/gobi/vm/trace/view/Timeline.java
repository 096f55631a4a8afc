package gobi.vm.trace.view;

import gobi.vm.event.EventKind;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a trace says, in bounded memory.
public final class Timeline implements TraceListener {
    /// In the name of a function that only holds the operands of a go statement.
    private static final String THUNK = ".gowrap";

    private static final int KEPT_LIVES = 10_000;
    private static final int KEPT_WAKES = 20_000;
    private static final int KEPT_STOPS = 5_000;
    private static final int KEPT_MAPS = 400;

    /// A stretch of time, for collections, pauses, sweeps and regions.
    record Interval(long from, long to, String what) {
        long nanos() {
            return to - from;
        }
    }

    /// A goroutine woke another: on which Ps, -1 for none.
    record Wake(long at, int from, long waker, long ran, int to, long woken, String reason) {}

    /// A step of marking.
    record Colours(long at, long cycle, long white, long grey, long black) {}

    /// A P stole, see [EventKind#STEAL].
    record Steal(long at, int processor, String text) {}

    /// The heap's spans at one moment.
    record HeapMap(long at, long cycle, String moment, String cells) {}

    /// A message or task of the program.
    record Message(long at, long goroutine, String category, String text) {}

    /// All goroutines with one function.
    static final class Group {
        long count;
        long ran;
        long queued;
        long waited;
        long inSyscalls;

        void add(Life l) {
            count++;
            ran += l.ran;
            queued += l.queued;
            waited += l.waited;
            inSyscalls += l.inSyscalls;
        }
    }

    /// What a thread does, as its own events say.
    private static final class ThreadState {
        int processor = -1;
        Life running;
        long runningSince;
        long stopSince = -1;
        String stopKind = "";
        long sweepSince = -1;
    }

    /// Wakes whose goroutine has not run yet.
    private record Pending(long at, int from, long waker, String reason) {}

    private final TraceReader reader;
    private final Map<Long, ThreadState> threads = new HashMap<>();
    private final Map<Long, Life> alive = new HashMap<>();
    private final Map<Long, Pending> pending = new HashMap<>();
    final Map<String, Group> groups = new TreeMap<>();
    final Interner<String> functions = new Interner<>("");
    final TreeMap<Integer, Lane> lanes = new TreeMap<>();
    final TreeMap<Integer, Series> queues = new TreeMap<>();
    final Series runnable = new Series();
    final Series running = new Series();
    final Series goroutines = new Series();
    final Series heap = new Series();
    final Series goal = new Series();
    final Thinned<Wake> wakes = new Thinned<>(KEPT_WAKES);
    final Thinned<Interval> stops = new Thinned<>(KEPT_STOPS);
    final Thinned<Interval> collections = new Thinned<>(KEPT_STOPS);
    final Thinned<Interval> sweeps = new Thinned<>(KEPT_STOPS);
    final Thinned<Interval> compilations = new Thinned<>(KEPT_STOPS);
    final Thinned<Steal> steals = new Thinned<>(KEPT_STOPS);
    final Tallies tallies = new Tallies();
    final Thinned<Colours> colours = new Thinned<>(KEPT_STOPS);
    final Thinned<HeapMap> maps = new Thinned<>(KEPT_MAPS);
    final Thinned<Message> messages = new Thinned<>(KEPT_STOPS);
    private final List<Life> ended = new ArrayList<>();

    /// What stands for work of the VM in a trace is no goroutine of the program.
    private static final String SYSTEM = "runtime.gobiSystem";

    private static final String NUMBER = "(\\d{1,18})";
    private static final Pattern COLOURS =
            Pattern.compile(String.join(" ", NUMBER, NUMBER, NUMBER, NUMBER));
    private static final Pattern HEAP_MAP = Pattern.compile(NUMBER + " (\\w+) ?([.wbm]*)");

    private long markSince = -1;
    long end;
    long events;
    long created;
    long preemptions;
    long migrations;
    long syscalls;
    long assists;
    long stoppedNanos;
    long longestStop;
    long compilingNanos;
    int processors;

    private Timeline(TraceReader reader) {
        this.reader = reader;
    }

    /// Reads the whole trace.
    public static Timeline of(TraceReader reader) throws IOException {
        var timeline = new Timeline(reader);
        reader.read(timeline);
        timeline.finish();
        return timeline;
    }

    TraceReader reader() {
        return reader;
    }

    // --- events

    @Override
    public void event(long time, long thread, EventKind kind, long[] f) {
        events++;
        end = Math.max(end, time);
        ThreadState t = threads.computeIfAbsent(thread, k -> new ThreadState());
        switch (kind) {
            case PROCS_CHANGE -> processors = Math.max(processors, (int) f[0]);
            case PROC_START -> t.processor = (int) f[0];
            case PROC_STOP -> t.processor = -1;
            case PROC_STATUS -> {
                if (f[1] == EventKind.P_RUNNING) {
                    t.processor = (int) f[0];
                }
            }
            case PROC_STEAL -> {
                ThreadState from = threads.get(f[2]);
                if (from != null) {
                    from.processor = -1;
                }
            }
            case GO_CREATE -> create(time, t, f);
            case GO_START -> start(time, t, life(f[0], time, Life.State.RUNNABLE));
            case GO_DESTROY -> leave(time, t, Life.State.DEAD);
            case GO_STOP -> {
                preemptions += reader.string(f[0]).equals("preempted") ? 1 : 0;
                note(t, f);
                leave(time, t, Life.State.RUNNABLE);
            }
            case GO_BLOCK -> {
                note(t, f);
                leave(time, t, Life.State.WAITING);
            }
            case GO_UNBLOCK -> wake(time, t, f[0]);
            case GO_STATUS -> status(time, t, f);
            case GO_SYSCALL_BEGIN -> {
                syscalls++;
                become(t.running, Life.State.SYSCALL, time);
            }
            case GO_SYSCALL_END -> become(t.running, Life.State.RUNNING, time);
            case GO_SYSCALL_END_BLOCKED -> leave(time, t, Life.State.RUNNABLE);
            case STW_BEGIN -> {
                t.stopSince = time;
                t.stopKind = reader.string(f[0]);
            }
            case STW_END -> endStop(time, t);
            case GC_BEGIN -> markSince = time;
            case GC_END -> endMark(time);
            case GC_SWEEP_BEGIN -> t.sweepSince = time;
            case GC_SWEEP_END -> {
                if (t.sweepSince >= 0) {
                    sweeps.add(new Interval(t.sweepSince, time, "P" + t.processor));
                    t.sweepSince = -1;
                }
            }
            case GC_ASSIST_BEGIN -> assists++;
            case HEAP_ALLOC -> heap.set(time, f[0]);
            case HEAP_GOAL -> goal.set(time, f[0]);
            case LOG -> log(time, t, f);
            case TASK_BEGIN -> message(time, t, "task begins", reader.string(f[2]));
            case REGION_BEGIN -> message(time, t, "region begins", reader.string(f[1]));
            case TASK_END, REGION_END, GC_ASSIST_END, GO_LABEL -> {}
        }
    }

    private Life life(long id, long time, Life.State state) {
        return alive.computeIfAbsent(id, k -> begin(new Life(id, 0, "", time, state)));
    }

    private Life begin(Life l) {
        goroutines.set(l.born, goroutines.value() + 1);
        enter(l, l.born, 1);
        return l;
    }

    private void create(long time, ThreadState t, long[] f) {
        var frames = reader.stack(f[1]);
        String name = frames.isEmpty() ? "" : frames.getLast().function();
        created += name.equals(SYSTEM) ? 0 : 1;
        long creator = t.running == null ? 0 : t.running.id;
        Life known = alive.get(f[0]);
        if (known != null) {
            known.name = name; // the clocks of two threads made its start the earlier event
            return;
        }
        var l = new Life(f[0], creator, name, time, Life.State.RUNNABLE);
        l.processor = t.processor;
        alive.put(l.id, begin(l));
        pending.put(l.id, new Pending(time, t.processor, creator, "go"));
    }

    private void status(long time, ThreadState t, long[] f) {
        var state =
                switch ((int) f[2]) {
                    case EventKind.G_RUNNABLE -> Life.State.RUNNABLE;
                    case EventKind.G_RUNNING -> Life.State.RUNNING;
                    default -> Life.State.WAITING;
                };
        Life l = life(f[0], time, state);
        if (state == Life.State.RUNNING) {
            t.running = l;
            t.runningSince = time;
        }
    }

    /// Remembers why and where the running goroutine leaves.
    private void note(ThreadState t, long[] f) {
        Life l = t.running;
        if (l != null) {
            l.reason = reader.string(f[0]);
            l.stack = f[1];
            if (l.name.isEmpty() || l.name.contains(THUNK)) {
                var frames = reader.stack(f[1]);
                l.name = frames.isEmpty() ? l.name : frames.getLast().function();
            }
        }
    }

    private void start(long time, ThreadState t, Life l) {
        become(l, Life.State.RUNNING, time);
        l.starts++;
        if (l.processor >= 0 && l.processor != t.processor) {
            migrations++;
        }
        t.running = l;
        t.runningSince = time;
        Pending p = pending.remove(l.id);
        if (p != null) {
            wakes.add(new Wake(p.at, p.from, p.waker, time, t.processor, l.id, p.reason));
        }
        l.processor = t.processor;
    }

    private void leave(long time, ThreadState t, Life.State next) {
        Life l = t.running;
        if (l == null) {
            return;
        }
        if (t.processor >= 0) {
            ran(t, time);
        }
        become(l, next, time);
        t.running = null;
        if (next == Life.State.DEAD) {
            alive.remove(l.id);
            goroutines.set(time, goroutines.value() - 1);
            bury(l);
        }
    }

    /// The goroutine of a thread with a P ran until then.
    private void ran(ThreadState t, long time) {
        Life l = t.running;
        lanes.computeIfAbsent(t.processor, k -> new Lane())
                .add(t.runningSince, time, l.id, functions.of(l.name));
    }

    private void wake(long time, ThreadState t, long id) {
        Life l = life(id, time, Life.State.WAITING);
        if (!l.isSystem()) {
            pending.put(
                    id,
                    new Pending(time, t.processor, t.running == null ? 0 : t.running.id, l.reason));
        }
        enter(l, time, -1);
        l.processor = t.processor;
        l.become(Life.State.RUNNABLE, time);
        enter(l, time, 1);
    }

    private void become(Life l, Life.State next, long time) {
        if (l != null) {
            enter(l, time, -1);
            l.become(next, time);
            enter(l, time, 1);
        }
    }

    /// Counts a goroutine in or out of the figures for its state.
    private void enter(Life l, long time, int by) {
        if (l.state == Life.State.RUNNING) {
            running.set(time, running.value() + by);
        } else if (l.state == Life.State.RUNNABLE) {
            runnable.set(time, runnable.value() + by);
            Series queue = queues.computeIfAbsent(l.processor, k -> new Series());
            queue.set(time, Math.max(0, queue.value() + by));
        }
    }

    private void endStop(long time, ThreadState t) {
        if (t.stopSince >= 0) {
            var stop = new Interval(t.stopSince, time, t.stopKind);
            stops.add(stop);
            stoppedNanos += stop.nanos();
            longestStop = Math.max(longestStop, stop.nanos());
            t.stopSince = -1;
        }
    }

    private void endMark(long time) {
        if (markSince >= 0) {
            collections.add(new Interval(markSince, time, "mark"));
            markSince = -1;
        }
    }

    private void message(long time, ThreadState t, String category, String text) {
        messages.add(new Message(time, t.running == null ? 0 : t.running.id, category, text));
    }

    private void log(long time, ThreadState t, long[] f) {
        String category = reader.string(f[1]);
        String text = reader.string(f[2]);
        switch (category) {
            case EventKind.COLOURS -> colours(time, text);
            case EventKind.HEAP_MAP -> heapMap(time, text);
            default -> {
                if (!tallies.add(category, text, t.processor, reader.stack(f[3]))) {
                    message(time, t, category, text);
                } else if (category.equals(EventKind.STEAL)) {
                    steals.add(new Steal(time, t.processor, text));
                }
            }
        }
    }

    /// A program may log in our categories too: what does not have their form is passed over.
    private void colours(long time, String text) {
        Matcher m = COLOURS.matcher(text);
        if (m.matches()) {
            long[] n = new long[m.groupCount()];
            Arrays.setAll(n, i -> Long.parseLong(m.group(i + 1)));
            colours.add(new Colours(time, n[0], n[1], n[2], n[3]));
        }
    }

    private void heapMap(long time, String text) {
        Matcher m = HEAP_MAP.matcher(text);
        if (m.matches()) {
            maps.add(new HeapMap(time, Long.parseLong(m.group(1)), m.group(2), m.group(3)));
        }
    }

    // --- goroutines that have ended

    private void bury(Life l) {
        groups.computeIfAbsent(l.name, k -> new Group()).add(l);
        ended.add(l);
        if (ended.size() == 2 * KEPT_LIVES) {
            ended.sort(Comparator.comparingLong((Life e) -> -weight(e)));
            ended.subList(KEPT_LIVES, ended.size()).clear();
        }
    }

    /// The more of it the sooner a goroutine is listed.
    private static long weight(Life l) {
        return l.ran + l.longest;
    }

    private void finish() {
        for (ThreadState t : threads.values()) {
            if (t.running != null && t.processor >= 0) {
                ran(t, end);
            }
            endStop(end, t);
        }
        endMark(end);
        for (Interval i : Compilations.in(reader, end)) {
            compilations.add(i);
            compilingNanos += i.nanos();
        }
        for (Life l : alive.values()) {
            l.become(l.state, end);
            groups.computeIfAbsent(l.name, k -> new Group()).add(l);
        }
    }

    /// The goroutines that are worth a line, at most that many: those that still live, and of the
    /// others those that ran or waited longest.
    List<Life> lives(int most) {
        List<Life> all = new ArrayList<>(alive.values());
        all.addAll(ended);
        all.removeIf(Life::isSystem);
        all.sort(Comparator.comparingLong((Life l) -> -weight(l)));
        List<Life> kept = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
        kept.sort(Comparator.comparingLong(l -> l.id));
        return kept;
    }
}
