package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.fault.Fault;
import gobi.vm.gc.Finalizers;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.type.Kind;
import gobi.vm.type.RType;

import java.util.Arrays;

/// The collector's part of package runtime.
final class MemoryNatives implements NativeSet {
    private final NativeEnvironment env;

    MemoryNatives(NativeEnvironment env) {
        this.env = env;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "collect" -> (g, r, b) -> collect((Goroutine) g);
            case "KeepAlive" -> (g, r, b) -> Native.DONE;
            case "memStats" -> (g, r, b) -> memStats(r, b);
            case "setFinalizer" -> (g, r, b) -> setFinalizer(r, b);
            case "nanotime" ->
                    (g, r, b) -> {
                        r[b + 2] = env.context().scheduler().now();
                        return Native.DONE;
                    };
            case "finalizersPending" ->
                    (g, r, b) -> {
                        r[b + 2] = env.context().collections().hasPendingFinalizers() ? 1 : 0;
                        return Native.DONE;
                    };
            case "addCleanup" -> (g, r, b) -> addCleanup(r, b);
            case "removeCleanup" ->
                    (g, r, b) -> {
                        env.context().collector().finalizers().removeCleanup(r[b + 2]);
                        return Native.DONE;
                    };
            case "nextFinalizer" -> (g, r, b) -> nextFinalizer((Goroutine) g, r, b);
            default -> null;
        };
    }

    private int collect(Goroutine g) {
        if (!g.resumed()) {
            env.context().collections().await(g);
            return Native.PARKED;
        }
        env.context().heap().finishSweep();
        return Native.DONE;
    }

    private int memStats(long[] r, int b) {
        long out = r[b + 3];
        long n = Math.min(r[b + 4], MemStats.SIZE);
        long[] figures = MemStats.read(env.context());
        for (int i = 0; i < n; i++) {
            Memory.storeLong(out + 8L * i, figures[i]);
        }
        r[b + 2] = n;
        return Native.DONE;
    }

    private static Fault refuse(String text) {
        return Fault.of(Fault.Kind.FATAL, "runtime.SetFinalizer: " + text);
    }

    private int setFinalizer(long[] r, int b) {
        RType object = env.context().types().byAddress(r[b + 2]);
        RType finalizer = env.context().types().byAddress(r[b + 4]);
        if (object == null) {
            throw refuse("first argument is nil");
        }
        if (object.kind != Kind.POINTER) {
            throw refuse("first argument is " + object.display + ", not pointer");
        }
        long p = r[b + 3];
        if (p == 0) {
            throw refuse("first argument is nil pointer of type " + object.display);
        }
        Finalizers table = env.context().collector().finalizers();
        if (finalizer == null) {
            table.remove(p);
            return Native.DONE;
        }
        check(object, finalizer);
        if (!table.isObject(p)) {
            // Globals, constants and objects of no size never become unreachable.
            return Native.DONE;
        }
        if (!table.set(p, r[b + 5], object.address, finalizer.address)) {
            throw refuse("finalizer already set");
        }
        return Native.DONE;
    }

    private void check(RType object, RType finalizer) {
        if (finalizer.kind != Kind.FUNC) {
            throw refuse("second argument is " + finalizer.display + ", not a function");
        }
        String mismatch = "cannot pass " + object.display + " to finalizer " + finalizer.display;
        if (finalizer.variadic || finalizer.params.length != 1) {
            throw refuse(mismatch);
        }
        RType param = finalizer.params[0];
        boolean same = param == object || !param.isNamed() && param.underlying == object.underlying;
        boolean wide = param.isInterface() && env.context().itabs().implementsAll(object, param);
        if (!same && !wide) {
            throw refuse(mismatch);
        }
    }

    /// Numbers begin with 1; 0 is the cleanup of what never becomes unreachable.
    private int addCleanup(long[] r, int b) {
        long address = r[b + 3];
        boolean mayDie = env.context().heap().objectBase(address) != 0;
        Finalizers table = env.context().collector().finalizers();
        r[b + 2] = mayDie ? table.addCleanup(address, r[b + 4]) : 0;
        return Native.DONE;
    }

    private int nextFinalizer(Goroutine g, long[] r, int b) {
        g.resumed();
        env.context().collections().runsFinalizers(g);
        switch (env.context().collector().finalizers().poll(g.shader)) {
            case null -> {
                env.context().collections().parkForFinalizers(g);
                return Native.PARKED;
            }
            case Finalizers.Finalizer f -> finalizer(f, r, b);
            case Finalizers.Cleanup c -> {
                Arrays.fill(r, b + 2, b + 7, 0);
                r[b + 2] = c.closure();
            }
        }
        return Native.DONE;
    }

    private void finalizer(Finalizers.Finalizer next, long[] r, int b) {
        RType param = env.context().types().byAddress(next.funcType()).params[0];
        boolean wide = param.isInterface();
        r[b + 2] = next.closure();
        r[b + 3] = next.funcType();
        r[b + 4] = 0;
        if (wide) {
            RType pointer = env.context().types().byAddress(next.pointerType());
            r[b + 4] =
                    param.interfaceMethods.length == 0
                            ? pointer.address
                            : env.context().itabs().itab(param, pointer);
        }
        r[b + 5] = next.object();
        r[b + 6] = wide ? 1 : 0;
    }
}
