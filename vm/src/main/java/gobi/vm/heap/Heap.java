package gobi.vm.heap;

import gobi.vm.event.EventLog;
import gobi.vm.fault.Fault;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;
import gobi.vm.profile.MemoryProfile;
import gobi.vm.profile.Profiles;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// The heap of one VM: allocation, the way from an address to its object, immortal memory, and
/// sweeping. See the package's page.
public final class Heap {
    /// Go refuses larger makes before it asks for memory.
    public static final long MAX_ALLOC = 1L << 48;

    private static final int SMALL_VALUES = 256;
    private static final int ZERO_BYTES = 1024;

    /// Sweeping shall be done when this part of the way to the next trigger is.
    private static final double SWEEP_AHEAD = 0.9;

    private static final long MIN_SWEEP_ROOM = 1 << 18;

    private final AddressSpace space;
    private final HeapListener listener;
    private final HeapOptions options;
    private final PageHeap pages;
    private final StaticArea statics;
    private final EventLog events = new EventLog();
    private final Profiles profiles = new Profiles(samples());

    /// By arena of the reservation, then by page.
    private final Span[][] spanTable = new Span[AddressSpace.arenaCount()][];

    private final Phase phase = new Phase();
    private final Sweeper sweeper;
    private final Scavenger scavenger;
    private final List<MCache> caches = new CopyOnWriteArrayList<>();
    private final List<GlobalArea> globals = new CopyOnWriteArrayList<>();
    private final AtomicLong globalBytes = new AtomicLong();
    private volatile Layout[] layouts = new Layout[256];
    private int layoutCount = 1;

    private final AtomicLong live = new AtomicLong();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile long trigger = 4L << 20;
    private volatile double spansPerByte;
    private long retiredBytes;
    private long retiredObjects;
    private long largeZero;
    private long largeZeroSize;

    /// Address of every zero-size object, and of 1024 zero bytes.
    public final long zeroBase;

    /// 256 words holding 0 to 255: boxed small scalars.
    public final long smallValues;

    /// Of a string in the heap by itself.
    public final Layout stringLayout;

    public Heap(AddressSpace space, HeapListener listener, HeapOptions options) {
        this.space = space;
        this.listener = listener;
        this.options = options;
        pages = new PageHeap(space);
        statics = new StaticArea(space);
        sweeper = new Sweeper(this);
        scavenger = new Scavenger(pages, sweeper);
        zeroBase = statics.allocate(ZERO_BYTES, 64);
        smallValues = statics.allocate(SMALL_VALUES * 8, 64);
        for (int i = 0; i < SMALL_VALUES; i++) {
            Memory.storeLong(smallValues + 8L * i, i);
        }
        stringLayout = Layout.of(this, 16, 1);
    }

    public Heap(AddressSpace space, HeapListener listener) {
        this(space, listener, HeapOptions.DEFAULT);
    }

    // --- allocation

    /// A zeroed object.
    public long allocate(MCache c, Layout t) {
        Run run = c.runs[t.spanClass];
        long p = run.cursor;
        if (p >= run.end) {
            return allocateSlow(c, t);
        }
        run.cursor = p + run.slotSize;
        Memory.live(p, run.slotSize);
        if (!t.pointerFree) {
            Memory.storeInt(run.ids, t.id);
            run.ids += SizeClasses.ID_SIZE;
        }
        return p;
    }

    /// n zeroed adjacent values.
    public long allocateArray(MCache c, Layout elem, long n) {
        if (elem.pointerFree) {
            return allocateBytes(c, arraySize(elem, n));
        }
        long size = arraySize(elem, n);
        if (size == 0) {
            return zeroBase;
        }
        if (size > SizeClasses.MAX_SMALL) {
            return allocateLarge(c, size, elem, true);
        }
        Run run = runFor(c, SizeClasses.spanClass(SizeClasses.of(size), false));
        Memory.storeInt(run.ids, elem.id);
        run.ids += SizeClasses.ID_SIZE;
        return take(run);
    }

    /// n zeroed bytes without pointers.
    public long allocateBytes(MCache c, long n) {
        return allocateBytes(c, n, true);
    }

    /// n bytes without pointers, of arbitrary contents: the caller overwrites them all.
    public long allocateUninitialized(MCache c, long n) {
        return allocateBytes(c, n, false);
    }

    /// A new string of these bytes; 0 if there are none.
    public long allocateString(MCache c, byte[] bytes) {
        if (bytes.length == 0) {
            return 0;
        }
        long p = allocateUninitialized(c, bytes.length);
        Memory.writeBytes(p, bytes);
        return p;
    }

    private long allocateBytes(MCache c, long n, boolean zeroed) {
        if (n == 0) {
            return zeroBase;
        }
        if (Long.compareUnsigned(n, SizeClasses.MAX_SMALL) > 0) {
            return allocateLarge(c, n, null, zeroed);
        }
        return take(runFor(c, SizeClasses.spanClass(SizeClasses.of(n), true)));
    }

    /// As the three above: of n bytes whose pointers, if any, `t` describes.
    public long allocate(MCache c, long n, Layout t) {
        if (t == null || t.pointerFree) {
            return allocateBytes(c, n);
        }
        return allocateArray(c, t, (n + t.size - 1) / t.size);
    }

    private static long arraySize(Layout elem, long n) {
        long size = elem.size * n;
        if (n < 0 || Math.multiplyHigh(elem.size, n) != 0 || size < 0) {
            throw Fault.of(Fault.Kind.FATAL, "out of memory");
        }
        return size;
    }

    private long allocateSlow(MCache c, Layout t) {
        if (t.size == 0) {
            return zeroBase;
        }
        if (t.spanClass == 0) {
            return allocateLarge(c, t.size, t.pointerFree ? null : t, true);
        }
        refill(c, t.spanClass);
        return allocate(c, t);
    }

    private Run runFor(MCache c, int spanClass) {
        Run run = c.runs[spanClass];
        if (run.cursor >= run.end) {
            refill(c, spanClass);
        }
        return run;
    }

    private static long take(Run run) {
        long p = run.cursor;
        run.cursor = p + run.slotSize;
        Memory.live(p, run.slotSize);
        return p;
    }

    private void refill(MCache c, int spanClass) {
        Run run = c.runs[spanClass];
        if (run.atSample()) {
            sample(run);
            return;
        }
        c.account(run);
        c.fills(spanClass);
        while (run.span == null || !run.span.takeRun(run, phase.marking)) {
            if (run.span != null) {
                Span full = run.span;
                run.span = null;
                sweeper.add(full);
            }
            Span s = sweeper.forAllocation(spanClass);
            run.span = s != null ? s : newSpan(spanClass);
        }
        long size = run.size();
        if (run.span.needsZero) {
            space.zero(run.cursor, size);
        }
        planSample(run);
        grew(c, size);
    }

    private Span newSpan(int spanClass) {
        var grant = pagesFor(SizeClasses.pages(spanClass));
        var span = new Span(grant.address(), spanClass, grant.dirty(), sweeper.generation());
        if (span.ids != 0) {
            Memory.live(span.ids, (long) span.slots * SizeClasses.ID_SIZE);
        }
        enter(span);
        events.spanMade(span.byteSize(), span.slotSize);
        return span;
    }

    private long allocateLarge(MCache c, long size, Layout layout, boolean zeroed) {
        if (Long.compareUnsigned(size, Memory.SIZE) > 0) {
            throw Fault.of(Fault.Kind.FATAL, "out of memory");
        }
        int n = (int) (size + SizeClasses.PAGE - 1 >> SizeClasses.PAGE_SHIFT);
        var grant = pagesFor(n);
        boolean clear = grant.dirty() || Memory.poisons();
        if (clear && (zeroed || layout != null)) {
            space.zero(grant.address(), (long) n << SizeClasses.PAGE_SHIFT);
        }
        Memory.live(grant.address(), size + 7 & -8);
        var span = new Span(grant.address(), n, size, layout, sweeper.generation(), phase.marking);
        enter(span);
        sweeper.add(span);
        c.allocatedBytes += (long) n << SizeClasses.PAGE_SHIFT;
        c.allocatedObjects++;
        profiles.memory().allocated(grant.address(), size);
        grew(c, (long) n << SizeClasses.PAGE_SHIFT);
        return grant.address();
    }

    private PageHeap.Grant pagesFor(int n) {
        var grant =
                pages.usedBytes() + ((long) n << SizeClasses.PAGE_SHIFT) > options.limit()
                        ? null
                        : pages.allocate(n);
        if (grant == null) {
            throw Fault.of(Fault.Kind.FATAL, "out of memory");
        }
        return grant;
    }

    private void enter(Span span) {
        // Markers look into the table without a lock.
        VarHandle.releaseFence();
        setTable(span, span);
    }

    private synchronized void setTable(Span span, Span value) {
        long end = span.base + span.byteSize();
        for (long a = span.base; a < end; ) {
            int arena = AddressSpace.arenaIndex(a);
            if (spanTable[arena] == null) {
                spanTable[arena] = new Span[PageHeap.ARENA_PAGES];
            }
            long arenaEnd = Memory.BASE + (arena + 1) * AddressSpace.ARENA;
            long stop = Math.min(end, arenaEnd);
            Arrays.fill(spanTable[arena], pageInArena(a), pageInArena(stop - 1) + 1, value);
            a = stop;
        }
    }

    private static int pageInArena(long address) {
        return (int) (address - Memory.BASE >>> SizeClasses.PAGE_SHIFT) & PageHeap.ARENA_PAGES - 1;
    }

    private void grew(MCache c, long bytes) {
        events.heapLive(live.get());
        if (phase.marking) {
            live.getAndAdd(bytes);
            listener.allocatedWhileMarking(c, bytes);
        } else {
            if (sweeper.isUnfinished()) {
                sweepInProportion(c, bytes);
            }
            if (live.addAndGet(bytes) >= trigger || options.stress()) {
                if (!wanted.getAndSet(true) || options.stress()) {
                    listener.collectionWanted();
                }
            }
        }
    }

    private void sweepInProportion(MCache c, long bytes) {
        c.sweepDebt += bytes * spansPerByte;
        int spans = (int) c.sweepDebt;
        if (spans > 0) {
            c.sweepDebt -= spans;
            sweeper.sweepSome(spans);
        }
    }

    // --- the memory profile

    /// Sampled allocations are events.
    private MemoryProfile.SampleListener samples() {
        return new MemoryProfile.SampleListener() {
            @Override
            public boolean listens() {
                return events.on;
            }

            @Override
            public void sampled(long size, long weight, long[] frames, int n) {
                events.sampled(size, weight, frames, n);
            }
        };
    }

    /// The run has been taken: opens it up to its first sample.
    private void planSample(Run run) {
        MemoryProfile memory = profiles.memory();
        if (memory.rate() > 0) {
            run.sampleAfter(memory.nextInterval());
            if (run.cursor == run.end) {
                sample(run);
            }
        }
    }

    /// The next object, of which there is only the place so far, is a sample.
    private void sample(Run run) {
        MemoryProfile memory = profiles.memory();
        if (memory.rate() == 0) {
            run.sampleNever();
        } else {
            memory.sample(run.cursor, run.slotSize);
            run.sampleNext(memory.nextInterval());
        }
    }

    // --- immortal memory

    /// Zeroed memory that is never freed and that the collector does not look at.
    public long allocateStatic(long size, long align) {
        return statics.allocate(size, align);
    }

    /// Address of `size` zero bytes that nobody may write: what a failed map lookup yields.
    public long zeroValue(long size) {
        return size <= ZERO_BYTES ? zeroBase : largeZeroValue(size);
    }

    private synchronized long largeZeroValue(long size) {
        if (size > largeZeroSize) {
            largeZeroSize = size;
            largeZero = statics.allocate(size, 64);
        }
        return largeZero;
    }

    /// Zeroed immortal memory for a variable of that type; its pointers are roots.
    public long allocateGlobal(String name, Layout t) {
        if (t.size == 0) {
            return zeroBase;
        }
        long address = statics.allocate(t.size, 8);
        if (!t.pointerFree) {
            globals.add(new GlobalArea(name, address, t));
            globalBytes.addAndGet(t.size);
        }
        return address;
    }

    /// Bytes of the global variables that may hold pointers.
    public long globalBytes() {
        return globalBytes.get();
    }

    public List<GlobalArea> globals() {
        return globals;
    }

    // --- layouts

    /// Gives a layout its number.
    public synchronized void register(Layout layout) {
        if (layoutCount == layouts.length) {
            layouts = Arrays.copyOf(layouts, 2 * layoutCount);
        }
        layout.id = layoutCount;
        layouts[layoutCount++] = layout;
    }

    /// One more than the highest number of a layout.
    public synchronized int layoutLimit() {
        return layoutCount;
    }

    /// The layout with that number, or null.
    public Layout layout(int id) {
        Layout[] known = layouts;
        return id >= 0 && id < known.length ? known[id] : null;
    }

    // --- from addresses to objects

    /// The span of a heap address, or null.
    public Span spanOf(long address) {
        long offset = address - Memory.BASE;
        if (Long.compareUnsigned(offset, Memory.SIZE) >= 0) {
            return null;
        }
        Span[] table = spanTable[(int) (offset >>> 26)];
        return table == null
                ? null
                : table[(int) (offset >>> SizeClasses.PAGE_SHIFT) & PageHeap.ARENA_PAGES - 1];
    }

    /// Start of the object that the address points into, or 0 if there is none.
    public long objectBase(long address) {
        Span span = spanOf(address);
        if (span == null) {
            return 0;
        }
        if (!phase.marking) {
            sweeper.sweep(span);
        }
        int slot = span.slotOf(address);
        return slot < span.slots && span.isAllocated(slot) ? span.address(slot) : 0;
    }

    /// Layout of the object in a slot; null if it has no pointers.
    public Layout layoutOf(Span span, int slot) {
        if (span.isNoscan()) {
            return null;
        }
        return span.isLarge() ? span.largeLayout() : layout(span.layoutId(slot));
    }

    /// Pages from the begin of the address space to the last span.
    int reachedPages() {
        return HeapMap.pages(spanTable);
    }

    // --- caches

    public MCache newCache() {
        var c = new MCache();
        caches.add(c);
        listener.cacheMade(c);
        return c;
    }

    public List<MCache> caches() {
        return caches;
    }

    public Phase phase() {
        return phase;
    }

    /// Gives back what the cache holds; it may be used again.
    public void flush(MCache c) {
        for (int k = c.pollFilled(); k >= 0; k = c.pollFilled()) {
            Run run = c.runs[k];
            if (run.span != null) {
                c.account(run);
                Span span = run.span;
                live.addAndGet(-run.giveBack());
                sweeper.add(span);
            }
        }
    }

    /// Flushes the cache, which is not used any more.
    public synchronized void release(MCache c) {
        flush(c);
        caches.remove(c);
        retiredBytes += c.allocatedBytes;
        retiredObjects += c.allocatedObjects;
    }

    /// Flushes all caches. The world is stopped.
    public void flushAll() {
        caches.forEach(this::flush);
    }

    // --- for the collector, with the world stopped

    /// Whether allocation has reached the trigger since the last collection.
    public boolean collectionWanted() {
        return wanted.get();
    }

    /// Bytes allocated and not known to be free.
    public long liveBytes() {
        return live.get();
    }

    /// Live bytes at which the next collection is wanted.
    public void setTrigger(long bytes) {
        trigger = bytes;
        if (live.get() < bytes) {
            wanted.set(false);
        }
    }

    public long trigger() {
        return trigger;
    }

    /// All spans. The world is stopped, and caches are flushed.
    public List<Span> spans() {
        return sweeper.spans();
    }

    /// Starts sweeping after marking has found `liveBytes`. The world is stopped, caches are
    /// flushed, and sweeping had been finished before marking began.
    public void startSweep(long liveBytes) {
        sweeper.start();
        live.set(liveBytes);
        wanted.set(false);
    }

    /// Distributes sweeping over what will be allocated until the next collection is wanted, so
    /// that all is done by then. After [#startSweep] and [#setTrigger], the world being stopped
    /// still.
    public void planSweep() {
        long room = Math.max(trigger - live.get(), MIN_SWEEP_ROOM);
        spansPerByte = sweeper.toSweep() / (SWEEP_AHEAD * room);
        caches.forEach(c -> c.sweepDebt = 0);
    }

    // --- sweeping, at any time

    /// Sweeps about that many spans; false if nothing is left to sweep.
    public boolean sweepSome(int spans) {
        return sweeper.sweepSome(spans);
    }

    /// Sweeps all that is left.
    public void finishSweep() {
        sweeper.finish();
    }

    /// Whether spans wait to be swept; now and then true without reason.
    public boolean isSweeping() {
        return sweeper.isUnfinished();
    }

    public boolean isSwept() {
        return sweeper.isDone();
    }

    void freeSpan(Span span) {
        setTable(span, null);
        Memory.dead(span.base, span.byteSize());
        pages.free(span.base, span.pages);
    }

    /// Gives all free pages back to the system.
    public void scavenge() {
        space.scavenge();
        pages.scavenge(Integer.MAX_VALUE);
    }

    /// The heap is not going to be larger than that before it is collected again: free pages beyond
    /// are given back to the system by and by.
    public void expect(long bytes) {
        scavenger.expect(bytes);
    }

    /// As [AddressSpace#preferHugePages].
    public void preferHugePages() {
        space.preferHugePages();
    }

    /// Its pages are not touched any more, but by who holds their addresses.
    public void close() {
        scavenger.close();
    }

    /// Exact with the world stopped, else a little behind.
    public synchronized HeapStats stats() {
        long bytes = retiredBytes;
        long objects = retiredObjects;
        for (var c : caches) {
            bytes += c.allocatedBytes;
            objects += c.allocatedObjects;
            for (int k = 2; k < SizeClasses.SPAN_CLASSES; k++) {
                bytes += c.runs[k].used();
                objects += c.runs[k].used() / c.runs[k].slotSize;
            }
        }
        long used = pages.usedBytes();
        return new HeapStats(
                bytes,
                objects,
                sweeper.freedBytes(),
                sweeper.freedObjects(),
                live.get(),
                used,
                pages.heldBytes() - used,
                pages.releasedBytes(),
                statics.bytes(),
                space.stackBytes());
    }

    /// The log of this VM's events.
    public EventLog events() {
        return events;
    }

    /// Where this VM's time and memory go.
    public Profiles profiles() {
        return profiles;
    }

    public AddressSpace addressSpace() {
        return space;
    }

    public HeapOptions options() {
        return options;
    }
}
