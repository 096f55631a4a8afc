package gobi.grammar;

/// The source nests deeper than the limit of the parser. No stack trace: the stack is what there is
/// too much of.
public final class NestingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    NestingException(int offset) {
        super("nested too deeply", null, false, false);
        this.offset = offset;
    }

    /// Where the limit was passed, in bytes from the start of the file.
    public int offset() {
        return offset;
    }
}
