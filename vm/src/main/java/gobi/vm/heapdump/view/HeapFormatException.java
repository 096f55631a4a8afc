package gobi.vm.heapdump.view;

import java.io.IOException;

/// A file that is no heap dump, or a damaged one.
public final class HeapFormatException extends IOException {
    private static final long serialVersionUID = 1;

    HeapFormatException(String message) {
        super(message);
    }
}
