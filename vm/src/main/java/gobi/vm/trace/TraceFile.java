package gobi.vm.trace;

import gobi.vm.event.TraceSink;

import java.io.IOException;

/// Where the trace of a run goes, in the form that the file's name asks for.
final class TraceFile {
    private final FileSink sink;

    TraceFile(String file) throws IOException {
        sink = new FileSink(file);
    }

    TraceSink sink() {
        return sink;
    }

    /// The recording is complete.
    void finish() throws IOException {
        sink.close();
    }
}
