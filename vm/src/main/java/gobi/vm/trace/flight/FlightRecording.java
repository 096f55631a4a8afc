package gobi.vm.trace.flight;

import gobi.vm.event.EventLog;
import gobi.vm.event.FrameNames;

import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;

/// A recording of JFR's from before a program starts until it has ended.
public final class FlightRecording {
    private final Recording recording;
    private final EventLog log;

    private FlightRecording(Recording recording, EventLog log) {
        this.recording = recording;
        this.log = log;
    }

    /// Starts one, with JFR's default settings and all events of this VM.
    ///
    /// @throws IOException if the file cannot be written, or this JVM has no flight recorder
    public static FlightRecording start(Path file, EventLog log, FrameNames names)
            throws IOException {
        if (!FlightRecorder.isAvailable()) {
            throw new IOException("this JVM has no flight recorder");
        }
        try {
            var recording = new Recording(Configuration.getConfiguration("default"));
            recording.setName("gobi");
            recording.setDestination(file);
            recording.start();
            log.listen(new FlightEvents(names));
            log.tellGoal();
            return new FlightRecording(recording, log);
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    /// Writes the file. No goroutine runs any more.
    public void finish() throws IOException {
        log.listen(null);
        recording.stop();
        recording.close();
    }
}
