package gobi.vm.event;

/// Where the bytes of a trace go, in order. Calls come one at a time, on whichever thread has a
/// full buffer; errors are the sink's to remember.
@FunctionalInterface
public interface TraceSink {
    void write(byte[] bytes, int length);

    /// What has been written so far is a trace that stands for itself.
    default void isWhole() {}
}
