package gobi.vm.lib;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Copies between a descriptor and a child process until either end closes; then gives up the
/// descriptor.
final class Pumps {
    private static final int CHUNK = 1 << 14;

    private Pumps() {}

    static void toChild(Files.Open from, OutputStream child) {
        try (child) {
            byte[] bytes = new byte[CHUNK];
            int n = from.in.read(ByteBuffer.wrap(bytes));
            while (n >= 0) {
                child.write(bytes, 0, n);
                child.flush();
                n = from.in.read(ByteBuffer.wrap(bytes));
            }
        } catch (IOException e) {
            // The child no longer reads, or the program closed the stream: both mean the end.
            release(from);
            return;
        }
        release(from);
    }

    static void fromChild(InputStream child, Files.Open to) {
        byte[] bytes = new byte[CHUNK];
        try (child) {
            for (int n = child.read(bytes); n >= 0; n = child.read(bytes)) {
                var buffer = ByteBuffer.wrap(bytes, 0, n);
                while (buffer.hasRemaining()) {
                    to.out.write(buffer);
                }
            }
        } catch (IOException e) {
            // Nobody reads any more: closing the stream tells the child.
            release(to);
            return;
        }
        release(to);
    }

    private static void release(Files.Open open) {
        try {
            open.close();
        } catch (IOException e) {
            // There is nobody to tell; the descriptor is closed in any case.
            return;
        }
    }
}
