package gobi.compiler.check;

/// Receives the reason of a failure.
final class Cause {
    String text = "";

    boolean isEmpty() {
        return text.isEmpty();
    }
}
