package gobi.vm.lib;

/// What signals do in a Go program on Linux, by number.
final class SignalTable {
    static final int MAX = 64;
    static final int SIGHUP = 1;
    static final int SIGINT = 2;
    static final int SIGQUIT = 3;
    static final int SIGABRT = 6;
    static final int SIGTERM = 15;

    /// What becomes of a signal that nobody waits for.
    enum Action {
        /// Nothing.
        NONE,
        /// The process ends by it.
        KILL,
        /// The program dies with its name and the traces of all goroutines.
        THROW,
        /// The system decides: stopping and continuing, and what cannot be caught.
        SYSTEM
    }

    private SignalTable() {}

    static Action action(int signal) {
        return switch (signal) {
            case SIGHUP, SIGINT, SIGTERM -> Action.KILL;
            case SIGQUIT, 4, 5, SIGABRT, 7, 8, 11, 16, 31 -> Action.THROW;
            case 9, 18, 19, 20, 21, 22 -> Action.SYSTEM;
            default -> Action.NONE;
        };
    }

    /// Whether faults of running code raise it, for which the JVM has uses.
    static boolean isFault(int signal) {
        return switch (signal) {
            case 4, 5, 7, 8, 11 -> true;
            default -> false;
        };
    }

    /// Whether a handler of this process may stand for it.
    static boolean isCatchable(int signal) {
        // 9 and 19 by nobody; the C library keeps 32 and 33 for itself.
        return signal != 9 && signal != 19 && signal != 32 && signal != 33 && !isFault(signal);
    }

    /// Whether processes that do nothing about it end by it, though Go programs do not.
    static boolean endsOthers(int signal) {
        return action(signal) == Action.NONE
                && switch (signal) {
                    // Ignored by default: children, urgent data, windows. By the JVM: the others.
                    case 17, 23, 28, 13, 25 -> false;
                    default -> true;
                };
    }

    /// Of those that end the program with traces.
    static String text(int signal) {
        return switch (signal) {
            case SIGQUIT -> "SIGQUIT: quit";
            case 4 -> "SIGILL: illegal instruction";
            case 5 -> "SIGTRAP: trace trap";
            case SIGABRT -> "SIGABRT: abort";
            case 7 -> "SIGBUS: bus error";
            case 8 -> "SIGFPE: floating-point exception";
            case 11 -> "SIGSEGV: segmentation violation";
            case 16 -> "SIGSTKFLT: stack fault";
            case 31 -> "SIGSYS: bad system call";
            default -> "signal " + signal;
        };
    }
}
