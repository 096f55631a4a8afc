package gobi.vm.sched;

/// Why a goroutine waits, in the words of Go's tracebacks.
public enum WaitReason {
    ZERO(""),
    GC_ASSIST("GC assist wait"),
    IO("IO wait"),
    CHAN_RECEIVE_NIL("chan receive (nil chan)"),
    CHAN_SEND_NIL("chan send (nil chan)"),
    SELECT("select"),
    SELECT_NO_CASES("select (no cases)"),
    CHAN_RECEIVE("chan receive"),
    CHAN_SEND("chan send"),
    FINALIZER("finalizer wait"),
    SEMACQUIRE("semacquire"),
    SLEEP("sleep"),
    COND_WAIT("sync.Cond.Wait"),
    MUTEX_LOCK("sync.Mutex.Lock"),
    RWMUTEX_RLOCK("sync.RWMutex.RLock"),
    RWMUTEX_LOCK("sync.RWMutex.Lock"),
    WAIT_GROUP("sync.WaitGroup.Wait"),
    PREEMPTED("preempted"),
    COROUTINE("coroutine"),
    GC_WAIT("wait for GC cycle"),
    /// For a signal, which looks as if a native waited.
    SIGNAL("syscall");

    private final String text;

    WaitReason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
