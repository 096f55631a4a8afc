package gobi.vm.trace;

import gobi.vm.event.TraceSink;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A trace on its way into a file. The first error is kept and ends the writing.
final class FileSink implements TraceSink, AutoCloseable {
    private final OutputStream out;
    private IOException failure;

    FileSink(String file) throws IOException {
        out = new FileOutputStream(file);
    }

    @Override
    public void write(byte[] bytes, int length) {
        if (failure != null) {
            return;
        }
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Throws what failed before.
    @Override
    public void close() throws IOException {
        out.close();
        if (failure != null) {
            throw failure;
        }
    }
}
