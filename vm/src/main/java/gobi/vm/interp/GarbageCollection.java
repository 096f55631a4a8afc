package gobi.vm.interp;

import gobi.vm.gc.Collector;
import gobi.vm.gc.GcCycle;
import gobi.vm.gc.GcOptions;
import gobi.vm.gc.GcTrace;
import gobi.vm.gc.RootSource;
import gobi.vm.heap.Heap;
import gobi.vm.heap.MCache;
import gobi.vm.os.CompilerThreads;
import gobi.vm.sched.GarbageCollector;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Processor;
import gobi.vm.sched.Scheduler;
import gobi.vm.sched.WaitReason;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Collections from the program's point of view: when Ps mark and for how long, which goroutines
/// wait for a cycle, what the roots are.
public final class GarbageCollection implements GarbageCollector {
    /// A worker with a fraction of a P's time may exceed that by a fifth.
    private static final double FRACTION_SLACK = 1.2;

    private static final int SPANS_PER_LOOK = 16;
    private static final int STACKS_PER_PART = 32;

    private final RuntimeContext context;
    private final Heap heap;
    private final Scheduler scheduler;
    private final Collector collector;
    private final boolean stopped;
    private final long start = System.nanoTime();
    private boolean traced;
    private boolean pacerTraced;

    /// Dedicated workers that are wanted and not at work.
    private final AtomicInteger dedicated = new AtomicInteger();

    private WorkerPlan plan = WorkerPlan.of(1);
    private long markStart;
    private long stopBegan;
    private long firstStop;
    private long lastStops;
    private Step step = Step.NOTHING;
    private boolean worldStands;

    /// What the last stop of the world was for.
    private enum Step {
        NOTHING,
        BEGUN,
        GOES_ON,
        ENDED
    }

    private record Waiter(Goroutine g, long cycle) {}

    /// Goroutines in runtime.GC; its own lock.
    private final Deque<Waiter> waiters = new ArrayDeque<>();

    private volatile Goroutine finalizerWaiter;
    private volatile Goroutine finalizerRunner;

    /// @param stopped whether the world is to stand for whole cycles
    GarbageCollection(RuntimeContext context, Collector collector, boolean stopped) {
        this.context = context;
        this.heap = context.heap();
        this.scheduler = context.scheduler();
        this.collector = collector;
        this.stopped = stopped;
    }

    /// Has lines printed for every collection as the options say; before there is one.
    public void trace(GcOptions options) {
        traced = options.trace();
        pacerTraced = options.pacer();
    }

    // --- allocation

    /// The user of that cache has been given so many bytes while the heap is being marked.
    public void assist(MCache c, long bytes) {
        if (collector.assist(c, bytes, scheduler::mustStop)) {
            scheduler.requestCollection();
        } else if (collector.hasWork()) {
            scheduler.wakeIdle();
        }
    }

    // --- cycles, in the order of events

    @Override
    public boolean prepare(Processor p) {
        if (!collector.isMarking()) {
            heap.finishSweep();
            return true;
        }
        boolean complete = collector.markRest(p.mcache);
        if (!complete) {
            scheduler.wakeIdle();
        }
        return complete;
    }

    @Override
    public boolean wantsToEnd() {
        return collector.isDone();
    }

    @Override
    public String stopReason() {
        return collector.isMarking() ? "GC mark termination" : "GC sweep termination";
    }

    @Override
    public void advance(long began) {
        stopBegan = began;
        worldStands = true;
        if (collector.isMarking()) {
            step = collector.tryFinish() ? Step.ENDED : Step.GOES_ON;
        } else if (stopped || scheduler.isDeterministic()) {
            collector.collect(roots(), isAwaited(), scheduler.processors());
            step = Step.NOTHING;
            finished();
        } else {
            collector.begin(this::roots, isAwaited(), began);
            planWorkers();
            lastStops = 0;
            step = Step.BEGUN;
        }
        worldStands = false;
    }

    /// Whether the world stands still for the collector, from a marker's point of view.
    boolean isWorldStanding() {
        return worldStands;
    }

    @Override
    public void resumed(long startedAt) {
        switch (step) {
            case NOTHING -> {}
            case BEGUN -> {
                firstStop = startedAt - stopBegan;
                scheduler.wakeIdle();
                if (pacerTraced) {
                    context.tell(PacerTrace.begin(collector, plan));
                }
                if (collector.cycles() == 0) {
                    // Not in this thread: a stop would wait for it.
                    Thread.ofPlatform().daemon().start(this::prepareForMore);
                }
            }
            case GOES_ON -> {
                lastStops += startedAt - stopBegan;
                scheduler.wakeIdle();
            }
            case ENDED -> {
                lastStops += startedAt - stopBegan;
                collector.record(firstStop, lastStops, stopBegan, scheduler.processors());
                finished();
            }
        }
        step = Step.NOTHING;
    }

    /// A program that collects allocates a lot, and its pauses matter.
    private void prepareForMore() {
        heap.preferHugePages();
        CompilerThreads.waitForTheirTurn();
    }

    private void finished() {
        if (pacerTraced) {
            context.tell(PacerTrace.end(collector.recentCycles()));
        }
        if (traced) {
            print(collector.lastCycle());
        }
        if (!scheduler.isDeterministic()) {
            heap.expect(collector.goal());
        }
        releaseWaiters();
        Goroutine waiter = finalizerWaiter;
        if (waiter != null && collector.finalizers().hasReady()) {
            finalizerWaiter = null;
            scheduler.ready(waiter);
        }
    }

    private void print(GcCycle cycle) {
        long ran = Math.max(1, System.nanoTime() - start);
        context.tell(
                GcTrace.line(
                        cycle,
                        cycle.startNanos() - start,
                        (long)
                                (100
                                        * collector.totalCpuNanos()
                                        / ((double) ran * cycle.processors()))));
    }

    /// The share of the CPU that collecting has taken since the start.
    public double cpuFraction() {
        double ran = Math.max(1, System.nanoTime() - start);
        return collector.totalCpuNanos() / (ran * scheduler.processors());
    }

    // --- runtime.GC

    /// Parks `g` until a cycle is over that begins after now.
    public void await(Goroutine g) {
        boolean marking = collector.isMarking();
        synchronized (waiters) {
            waiters.add(new Waiter(g, collector.cycles() + (marking ? 2 : 1)));
            g.setWaiting(WaitReason.GC_WAIT);
        }
        if (!marking) {
            scheduler.requestCollection();
        }
    }

    private boolean isAwaited() {
        synchronized (waiters) {
            return !waiters.isEmpty();
        }
    }

    private void releaseWaiters() {
        List<Goroutine> ready = new ArrayList<>();
        boolean more;
        synchronized (waiters) {
            for (Iterator<Waiter> i = waiters.iterator(); i.hasNext(); ) {
                Waiter w = i.next();
                if (w.cycle <= collector.cycles()) {
                    ready.add(w.g);
                    i.remove();
                }
            }
            more = !waiters.isEmpty();
        }
        ready.forEach(scheduler::ready);
        if (more) {
            scheduler.requestCollection();
        }
    }

    // --- the goroutine that runs finalizers

    /// `g` is the goroutine that runs finalizers.
    public void runsFinalizers(Goroutine g) {
        if (finalizerRunner != g) {
            scheduler.markSystem(g);
            finalizerRunner = g;
        }
    }

    /// Parks the goroutine that runs finalizers until a collection has found some.
    public void parkForFinalizers(Goroutine g) {
        finalizerWaiter = g;
        scheduler.park(g, WaitReason.FINALIZER);
    }

    /// Whether finalizers are ready or running; false while one waits for another goroutine.
    public boolean hasPendingFinalizers() {
        Goroutine runner = finalizerRunner;
        if (runner == null || runner == finalizerWaiter) {
            return collector.finalizers().hasReady();
        }
        return runner.isRunnable() || runner.waitReason == WaitReason.FINALIZER;
    }

    // --- roots

    /// The roots but for globals and finalizers, in parts: stacks a few at a time, timers.
    private List<RootSource> roots() {
        List<RootSource> parts = new ArrayList<>();
        List<Goroutine> some = new ArrayList<>();
        Collection<Goroutine> all = scheduler.allGoroutines();
        for (Goroutine g : all) {
            some.add(g);
            if (some.size() == STACKS_PER_PART) {
                parts.add(new StackRoots(context, List.copyOf(some)));
                some.clear();
            }
        }
        parts.add(new StackRoots(context, some));
        parts.add(context.timers());
        return parts;
    }

    @Override
    public long markingCycle() {
        return collector.isMarking() ? collector.cycles() + 1 : 0;
    }

    @Override
    public void visit(Goroutine g, Processor p) {
        collector.visit(p.mcache, v -> new StackScan(context, v).visit(g));
    }

    // --- workers

    private void planWorkers() {
        plan = WorkerPlan.of(scheduler.processors());
        dedicated.set(plan.dedicated());
        markStart = System.nanoTime();
    }

    @Override
    public boolean wantsWorker(Processor p) {
        return collector.isMarking()
                && collector.hasWork()
                && (dedicated.get() > 0 || isBehind(p, 1));
    }

    private boolean isBehind(Processor p, double slack) {
        return plan.fraction() > 0
                && p.markNanos(markingCycle())
                        < slack * plan.fraction() * (System.nanoTime() - markStart);
    }

    @Override
    public void work(Processor p, BooleanSupplier stop) {
        if (dedicated.getAndDecrement() > 0) {
            mark(p, "dedicated", stop);
            dedicated.getAndIncrement();
        } else {
            dedicated.getAndIncrement();
            long began = System.nanoTime();
            mark(p, "fractional", () -> stop.getAsBoolean() || isOver(p, began));
        }
    }

    private boolean isOver(Processor p, long began) {
        long now = System.nanoTime();
        return p.markNanos(markingCycle()) + now - began
                > FRACTION_SLACK * plan.fraction() * (now - markStart);
    }

    private void mark(Processor p, String kind, BooleanSupplier stop) {
        long began = System.nanoTime();
        heap.events().workerBegins(kind);
        long cycle = markingCycle();
        collector.work(p.mcache, stop);
        heap.events().workerEnds();
        long took = System.nanoTime() - began;
        p.marked(cycle, took);
        collector.clock().worked(took);
    }

    @Override
    public boolean hasIdleWork() {
        return collector.isMarking() ? collector.hasWork() : heap.isSweeping();
    }

    @Override
    public boolean workIdly(Processor p, BooleanSupplier stop) {
        if (collector.isMarking()) {
            return collector.hasWork() && markIdly(p, stop);
        }
        return heap.sweepSome(SPANS_PER_LOOK);
    }

    private boolean markIdly(Processor p, BooleanSupplier stop) {
        long began = System.nanoTime();
        heap.events().workerBegins("idle");
        scheduler.wakeIdle();
        collector.work(p.mcache, stop);
        heap.events().workerEnds();
        collector.clock().workedIdly(System.nanoTime() - began);
        return true;
    }
}
