package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.fault.Fault;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.WaitReason;
import gobi.vm.sync.Semaphores;

/// sync: semaphores by address, spinning, fatal errors.
final class SyncNatives implements NativeSet {
    private static final WaitReason[] REASONS = {
        WaitReason.SEMACQUIRE,
        WaitReason.MUTEX_LOCK,
        WaitReason.RWMUTEX_RLOCK,
        WaitReason.RWMUTEX_LOCK,
        WaitReason.COND_WAIT
    };

    private final NativeEnvironment env;
    private final Semaphores semaphores;

    SyncNatives(NativeEnvironment env) {
        this.env = env;
        this.semaphores = env.context().semaphores();
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "runtime_Semacquire" -> (g, r, b) -> acquire((Goroutine) g, r, b);
            case "runtime_Semrelease" -> (g, r, b) -> release((Goroutine) g, r, b);
            case "runtime_canSpin" -> (g, r, b) -> canSpin((Goroutine) g, r, b);
            case "runtime_doSpin" -> (g, r, b) -> spin();
            case "runtime_nanotime" -> (g, r, b) -> result(r, b, env.context().scheduler().now());
            case "runtime_procID" -> (g, r, b) -> result(r, b, ((Goroutine) g).processor.id);
            case "runtime_gcCycle" -> (g, r, b) -> result(r, b, env.context().collector().cycles());
            case "end" ->
                    (g, r, b) -> {
                        throw Fault.of(Fault.Kind.FATAL, Memory.readString(r[b + 2], r[b + 3]));
                    };
            default -> null;
        };
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    private int acquire(Goroutine g, long[] r, int b) {
        if (g.resumed()) {
            semaphores.finish(g);
            return Native.DONE;
        }
        boolean got = semaphores.acquire(g, r[b + 2], r[b + 3] != 0, REASONS[(int) r[b + 4]]);
        return got ? Native.DONE : Native.PARKED;
    }

    private int release(Goroutine g, long[] r, int b) {
        boolean yield = semaphores.release(g, r[b + 2], r[b + 3] != 0);
        return yield ? Native.CHECK : Native.DONE;
    }

    private int canSpin(Goroutine g, long[] r, int b) {
        return result(r, b, env.context().scheduler().canSpin(g, (int) r[b + 3]) ? 1 : 0);
    }

    private int spin() {
        env.context().scheduler().doSpin();
        return Native.DONE;
    }
}
