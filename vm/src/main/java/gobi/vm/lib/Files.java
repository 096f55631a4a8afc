package gobi.vm.lib;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The VM's file descriptors: 0 to 2 are the standard streams, others files, directories and pipe
/// ends.
final class Files {
    /// An open descriptor. What a descriptor cannot do is null. `path` is null for streams and
    /// pipes.
    static final class Open implements Closeable {
        final Path path;
        final boolean directory;
        final boolean append;
        final ReadableByteChannel in;
        final WritableByteChannel out;
        final FileChannel file;
        private int users = 1;

        Open(
                Path path,
                boolean directory,
                boolean append,
                ReadableByteChannel in,
                WritableByteChannel out,
                FileChannel file) {
            this.path = path;
            this.directory = directory;
            this.append = append;
            this.in = in;
            this.out = out;
            this.file = file;
        }

        /// One more [#close] is needed.
        synchronized void retain() {
            users++;
        }

        private synchronized boolean lastUser() {
            return --users == 0;
        }

        @Override
        public void close() throws IOException {
            if (!lastUser()) {
                return;
            }
            if (file != null) {
                file.close();
            }
            if (in != null) {
                in.close();
            }
            if (out != null) {
                out.close();
            }
        }
    }

    private final List<Open> table = new ArrayList<>();
    private Path workingDirectory;

    Files(Path workingDirectory, InputStream in, PrintStream out, PrintStream err) {
        this.workingDirectory = workingDirectory.toAbsolutePath();
        table.add(new Open(null, false, false, Channels.newChannel(in), null, null));
        table.add(new Open(null, false, false, null, new StreamChannel(out), null));
        table.add(new Open(null, false, false, null, new StreamChannel(err), null));
    }

    /// Writes to a stream and reports its errors, which PrintStream keeps to itself.
    private record StreamChannel(PrintStream stream) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer src) throws IOException {
            int n = src.remaining();
            byte[] bytes = new byte[n];
            src.get(bytes);
            stream.write(bytes, 0, n);
            stream.flush();
            if (stream.checkError()) {
                throw new IOException("Broken pipe");
            }
            return n;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            stream.flush();
        }
    }

    synchronized Open get(long fd) {
        return fd >= 0 && fd < table.size() ? table.get((int) fd) : null;
    }

    synchronized int add(Open open) {
        for (int i = 0; i < table.size(); i++) {
            if (table.get(i) == null) {
                table.set(i, open);
                return i;
            }
        }
        table.add(open);
        return table.size() - 1;
    }

    synchronized Open remove(long fd) {
        Open open = get(fd);
        if (open != null) {
            table.set((int) fd, null);
        }
        return open;
    }

    int[] pipe() throws IOException {
        Pipe pipe = Pipe.open();
        int r = add(new Open(null, false, false, pipe.source(), null, null));
        int w = add(new Open(null, false, false, null, pipe.sink(), null));
        return new int[] {r, w};
    }

    synchronized Path workingDirectory() {
        return workingDirectory;
    }

    synchronized void changeDirectory(Path directory) {
        workingDirectory = directory;
    }

    /// A path as the program means it, relative to its working directory.
    Path resolve(String path) {
        return workingDirectory().resolve(path);
    }
}
