package gobi.vm.trace;

import gobi.vm.event.TraceSink;
import gobi.vm.trace.view.ChromeWriter;
import gobi.vm.trace.view.PageWriter;
import gobi.vm.trace.view.Timeline;
import gobi.vm.trace.view.TraceReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the trace of a run goes, in the form that the file's name asks for. Other forms than Go's
/// are made from a file in that form, which stands beside it until the run has ended.
final class TraceFile {
    private final Path file;
    private final Path recorded;
    private final FileSink sink;

    TraceFile(String name) throws IOException {
        file = Path.of(name);
        recorded = isConverted(name) ? Path.of(name + ".recording") : file;
        if (!recorded.equals(file)) {
            Files.write(file, new byte[0]);
        }
        sink = new FileSink(recorded.toString());
    }

    private static boolean isConverted(String name) {
        return name.endsWith(".html") || name.endsWith(".json");
    }

    /// The file in Go's format; complete up to now, but for what the recording still holds.
    Path recorded() {
        return recorded;
    }

    TraceSink sink() {
        return sink;
    }

    /// The recording is complete, or as complete as it will be.
    void finish() throws IOException {
        IOException failure = null;
        try {
            sink.close();
        } catch (IOException e) {
            failure = e;
        }
        if (!recorded.equals(file)) {
            convert(failure != null);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /// Makes the file that was wanted of the recorded one.
    ///
    /// @param isFull whether the disk has room for one of them only
    private void convert(boolean isFull) throws IOException {
        String made;
        try (var reader = new TraceReader(recorded)) {
            made = convert(Timeline.of(reader));
        }
        if (isFull) {
            Files.delete(recorded);
        }
        Files.writeString(file, made);
        Files.deleteIfExists(recorded);
    }

    private String convert(Timeline timeline) {
        String name = file.getFileName().toString();
        return name.endsWith(".json")
                ? ChromeWriter.json(timeline)
                : PageWriter.page(timeline, name.substring(0, name.length() - ".html".length()));
    }
}
