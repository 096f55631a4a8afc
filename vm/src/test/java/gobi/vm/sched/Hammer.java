package gobi.vm.sched;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Runs short random rounds one after the other, each with a seed of its own, until the time is up:
/// a second, or what `-Dgobi.hammer.seconds` says. `-Dgobi.hammer.seed` sets the first seed. A
/// round that fails names its seed; one that hangs is ended and says what the scheduler looks like.
public final class Hammer {
    private static final long PATIENCE_MILLIS = 60_000;

    private Hammer() {}

    /// What is done with one seed.
    @FunctionalInterface
    public interface Round {
        void run(Random random) throws Exception;
    }

    /// A round that is a program: the main goroutine's step is to be run by it.
    @FunctionalInterface
    public interface ProgramRound {
        void run(FakeProgram p, Random random);
    }

    public static void rounds(Round round) {
        long seconds = Integer.getInteger("gobi.hammer.seconds", 1);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long seed = Long.getLong("gobi.hammer.seed", System.nanoTime());
        int rounds = 0;
        do {
            try {
                runWatchingThreads(round, new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("round with -Dgobi.hammer.seed=" + seed, e);
            }
            seed++;
            rounds++;
        } while (System.nanoTime() < until);
        if (seconds > 1) {
            System.out.println(rounds + " rounds, the last with seed " + (seed - 1));
        }
    }

    /// A thread of the scheduler that dies of an exception fails the round, even if the others do
    /// without it.
    private static void runWatchingThreads(Round round, Random random) throws Exception {
        var died = new AtomicReference<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> died.compareAndSet(null, e));
        try {
            round.run(random);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        if (died.get() != null) {
            throw new AssertionError("a thread died", died.get());
        }
    }

    /// Rounds on one to four Ps.
    public static void programs(ProgramRound round) {
        rounds(random -> {
            var hang = new AtomicReference<String>();
            try (var p = new FakeProgram(1 + random.nextInt(4))) {
                var watch = Thread.ofPlatform().daemon().start(() -> watch(p, hang));
                try {
                    round.run(p, random);
                } catch (AssertionError e) {
                    if (hang.get() == null) {
                        throw e;
                    }
                }
                watch.interrupt();
            }
            if (hang.get() != null) {
                throw new TimeoutException("hangs: " + hang.get());
            }
        });
    }

    private static void watch(FakeProgram p, AtomicReference<String> hang) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            return; // it has ended
        }
        var text = new StringBuilder(p.scheduler.describe());
        for (Goroutine g : p.scheduler.allGoroutines()) {
            text.append("\n  ").append(g.id).append(' ').append(g.status);
            text.append(' ').append(g.waitReason);
        }
        hang.set(text.toString());
        p.scheduler.exit(97);
    }
}
