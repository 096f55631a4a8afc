package gobi.compiler.load;

/// Nothing can be compiled: no such file, no Go files, bad go.mod. The message is what users see.
public final class LoadException extends Exception {
    private static final long serialVersionUID = 1;

    public LoadException(String message) {
        super(message);
    }
}
