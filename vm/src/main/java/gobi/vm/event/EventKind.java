package gobi.vm.event;

import static gobi.vm.event.EventField.*;

import java.util.List;

/// The table of events. Numbers and fields are those of Go's trace format; every event begins with
/// the time since the one before it in its batch, which is not listed.
public enum EventKind {
    PROCS_CHANGE(9, "ProcsChange", COUNT, STACK),
    PROC_START(10, "ProcStart", PROCESSOR, SEQUENCE),
    PROC_STOP(11, "ProcStop"),
    /// A P is taken from a thread in a blocking call.
    PROC_STEAL(12, "ProcSteal", PROCESSOR, SEQUENCE, THREAD),
    PROC_STATUS(13, "ProcStatus", PROCESSOR, STATE),
    /// New goroutine, the stack of its function alone, the creator's stack.
    GO_CREATE(14, "GoCreate", GOROUTINE, STACK, STACK),
    GO_START(16, "GoStart", GOROUTINE, SEQUENCE),
    /// The thread's goroutine ends.
    GO_DESTROY(17, "GoDestroy"),
    /// It goes back to a run queue.
    GO_STOP(19, "GoStop", STRING, STACK),
    /// It waits.
    GO_BLOCK(20, "GoBlock", STRING, STACK),
    GO_UNBLOCK(21, "GoUnblock", GOROUTINE, SEQUENCE, STACK),
    GO_SYSCALL_BEGIN(22, "GoSyscallBegin", SEQUENCE, STACK),
    GO_SYSCALL_END(23, "GoSyscallEnd"),
    /// The blocking call is over, but the P was taken meanwhile.
    GO_SYSCALL_END_BLOCKED(24, "GoSyscallEndBlocked"),
    GO_STATUS(25, "GoStatus", GOROUTINE, THREAD, STATE),
    STW_BEGIN(26, "STWBegin", STRING, STACK),
    STW_END(27, "STWEnd"),
    GC_BEGIN(29, "GCBegin", SEQUENCE, STACK),
    GC_END(30, "GCEnd", SEQUENCE),
    GC_SWEEP_BEGIN(32, "GCSweepBegin", STACK),
    GC_SWEEP_END(33, "GCSweepEnd", BYTES, BYTES),
    GC_ASSIST_BEGIN(35, "GCMarkAssistBegin", STACK),
    GC_ASSIST_END(36, "GCMarkAssistEnd"),
    HEAP_ALLOC(37, "HeapAlloc", BYTES),
    HEAP_GOAL(38, "HeapGoal", BYTES),
    GO_LABEL(39, "GoLabel", STRING),
    TASK_BEGIN(40, "UserTaskBegin", TASK, TASK, STRING, STACK),
    TASK_END(41, "UserTaskEnd", TASK, STACK),
    REGION_BEGIN(42, "UserRegionBegin", TASK, STRING, STACK),
    REGION_END(43, "UserRegionEnd", TASK, STRING, STACK),
    LOG(44, "UserLog", TASK, STRING, STRING, STACK);

    // What Go's format has no event for is a LOG without a task, in one of these categories.

    /// A step of marking: the number of the cycle, then bytes of white, grey and black objects, in
    /// decimal and with spaces between.
    public static final String COLOURS = "gobi.gc.colours";

    /// The heap's spans: the number of the cycle, the moment in a word, then one letter for each
    /// group of adjacent pages: `.` free, `w` white, `b` black, `m` white and black.
    public static final String HEAP_MAP = "gobi.gc.heap";

    /// A P's grey objects were handed on for all to scan: how many of them its goroutines' write
    /// barriers have made grey since that was last told, in decimal.
    public static final String BARRIER = "gobi.gc.barrier";

    /// Goroutines were stolen, of which the running one is the first to run: the P they were taken
    /// from and how many they were, in decimal and with a space between.
    public static final String STEAL = "gobi.sched.steal";

    /// The running goroutine has allocated an object that is a sample of the memory profile: its
    /// bytes, and for how many allocated bytes it stands, in decimal and with a space between. The
    /// stack says who.
    public static final String ALLOCATION = "gobi.heap.allocation";

    /// The heap has made a span of pages, for the running goroutine: its bytes, and those of an
    /// object in it, in decimal and with a space between.
    public static final String SPAN = "gobi.heap.span";

    /// The interpreter went on in the compiled code of a loop: for how many times this event
    /// stands, in decimal. The stack is the loop's head.
    public static final String LOOP_ENTERED = "gobi.jit.enter";

    /// Compiled code was left for the interpreter: for how many times this event stands, in
    /// decimal, a space, and why, in words. The stack is the place.
    public static final String CODE_LEFT = "gobi.jit.leave";

    // What happens on threads that never have a P has no place among Go's events: it stands in
    // strings that no event refers to, which Go's tools pass over.

    /// Something was compiled: when that began and how long it took, as the trace counts time, and
    /// what it was, with spaces between.
    public static final String COMPILED = "gobi.jit.compiled";

    /// States of [#PROC_STATUS].
    public static final int P_RUNNING = 1;

    public static final int P_IDLE = 2;

    /// States of [#GO_STATUS].
    public static final int G_RUNNABLE = 1;

    public static final int G_RUNNING = 2;
    public static final int G_WAITING = 4;

    public final int number;

    /// The format's name of it.
    public final String title;

    public final List<EventField> fields;

    EventKind(int number, String title, EventField... fields) {
        this.number = number;
        this.title = title;
        this.fields = List.of(fields);
    }
}
