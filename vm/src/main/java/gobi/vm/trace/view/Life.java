package gobi.vm.trace.view;

/// One goroutine's life as far as the trace shows it. Times are in nanoseconds.
final class Life {
    enum State {
        RUNNABLE("runnable"),
        RUNNING("running"),
        WAITING("waiting"),
        SYSCALL("in a system call"),
        DEAD("ended");

        final String text;

        State(String text) {
            this.text = text;
        }
    }

    final long id;
    final long creator;
    final long born;
    String name;
    State state;
    long since;
    long ended = -1;

    // sums
    long ran;
    long queued;
    long waited;
    long inSyscalls;
    long starts;

    /// The longest wait.
    long longest;

    String longestReason = "";
    long longestStack;

    /// Why it waits, and the stack.
    String reason = "";

    long stack;

    /// The P on which it was last woken or run, -1 for none.
    int processor = -1;

    Life(long id, long creator, String name, long time, State state) {
        this.id = id;
        this.creator = creator;
        this.name = name;
        this.born = time;
        this.since = time;
        this.state = state;
    }

    /// Goes to another state.
    void become(State next, long time) {
        long spent = Math.max(0, time - since);
        switch (state) {
            case RUNNING -> ran += spent;
            case RUNNABLE -> queued += spent;
            case SYSCALL -> inSyscalls += spent;
            case WAITING -> {
                waited += spent;
                if (spent > longest) {
                    longest = spent;
                    longestReason = reason;
                    longestStack = stack;
                }
            }
            case DEAD -> {}
        }
        state = next;
        since = time;
        if (next == State.DEAD) {
            ended = time;
        }
    }

    boolean isSystem() {
        return name.startsWith("runtime.") && !name.equals("runtime.main");
    }
}
