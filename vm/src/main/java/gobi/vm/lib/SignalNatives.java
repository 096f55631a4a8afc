package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.fault.Fault;
import gobi.vm.sched.Goroutine;

/// os/signal.
final class SignalNatives implements NativeSet {
    private final SignalQueue queue;

    SignalNatives(NativeEnvironment env) {
        this.queue = env.signals();
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "signal_enable" -> (g, r, b) -> asked(() -> queue.enable((int) r[b + 2]));
            case "signal_disable" -> (g, r, b) -> asked(() -> queue.disable((int) r[b + 2]));
            case "signal_ignore" -> (g, r, b) -> asked(() -> queue.ignore((int) r[b + 2]));
            case "signal_ignored" ->
                    (g, r, b) -> asked(() -> r[b + 2] = queue.isIgnored((int) r[b + 3]) ? 1 : 0);
            case "signal_recv" -> (g, r, b) -> receive((Goroutine) g, r, b);
            default -> null;
        };
    }

    private static int asked(Runnable request) {
        try {
            request.run();
        } catch (UnsupportedOperationException e) {
            throw Fault.of(Fault.Kind.FATAL, "os/signal: " + e.getMessage());
        }
        return Native.DONE;
    }

    private int receive(Goroutine g, long[] r, int b) {
        g.resumed();
        int signal = queue.receive(g);
        if (signal == 0) {
            return Native.PARKED;
        }
        r[b + 2] = signal;
        return Native.DONE;
    }
}
