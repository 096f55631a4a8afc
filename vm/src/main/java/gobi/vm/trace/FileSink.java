package gobi.vm.trace;

import gobi.vm.event.TraceSink;

import java.io.FileOutputStream;
import java.io.IOException;

/// A trace on its way into a file. The first error is kept and ends the writing.
final class FileSink implements TraceSink, AutoCloseable {
    private final FileOutputStream out;
    private IOException failure;
    private long size;
    private long wholeSize;

    FileSink(String file) throws IOException {
        this(new FileOutputStream(file));
    }

    FileSink(FileOutputStream out) {
        this.out = out;
    }

    @Override
    public void write(byte[] bytes, int length) {
        if (failure != null) {
            return;
        }
        try {
            out.write(bytes, 0, length);
            size += length;
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void isWhole() {
        if (failure == null) {
            wholeSize = size;
        }
    }

    /// Throws what failed before. Of a trace that lacks its end the generations that are whole
    /// remain, which every reader takes, if there is one.
    @Override
    public void close() throws IOException {
        if (failure != null && wholeSize > 0) {
            cut();
        }
        out.close();
        if (failure != null) {
            throw failure;
        }
    }

    private void cut() {
        try {
            out.getChannel().truncate(wholeSize);
        } catch (IOException e) {
            failure.addSuppressed(e); // no file but a pipe, or the like
        }
    }
}
