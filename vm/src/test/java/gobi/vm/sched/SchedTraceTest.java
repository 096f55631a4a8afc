package gobi.vm.sched;

import static gobi.vm.sched.FakeProgram.DONE;
import static gobi.vm.sched.FakeProgram.NEXT;
import static gobi.vm.sched.FakeProgram.PARKED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The text of GODEBUG=schedtrace, which tools take apart: the fields of native Go in its order.
@Timeout(60)
class SchedTraceTest {
    private final StringBuilder reported = new StringBuilder();

    /// On one P the main goroutine runs, locked to its thread, one waits for a channel, one sleeps,
    /// one is to run next and two more could run; what depends on time stands as N.
    private String report(boolean detail) {
        try (var p = new FakeProgram(1)) {
            var waiting = new AtomicInteger();
            var begun = new boolean[1];
            p.run(g -> {
                if (!begun[0]) {
                    begun[0] = true;
                    p.go(h -> park(p, h, waiting));
                    p.go(h -> sleep(p, h, waiting));
                }
                if (waiting.get() < 2 || p.scheduler.sysmon.isAsleep()) {
                    p.scheduler.yield(g);
                    return NEXT;
                }
                p.scheduler.lockThread(g);
                p.go(h -> DONE);
                p.go(h -> DONE);
                p.go(h -> DONE);
                var options = new SchedTraceOptions(1000, detail);
                reported.append(
                        new SchedTrace(p.scheduler, options, new PrintStream(System.err)).report());
                return p.exit(0);
            });
        }
        return reported.toString()
                .replaceAll("SCHED \\d+ms", "SCHED Nms")
                .replaceAll("schedtick=\\d+", "schedtick=N");
    }

    private static int park(FakeProgram p, Goroutine g, AtomicInteger waiting) {
        waiting.incrementAndGet();
        p.scheduler.park(g, WaitReason.CHAN_RECEIVE);
        return PARKED;
    }

    private static int sleep(FakeProgram p, Goroutine g, AtomicInteger waiting) {
        waiting.incrementAndGet();
        p.scheduler.sleep(g, TimeUnit.HOURS.toNanos(1));
        return PARKED;
    }

    @Test
    void oneLineWithTheLengthsOfQueues() {
        assertEquals(
                """
                SCHED Nms: gomaxprocs=1 idleprocs=0 threads=2 spinningthreads=0 needspinning=0 idlethreads=0 runqueue=0 [2]
                """,
                report(false));
    }

    @Test
    void detailsOfProcessorsThreadsAndGoroutines() {
        assertEquals(
                """
                SCHED Nms: gomaxprocs=1 idleprocs=0 threads=2 spinningthreads=0 needspinning=0 idlethreads=0 runqueue=0 gcwaiting=false nmidlelocked=0 stopwait=0 sysmonwait=false
                  P0: status=1 schedtick=N syscalltick=0 m=0 runqsize=2 gfreecnt=0 timerslen=1
                  M0: p=0 curg=1 mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false blocked=false lockedg=1
                  G1: status=2() m=0 lockedm=0
                  G2: status=4(chan receive) m=nil lockedm=nil
                  G3: status=4(sleep) m=nil lockedm=nil
                  G4: status=1() m=nil lockedm=nil
                  G5: status=1() m=nil lockedm=nil
                  G6: status=1() m=nil lockedm=nil
                """,
                report(true));
    }
}
