package gobi.vm.sched;

import gobi.vm.event.EventLog;
import gobi.vm.event.Recording;

/// Begins a new generation of a recording each second, sooner at first, while it has events, with a
/// short stop of the world: what is said of goroutines and Ps afterwards does not refer to what was
/// said before, so a reader can do with the generations that are whole, and tables are small. Also
/// tells the recording the time each millisecond.
final class TraceRenewal extends Thread {
    private static final int TICK_MILLIS = 1;
    private static final long FIRST_NANOS = 125_000_000;
    private static final long LAST_NANOS = 1_000_000_000;

    private final EventLog log;
    private final World world;
    private final Recording recording;

    TraceRenewal(EventLog log, World world) {
        super(null, null, "gobi-trace-renewal", 0, false);
        setDaemon(true);
        this.log = log;
        this.world = world;
        recording = log.recording();
    }

    @Override
    public void run() {
        try {
            long period = FIRST_NANOS;
            while (log.recording() == recording) {
                tick(period);
                period = Math.min(LAST_NANOS, 2 * period);
                if (recording.hasEvents()) {
                    renew();
                }
            }
        } catch (ProgramEnded e) {
            // The end of the recording writes what there is.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.sleep(TICK_MILLIS);
            recording.tick();
        }
    }

    private void renew() {
        world.stop("trace generation");
        try {
            log.renew(recording);
        } finally {
            world.start();
        }
    }
}
