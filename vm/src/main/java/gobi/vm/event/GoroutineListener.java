package gobi.vm.event;

/// Is told what becomes of one goroutine, by whoever owns it at the moment.
public interface GoroutineListener {
    /// It runs on that P; told again when it goes on there.
    void runs(int processor);

    /// It stops running and waits.
    void waits(String reason);

    /// It waits no longer, thanks to that goroutine; 0 for none.
    void woken(long by);

    /// It stops running, to go on as soon as may be.
    void stops(String reason);

    /// It is in a native that may block.
    void entersNative();

    void ends();
}
