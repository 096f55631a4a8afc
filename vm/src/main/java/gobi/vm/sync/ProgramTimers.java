package gobi.vm.sync;

import gobi.vm.gc.RootSource;
import gobi.vm.gc.RootVisitor;
import gobi.vm.heap.Shader;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Processor;
import gobi.vm.sched.Scheduler;
import gobi.vm.sched.Timer;
import gobi.vm.sched.Timers;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/// The timers of package time: what its runtimeTimer objects ask for, with Go 1.23's rules: after
/// Stop or Reset nothing of the former run is received.
///
/// An entry exists while its timer is active. It holds its function and its location as roots but
/// its channel weakly: what nobody can reach nobody can receive from, so [#dropDead] removes such
/// entries.
public final class ProgramTimers implements RootSource {
    private static final int WHEN = 0;
    private static final int PERIOD = 8;
    private static final int CHANNEL = 16;
    private static final int FUNCTION = 24;
    private static final int LOCATION = 32;
    private static final int ID = 40;

    /// Seconds from the year 1885, where package time counts from, to 1970.
    private static final long WALL_OFFSET = 2_682_288_000L;

    private final class Entry extends Timer {
        final long id;
        final long channel;
        final long function;
        final long location;
        final long period;

        Entry(long id, long channel, long function, long location, long period) {
            this.id = id;
            this.channel = channel;
            this.function = function;
            this.location = location;
            this.period = period;
        }

        @Override
        protected long expire(long now) {
            if (function == 0) {
                sendNow(this);
            }
            if (period <= 0) {
                forget(this);
                return NEVER;
            }
            return when() + period * (1 + (now - when()) / period);
        }

        @Override
        protected boolean hasAfterExpiry() {
            return function != 0 || period <= 0;
        }

        @Override
        protected void afterExpiry() {
            if (period <= 0) {
                entries.remove(id, this);
            }
            if (function != 0) {
                starter.accept(function);
            }
        }

        @Override
        protected boolean wakesSomeone() {
            return function != 0 || Channels.hasWaiters(channel);
        }
    }

    private final Scheduler scheduler;
    private final Channels channels;
    private final LongConsumer starter;
    private final Timers timers;

    /// By number. What is done to one and the same timer is done under the map's lock of its key,
    /// which comes before the heaps' locks; so an expiry leaves its entry to [Entry#afterExpiry].
    private final ConcurrentHashMap<Long, Entry> entries = new ConcurrentHashMap<>();

    private final AtomicLong lastId = new AtomicLong();

    /// @param starter starts a goroutine that calls the func() at the given address
    public ProgramTimers(Scheduler scheduler, Channels channels, LongConsumer starter) {
        this.scheduler = scheduler;
        this.channels = channels;
        this.starter = starter;
        timers = scheduler.timers();
    }

    /// Starts the timer at that address.
    public void start(long t) {
        entries.compute(id(t), (id, unused) -> activate(t, id));
    }

    /// The number of the timer at that address, which it has been given now if it had none.
    private long id(long t) {
        if (Memory.loadLong(t + ID) == 0) {
            Memory.casLong(t + ID, 0, lastId.incrementAndGet());
        }
        return Memory.loadLong(t + ID);
    }

    private Entry activate(long t, long id) {
        long function = Memory.loadLong(t + FUNCTION);
        long channel = function != 0 ? 0 : Memory.loadLong(t + CHANNEL);
        if (channel != 0) {
            channels.markTimer(channel);
        }
        long period = Memory.loadLong(t + PERIOD);
        var entry = new Entry(id, channel, function, Memory.loadLong(t + LOCATION), period);
        timers.add(entry, Memory.loadLong(t + WHEN));
        return entry;
    }

    /// Stops it; true if that prevented something.
    public boolean stop(long t) {
        var prevented = new AtomicBoolean();
        entries.compute(
                id(t),
                (id, entry) -> {
                    prevented.setPlain(deactivate(t, entry));
                    return null;
                });
        return prevented.getPlain();
    }

    private boolean deactivate(long t, Entry entry) {
        forget(entry);
        boolean active = entry != null && timers.remove(entry);
        long channel = Memory.loadLong(t + CHANNEL);
        boolean drained =
                channel != 0 && Memory.loadLong(t + FUNCTION) == 0 && channels.drain(channel);
        return active || drained;
    }

    /// What it held may be no root of the snapshot that is being marked any more, and yet be used.
    private void forget(Entry entry) {
        Processor p = scheduler.currentProcessor();
        Shader s = p == null ? null : p.mcache.shader;
        if (entry != null && s != null) {
            s.shade(entry.function);
            s.shade(entry.location);
        }
    }

    /// Stops it and starts it again with other times, in one step.
    public boolean reset(long t, long when, long period) {
        var prevented = new AtomicBoolean();
        entries.compute(
                id(t),
                (id, entry) -> {
                    prevented.setPlain(deactivate(t, entry));
                    Memory.storeLong(t + WHEN, when);
                    Memory.storeLong(t + PERIOD, period);
                    return activate(t, id);
                });
        return prevented.getPlain();
    }

    private void sendNow(Entry e) {
        Instant now = scheduler.wallTime();
        long wall = 1L << 63 | (now.getEpochSecond() + WALL_OFFSET) << 30 | now.getNano();
        channels.sendTime(e.channel, wall, scheduler.now(), e.location);
    }

    @Override
    public void visitRoots(RootVisitor v) {
        for (Timer t : timers.active()) {
            if (t instanceof Entry e) {
                v.root(e.function);
                v.root(e.location);
            }
        }
    }

    /// For the collector, between marking and sweeping: forgets the timers of channels that are
    /// about to be freed.
    public void dropDead(LongPredicate isDead) {
        for (Entry e : entries.values()) {
            if (e.channel != 0 && isDead.test(e.channel)) {
                timers.remove(e);
                entries.remove(e.id);
            }
        }
    }

    /// Number of active timers, for tests.
    int active() {
        return entries.size();
    }
}
