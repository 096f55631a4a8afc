package gobi.vm.test;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a program prints: each stream, and both as they are interleaved. A flood is cut off.
final class Capture {
    private static final int LIMIT = 32 << 20;

    private final ByteArrayOutputStream both = new ByteArrayOutputStream();
    private final Side out = new Side();
    private final Side err = new Side();

    /// One stream. Locks the capture, as the streams' writers are different threads.
    private final class Side extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) {
            synchronized (both) {
                int room = Math.min(len, LIMIT - both.size());
                bytes.write(b, off, room);
                both.write(b, off, room);
            }
        }

        String text() {
            synchronized (both) {
                return bytes.toString(StandardCharsets.UTF_8);
            }
        }
    }

    PrintStream outStream() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    PrintStream errStream() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    /// Both streams.
    byte[] bytes() {
        synchronized (both) {
            return both.toByteArray();
        }
    }
}
