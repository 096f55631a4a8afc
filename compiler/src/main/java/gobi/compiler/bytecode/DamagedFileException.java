package gobi.compiler.bytecode;

import java.io.IOException;

/// A file that is no Gobi bytecode, of another version, damaged, or not acceptable to the verifier.
/// The message says which.
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1;

    public DamagedFileException(String message) {
        super(message);
    }
}
