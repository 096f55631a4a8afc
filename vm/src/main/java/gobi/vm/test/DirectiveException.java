package gobi.vm.test;

/// A test that makes no sense by itself: its directive or its expectations are malformed. The
/// message is for its author.
final class DirectiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DirectiveException(String message) {
        super(message);
    }

    DirectiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
