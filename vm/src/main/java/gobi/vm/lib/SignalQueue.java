package gobi.vm.lib;

import gobi.vm.interp.LastWords;
import gobi.vm.interp.RuntimeContext;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.WaitReason;

/// Signals of one program: which it wants to hear of and which have come.
///
/// Where the program does not have the process for itself, the process's signals are not its
/// business; those that it sends to itself come here all the same.
public final class SignalQueue {
    /// How long a program runs before the process's signals get their Go meaning: catching them
    /// takes more CPU time than many a script, and Ctrl-C works anyway.
    private static final long QUIET_MILLIS = 1000;

    private static final int STATUS_OF_SIGNAL = 128;

    private final RuntimeContext context;

    // One bit each.
    private long wanted;
    private long ignored;
    private long pending;

    private Goroutine receiver;
    private boolean watched;
    private boolean ownsProcess;
    private Thread starter;
    private SignalHandlers handlers;
    private volatile int deadly;

    public SignalQueue(RuntimeContext context) {
        this.context = context;
    }

    /// The program has this process for itself.
    public void ownProcess() {
        ownsProcess = true;
        starter = new Thread(null, this::catchLater, "gobi-signal-start", 0, false);
        starter.setDaemon(true);
        starter.start();
    }

    /// The program has ended: signals are the process's own affair again.
    public void close() {
        SignalHandlers open;
        synchronized (this) {
            open = handlers;
            handlers = null;
            ownsProcess = false;
            if (starter != null) {
                starter.interrupt();
            }
        }
        if (open != null) {
            open.close();
        }
    }

    private void catchLater() {
        try {
            Thread.sleep(QUIET_MILLIS);
            handlers();
        } catch (InterruptedException | UnsupportedOperationException e) {
            // The system's and the JVM's actions remain.
        }
    }

    /// Those of the process, or null if that is not the program's own.
    private synchronized SignalHandlers handlers() {
        if (handlers == null && ownsProcess) {
            handlers = new SignalHandlers(this::raise);
            for (int signal = 1; signal <= SignalTable.MAX; signal++) {
                if (isOurs(signal) && !handlers.isIgnored(signal)) {
                    handlers.handle(signal);
                }
            }
        }
        return handlers;
    }

    /// Whether it means something else to a Go program than to the JVM, also if unwanted.
    private static boolean isOurs(int signal) {
        return SignalTable.isCatchable(signal)
                && switch (SignalTable.action(signal)) {
                    case KILL, THROW -> true;
                    case NONE -> SignalTable.endsOthers(signal);
                    case SYSTEM -> false;
                };
    }

    private static long bit(int signal) {
        return 1L << signal - 1;
    }

    private static boolean isSignal(int signal) {
        return signal >= 1 && signal <= SignalTable.MAX;
    }

    // --- what the program asks for

    void enable(int signal) {
        if (!isSignal(signal)) {
            return;
        }
        boolean first;
        synchronized (this) {
            wanted |= bit(signal);
            ignored &= ~bit(signal);
            first = !watched;
            watched = true;
            if (ownsProcess && SignalTable.isCatchable(signal)) {
                handlers().handle(signal);
            }
        }
        if (first) {
            context.scheduler().addExternalSource();
        }
    }

    synchronized void disable(int signal) {
        if (!isSignal(signal)) {
            return;
        }
        wanted &= ~bit(signal);
        ignored &= ~bit(signal);
        if (handlers != null && SignalTable.isCatchable(signal)) {
            if (isOurs(signal)) {
                handlers.handle(signal);
            } else {
                handlers.restore(signal);
            }
        }
    }

    synchronized void ignore(int signal) {
        if (!isSignal(signal)) {
            return;
        }
        wanted &= ~bit(signal);
        ignored |= bit(signal);
        if (ownsProcess && SignalTable.isCatchable(signal)) {
            handlers().ignore(signal);
        }
    }

    synchronized boolean isIgnored(int signal) {
        if (!isSignal(signal)) {
            return false;
        }
        return (ignored & bit(signal)) != 0
                || ownsProcess
                        && SignalTable.isCatchable(signal)
                        && (wanted & bit(signal)) == 0
                        && handlers().isIgnored(signal);
    }

    /// The next signal, or 0 after having parked `g`, which is to ask once more.
    synchronized int receive(Goroutine g) {
        if (pending == 0) {
            receiver = g;
            context.scheduler().park(g, WaitReason.SIGNAL);
            return 0;
        }
        int signal = Long.numberOfTrailingZeros(pending) + 1;
        pending &= ~bit(signal);
        return signal;
    }

    // --- signals

    /// The program sends itself a signal; false if that is the system's affair.
    boolean raiseFromProgram(int signal) {
        if (!isSignal(signal) || SignalTable.action(signal) == SignalTable.Action.SYSTEM) {
            return false;
        }
        raise(signal);
        return true;
    }

    /// A signal has come. From any thread.
    private void raise(int signal) {
        Goroutine woken;
        synchronized (this) {
            if ((ignored & bit(signal)) != 0) {
                return;
            }
            if ((wanted & bit(signal)) == 0) {
                woken = null;
            } else {
                pending |= bit(signal);
                woken = receiver;
                receiver = null;
                if (woken == null) {
                    return;
                }
            }
        }
        if (woken != null) {
            context.scheduler().ready(woken);
        } else {
            act(signal);
        }
    }

    private void act(int signal) {
        switch (SignalTable.action(signal)) {
            case NONE, SYSTEM -> {}
            case KILL -> {
                deadly = signal;
                context.scheduler().exit(STATUS_OF_SIGNAL + signal);
            }
            case THROW -> new LastWords(context).signal(SignalTable.text(signal));
        }
    }

    /// After the end of a program that had the process for itself: if a signal ended the one, so it
    /// does the other.
    public void dieOfSignal() {
        int signal = deadly;
        if (signal != 0) {
            var last = new SignalHandlers(s -> {});
            last.useDefault(signal);
            Signals.kill(ProcessHandle.current().pid(), signal);
        }
    }
}
