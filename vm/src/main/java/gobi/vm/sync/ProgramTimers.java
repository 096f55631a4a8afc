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
        long period;

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
                forget(entries.remove(id));
                return NEVER;
            }
            return when() + period * (1 + (now - when()) / period);
        }

        @Override
        protected boolean hasAfterExpiry() {
            return function != 0;
        }

        @Override
        protected void afterExpiry() {
            starter.accept(function);
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

    // guarded by the timers' lock
    private final LongTable<Entry> entries = new LongTable<>();
    private long lastId;

    /// @param starter starts a goroutine that calls the func() at the given address
    public ProgramTimers(Scheduler scheduler, Channels channels, LongConsumer starter) {
        this.scheduler = scheduler;
        this.channels = channels;
        this.starter = starter;
        timers = scheduler.timers();
    }

    /// Starts the timer at that address.
    public void start(long t) {
        timers.lock();
        try {
            activate(t);
        } finally {
            timers.unlock();
        }
    }

    private void activate(long t) {
        long id = Memory.loadLong(t + ID);
        if (id == 0) {
            id = ++lastId;
            Memory.storeLong(t + ID, id);
        }
        long function = Memory.loadLong(t + FUNCTION);
        long channel = function != 0 ? 0 : Memory.loadLong(t + CHANNEL);
        if (channel != 0) {
            channels.markTimer(channel);
        }
        long period = Memory.loadLong(t + PERIOD);
        var entry = new Entry(id, channel, function, Memory.loadLong(t + LOCATION), period);
        entries.put(id, entry);
        timers.add(entry, Memory.loadLong(t + WHEN));
    }

    /// Stops it; true if that prevented something.
    public boolean stop(long t) {
        timers.lock();
        try {
            return deactivate(t);
        } finally {
            timers.unlock();
        }
    }

    private boolean deactivate(long t) {
        long id = Memory.loadLong(t + ID);
        Entry entry = id == 0 ? null : entries.remove(id);
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
        timers.lock();
        try {
            boolean prevented = deactivate(t);
            Memory.storeLong(t + WHEN, when);
            Memory.storeLong(t + PERIOD, period);
            activate(t);
            return prevented;
        } finally {
            timers.unlock();
        }
    }

    private void sendNow(Entry e) {
        Instant now = scheduler.wallTime();
        long wall = 1L << 63 | (now.getEpochSecond() + WALL_OFFSET) << 30 | now.getNano();
        channels.sendTime(e.channel, wall, scheduler.now(), e.location);
    }

    @Override
    public void visitRoots(RootVisitor v) {
        timers.lock();
        try {
            for (Timer t : timers.active()) {
                if (t instanceof Entry e) {
                    v.root(e.function);
                    v.root(e.location);
                }
            }
        } finally {
            timers.unlock();
        }
    }

    /// For the collector, between marking and sweeping: forgets the timers of channels that are
    /// about to be freed.
    public void dropDead(LongPredicate isDead) {
        timers.removeIf(t -> {
            boolean dead = t instanceof Entry e && e.channel != 0 && isDead.test(e.channel);
            if (dead) {
                entries.remove(((Entry) t).id);
            }
            return dead;
        });
    }

    /// Number of active timers, for tests.
    int active() {
        timers.lock();
        try {
            return entries.size();
        } finally {
            timers.unlock();
        }
    }
}
