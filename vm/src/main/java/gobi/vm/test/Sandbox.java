package gobi.vm.test;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// Does a piece of work on a thread of its own, with a deep stack and a time limit. Whatever the
/// work throws, memory and stack exhaustion too, comes back as a [WorkFailure]. Work that cannot be
/// stopped is left behind on its thread.
final class Sandbox {
    private static final long STACK_BYTES = 512L << 20;
    private static final long PATIENCE_MILLIS = 5_000;

    private Sandbox() {}

    /// The work threw something.
    static final class WorkFailure extends Exception {
        private static final long serialVersionUID = 1L;

        WorkFailure(Throwable cause) {
            super(cause);
        }
    }

    /// `stop` asks the work to end when its time is over.
    static <T> T call(String name, Duration limit, Callable<T> work, Runnable stop)
            throws InterruptedException, TimeoutException, WorkFailure {
        var result = new Result<>(work);
        var thread = new Thread(null, result, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        thread.join(limit);
        if (!thread.isAlive()) {
            return result.get();
        }
        stop.run();
        thread.join(PATIENCE_MILLIS);
        thread.interrupt();
        throw new TimeoutException();
    }

    private static final class Result<T> implements Runnable {
        private final Callable<T> work;
        private T value;
        private Throwable failure;

        Result(Callable<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                value = work.call();
            } catch (Throwable t) {
                failure = t;
            }
        }

        T get() throws WorkFailure {
            if (failure != null) {
                throw new WorkFailure(failure);
            }
            return value;
        }
    }
}
