package gobi.vm.sched;

import gobi.vm.event.EventLog;
import gobi.vm.event.Recording;

/// Begins a new generation of a recording each second while it has events, with a short stop of the
/// world: what is said of goroutines and Ps afterwards does not refer to what was said before, so a
/// reader can do with the generations that are whole, and tables are small.
final class TraceRenewal extends Thread {
    private static final long PERIOD_MILLIS = 1000;

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
            while (log.recording() == recording) {
                Thread.sleep(PERIOD_MILLIS);
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

    private void renew() {
        world.stop("trace generation");
        try {
            log.renew(recording);
        } finally {
            world.start();
        }
    }
}
