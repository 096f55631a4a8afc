package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.sched.Goroutine;

/// Package weak.
final class WeakNatives implements NativeSet {
    private final NativeEnvironment env;

    WeakNatives(NativeEnvironment env) {
        this.env = env;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "handle" ->
                    (g, r, b) -> {
                        r[b + 2] = env.context().collector().weakHandles().handle(r[b + 3]);
                        return Native.DONE;
                    };
            case "pointer" ->
                    (g, r, b) -> {
                        var shader = ((Goroutine) g).shader;
                        var handles = env.context().collector().weakHandles();
                        r[b + 2] = handles.get(r[b + 3], shader);
                        return Native.DONE;
                    };
            default -> null;
        };
    }
}
