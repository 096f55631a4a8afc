package gobi.vm.trace;

import gobi.vm.event.EventLog;
import gobi.vm.interp.FrameLinks;
import gobi.vm.interp.RuntimeContext;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Sees to the outputs of one run: opens them before the program starts, completes them when it has
/// ended.
public final class Recorder {
    private static final long INTERRUPT_PATIENCE_SECONDS = 5;

    private final RuntimeContext context;
    private final Outputs outputs;
    private final FrameLinks frames;
    private final EventLog log;
    private final CountDownLatch done = new CountDownLatch(1);
    private FileSink trace;

    public Recorder(RuntimeContext context, Outputs outputs) {
        this.context = context;
        this.outputs = outputs;
        frames = new FrameLinks(context.functions());
        log = context.heap().events();
        context.scheduler().readFramesWith(frames);
    }

    /// Before the program starts. False after a message, if a file cannot be written.
    public boolean start() {
        String traceFile = outputs.files().get(Output.TRACE);
        if (traceFile != null) {
            try {
                trace = new FileSink(traceFile);
            } catch (IOException e) {
                return complain(traceFile, e);
            }
            log.start(trace, true);
        }
        if (!outputs.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "gobi-record"));
        }
        return true;
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
        log.finish(frames);
        if (trace != null) {
            try {
                trace.close();
            } catch (IOException e) {
                complain(outputs.files().get(Output.TRACE), e);
            }
        }
        done.countDown();
    }

    private boolean complain(String file, IOException e) {
        context.printError("gobi: " + file + ": " + e.getMessage() + "\n");
        return false;
    }
}
