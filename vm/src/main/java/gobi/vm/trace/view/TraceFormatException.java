package gobi.vm.trace.view;

import java.io.IOException;

/// The file is no trace, or a damaged one; the message says where.
public final class TraceFormatException extends IOException {
    private static final long serialVersionUID = 1;

    TraceFormatException(String message) {
        super(message);
    }
}
