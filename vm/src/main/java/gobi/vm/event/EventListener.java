package gobi.vm.event;

import java.util.function.ToIntFunction;

/// Is told of a VM's events as they happen, beside a recording or instead of one: by the thread on
/// which each happens, which waits for it. What begins ends on the same thread, but for
/// collections.
public interface EventListener {
    /// A goroutine is made, by one that may be none (0).
    ///
    /// @param function the id of the one that it runs
    /// @param stack writes its frames, see [FrameNames]; while whoever calls owns the goroutine
    GoroutineListener created(long id, int function, long creator, ToIntFunction<long[]> stack);

    /// A P has taken goroutines from another's queue.
    void stole(int processor, int victim, int goroutines);

    void stopBegins(String kind);

    void stopEnds();

    void collectionBegins();

    /// How far marking has come, as [EventLog#colours] has it.
    void colours(long cycle, long white, long grey, long black);

    void collectionEnds();

    void workerBegins(String kind);

    void workerEnds();

    void assistBegins();

    void assistEnds();

    void sweepBegins();

    void sweepEnds(long swept, long reclaimed);

    /// Bytes that are allocated; told often.
    void heapLive(long bytes);

    void heapGoal(long bytes);

    /// A sampled allocation, as [EventLog#sampled] has it.
    void sampled(long bytes, long weight, long[] frames, int n);

    /// A compilation begins, for [#compiled] or for nothing.
    void compileBegins();

    void compiled(String what);

    void loopEntered(long frame, int count);

    void codeLeft(long frame, String reason, int count);
}
