package gobi.vm.heap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// The central lists and sweeping: what marking did not reach becomes free span by span, when a
/// span is wanted for allocation, or in the background, or at the latest before the next marking.
final class Sweeper {
    /// So many spans are swept for an allocation before the heap grows instead.
    private static final int PATIENCE = 100;

    private final Heap heap;
    private final Central[] central = new Central[SizeClasses.SPAN_CLASSES];

    /// Those that have ever held a span: few, and stops of the world go through them.
    private volatile Central[] used = {};

    /// Even; a span of this generation is swept, one of the last generation is to be swept, and one
    /// between them is being swept.
    private volatile int generation = 2;

    /// Threads between taking a span off a list and having put it where it belongs.
    private final AtomicInteger busy = new AtomicInteger();

    /// Whether there may be spans to sweep; false only if there are none.
    private volatile boolean unfinished;

    private volatile int toSweep;
    private final LongAdder freedBytes = new LongAdder();
    private final LongAdder freedObjects = new LongAdder();

    Sweeper(Heap heap) {
        this.heap = heap;
        for (int i = 0; i < central.length; i++) {
            central[i] = new Central();
        }
    }

    int generation() {
        return generation;
    }

    /// A span that is in no list and in no cache.
    void add(Span span) {
        Central c = central[span.spanClass];
        if (!c.isUsed()) {
            use(c);
        }
        c.add(span);
    }

    private synchronized void use(Central c) {
        if (c.isUsed()) {
            return;
        }
        Central[] more = Arrays.copyOf(used, used.length + 1);
        more[used.length] = c;
        used = more;
        c.setUsed();
    }

    /// A swept span of that class with free slots, or null.
    Span forAllocation(int spanClass) {
        Central c = central[spanClass];
        Span span = c.pollPartial();
        for (int i = 0; span == null && i < PATIENCE && c.maySweep(); i++) {
            span = sweepNext(c, true);
        }
        return span;
    }

    /// Sweeps one span of the list. If `wanted`, one with free slots is the caller's afterwards.
    private Span sweepNext(Central c, boolean wanted) {
        busy.getAndIncrement();
        try {
            Span span = c.pollUnswept();
            if (span == null) {
                return null;
            }
            sweep(span);
            if (span.isEmpty() && !(wanted && !span.isLarge())) {
                heap.freeSpan(span);
                return null;
            }
            if (wanted && span.hasFreeSlots()) {
                return span;
            }
            c.add(span);
            return null;
        } finally {
            busy.getAndDecrement();
        }
    }

    /// Sweeps the span unless it is swept; when this returns it is.
    void sweep(Span span) {
        int now = generation;
        if (span.generation() == now) {
            return;
        }
        if (!span.claim(now - 2, now - 1)) {
            while (span.generation() != now) {
                Thread.onSpinWait();
            }
            return;
        }
        int freed = span.sweep(heap.options().clobberFree());
        long unit = span.isLarge() ? span.byteSize() : span.slotSize;
        freedObjects.add(freed);
        freedBytes.add(freed * unit);
        span.setGeneration(now);
    }

    /// Everything that is not marked is free from now on, though it is not usable before its span
    /// is swept. The world is stopped, caches are flushed, and [#finish] was called.
    void start() {
        int next = generation + 2;
        generation = next; // one writer: the world is stopped
        int spans = 0;
        for (Central c : used) {
            spans += c.startSweep();
        }
        toSweep = spans;
        unfinished = spans > 0;
    }

    /// Sweeps about that many spans; false if nothing is left.
    boolean sweepSome(int spans) {
        int left = spans;
        for (Central c : used) {
            while (c.maySweep()) {
                if (left-- == 0) {
                    return true;
                }
                sweepNext(c, false);
            }
        }
        unfinished = false;
        return false;
    }

    /// Whether spans wait to be swept; now and then true without reason.
    boolean isUnfinished() {
        return unfinished;
    }

    /// How many spans there were to sweep when sweeping began.
    int toSweep() {
        return toSweep;
    }

    /// Sweeps all that is left and waits for others who sweep.
    void finish() {
        while (sweepSome(Integer.MAX_VALUE)) {
            Thread.onSpinWait();
        }
        while (busy.get() != 0) {
            Thread.onSpinWait();
        }
    }

    boolean isDone() {
        for (Central c : used) {
            if (c.maySweep()) {
                return false;
            }
        }
        return busy.get() == 0;
    }

    /// All spans. The world is stopped, and caches are flushed.
    List<Span> spans() {
        List<Span> all = new ArrayList<>();
        for (Central c : used) {
            c.copyTo(all);
        }
        return all;
    }

    long freedBytes() {
        return freedBytes.sum();
    }

    long freedObjects() {
        return freedObjects.sum();
    }
}
