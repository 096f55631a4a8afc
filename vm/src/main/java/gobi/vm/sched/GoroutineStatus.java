package gobi.vm.sched;

/// States of a goroutine, named and numbered as Go's runtime does.
///
///     IDLE -> RUNNABLE (created) -> RUNNING (picked by an M) -> RUNNABLE (preempted) | WAITING (parked)
///     RUNNING -> SYSCALL (blocking native) -> RUNNING | RUNNABLE ;  WAITING -> RUNNABLE (readied) ;  RUNNING -> DEAD
public enum GoroutineStatus {
    IDLE(0),
    RUNNABLE(1),
    RUNNING(2),
    SYSCALL(3),
    WAITING(4),
    DEAD(6);

    private final int number;

    GoroutineStatus(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
