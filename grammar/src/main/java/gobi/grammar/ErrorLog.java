package gobi.grammar;

/// Passes errors on and remembers that there were some.
final class ErrorLog implements SyntaxErrors {
    private final SyntaxErrors receiver;
    private boolean failed;

    ErrorLog(SyntaxErrors receiver) {
        this.receiver = receiver;
    }

    /// Whether there was any error.
    boolean failed() {
        return failed;
    }

    /// An error that is noticed where it is.
    void error(int offset, String text) {
        error(offset, offset, text);
    }

    @Override
    public void error(int offset, int seen, String text) {
        failed = true;
        receiver.error(offset, seen, text);
    }
}
