package gobi.vm.trace;

import gobi.vm.event.EventLog;
import gobi.vm.heapdump.HeapDump;
import gobi.vm.interp.FrameLinks;
import gobi.vm.interp.RuntimeContext;
import gobi.vm.profile.MemoryProfile;
import gobi.vm.profile.ProfileKind;
import gobi.vm.profile.Profiles;
import gobi.vm.trace.flight.FlightRecording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Sees to the outputs of one run: opens them before the program starts, completes them when it has
/// ended.
public final class Recorder {
    private static final long INTERRUPT_PATIENCE_SECONDS = 5;
    private static final int CPU_SAMPLES_PER_SECOND = 100;
    private static final Map<Output, ProfileKind> PROFILES =
            Map.of(
                    Output.CPU_PROFILE, ProfileKind.CPU,
                    Output.MEMORY_PROFILE, ProfileKind.ALLOCS,
                    Output.BLOCK_PROFILE, ProfileKind.BLOCK,
                    Output.MUTEX_PROFILE, ProfileKind.MUTEX);

    private final RuntimeContext context;
    private final Outputs outputs;
    private final FrameLinks frames;
    private final EventLog log;
    private final Profiles profiles;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "gobi-record");
    private TraceFile trace;
    private Watch watch;
    private FlightRecording flight;

    /// Where the trace goes that is only watched, or null.
    private Path unnamed;

    public Recorder(RuntimeContext context, Outputs outputs) {
        this.context = context;
        this.outputs = outputs;
        frames = new FrameLinks(context.functions());
        log = context.heap().events();
        profiles = context.heap().profiles();
        var collector = context.collector();
        collector.beforeSweep(() -> profiles.memory().dropDead(collector::isDead));
    }

    /// Before the program starts. False after a message, if a file cannot be written.
    public boolean start() {
        for (var output : outputs.files().entrySet()) {
            try {
                start(output.getKey(), output.getValue());
            } catch (IOException | InvalidPathException e) {
                return complain(output.getValue(), e);
            }
        }
        if (outputs.files().containsKey(Output.WATCH) && !watch()) {
            return false;
        }
        if (!outputs.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        return true;
    }

    /// What is watched is the trace that is being recorded, else one for this purpose.
    private boolean watch() {
        try {
            if (trace == null) {
                unnamed = Files.createTempFile("gobi-watch", ".trace");
                startTrace(unnamed.toString());
            }
            watch = new Watch(log.recording(), trace.recorded());
        } catch (IOException e) {
            return complain(Output.WATCH.flag, e);
        }
        context.tell("gobi: watch at " + watch.address() + "\n");
        return true;
    }

    private void startTrace(String file) throws IOException {
        trace = new TraceFile(file);
        log.start(trace.sink(), frames, true);
        context.scheduler().renewRecording();
    }

    private void start(Output output, String file) throws IOException {
        if (output != Output.TRACE && output != Output.WATCH) {
            Files.write(Path.of(file), new byte[0]);
        }
        var sampling = context.scheduler().sampling();
        switch (output) {
            case TRACE -> startTrace(file);
            case WATCH -> {
                // When all else records.
            }
            case FLIGHT_RECORDING -> flight = FlightRecording.start(Path.of(file), log, frames);
            case CPU_PROFILE -> sampling.startCpu(CPU_SAMPLES_PER_SECOND);
            case MEMORY_PROFILE -> profiles.memory().start(MemoryProfile.usualRate());
            case HEAP_DUMP -> {
                // Made at the end.
            }
            case BLOCK_PROFILE -> profiles.setBlockRate(1);
            case MUTEX_PROFILE -> profiles.setMutexFraction(1);
        }
        sampling.waitsChanged();
    }

    /// The process is being ended from outside: gives the run the time to finish its outputs.
    private void interrupted() {
        context.scheduler().exit(2);
        try {
            if (!done.await(INTERRUPT_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                context.printError("gobi: the recording could not be completed\n");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// After the program has ended. No goroutine runs.
    public void finish() {
        long period = context.scheduler().sampling().cpuPeriod();
        long ran = context.scheduler().sampling().stopCpu();
        log.finish();
        if (watch != null) {
            watch.finish();
        }
        outputs.files().forEach((output, file) -> finish(output, file, ran, period));
        forget();
        done.countDown();
        if (!outputs.isEmpty()) {
            unhook();
        }
    }

    /// Drops the trace that was only to be watched.
    private void forget() {
        if (unnamed == null) {
            return;
        }
        try {
            trace.finish();
            Files.delete(unnamed);
        } catch (IOException e) {
            complain(unnamed.toString(), e);
        }
    }

    private void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs, and ends because all is done.
        }
    }

    private void finish(Output output, String file, long cpuNanos, long cpuPeriod) {
        try {
            ProfileKind kind = PROFILES.get(output);
            if (output == Output.HEAP_DUMP) {
                HeapDump.write(context, Path.of(file));
                return;
            }
            if (output == Output.FLIGHT_RECORDING && flight != null) {
                flight.finish();
            }
            if (output == Output.TRACE && trace != null) {
                trace.finish();
            }
            if (kind == null) {
                return;
            }
            var source = new ProfileSource(context);
            boolean cpu = kind == ProfileKind.CPU;
            Files.write(
                    Path.of(file),
                    source.encode(kind, cpu ? cpuNanos : 0, cpu ? cpuPeriod : source.period(kind)));
        } catch (IOException e) {
            complain(file, e);
        }
    }

    private boolean complain(String file, Exception e) {
        context.printError("gobi: " + file + ": " + reason(e) + "\n");
        return false;
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "no such file or directory"
                : e.getMessage();
    }
}
