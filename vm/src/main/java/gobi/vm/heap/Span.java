package gobi.vm.heap;

import gobi.vm.memory.Memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// A run of pages with slots of one size, their allocation bits and their mark bits.
///
/// A span belongs to the cache that allocates from it or to a central list. Only the owner changes
/// its allocation bits. Mark bits are set by anybody while the heap is marked. A slot that is taken
/// then is marked before it is allocated, so whoever sees it allocated sees it black and need not
/// know what is in it.
public final class Span {
    private static final VarHandle BITS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle GENERATION;

    static {
        try {
            GENERATION = MethodHandles.lookup().findVarHandle(Span.class, "generation", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long CLOBBER = 0xdeadbeefdeadbeefL;
    private static final int MAGIC_SHIFT = 40;
    private static final long MAX_RUN = 16384;

    public final long base;
    public final int pages;
    public final int spanClass;

    /// Size of a slot.
    public final long slotSize;

    /// Number of slots.
    public final int slots;

    /// Table of layout numbers (small scan spans).
    final long ids;

    /// Layout of the one object of a large span; null if it has no pointers.
    final Layout layout;

    private final long magic;
    private long[] allocated;
    private long[] marked;

    /// No slot before this one is free.
    private int searchFrom;

    /// Whether free slots may hold anything but zeros.
    boolean needsZero;

    /// See [Sweeper].
    private volatile int generation;

    Span next;

    /// A span of small objects.
    Span(long base, int spanClass, boolean dirty, int generation) {
        this.base = base;
        this.generation = generation;
        this.spanClass = spanClass;
        pages = SizeClasses.pages(spanClass);
        slotSize = SizeClasses.size(spanClass >> 1);
        slots = SizeClasses.slots(spanClass);
        magic = ((1L << MAGIC_SHIFT) + slotSize - 1) / slotSize;
        layout = null;
        ids =
                isNoscan()
                        ? 0
                        : base
                                + (long) pages * SizeClasses.PAGE
                                - (long) slots * SizeClasses.ID_SIZE;
        needsZero = dirty || Memory.poisons();
        makeBits();
    }

    /// A span of one large object.
    Span(long base, int pages, long size, Layout layout, int generation, boolean black) {
        this.base = base;
        this.generation = generation;
        this.pages = pages;
        spanClass = layout == null ? 1 : 0;
        slotSize = size;
        slots = 1;
        magic = 0;
        this.layout = layout;
        ids = 0;
        makeBits();
        allocated[0] = 1;
        marked[0] = black ? 1 : 0;
        searchFrom = 1;
    }

    private void makeBits() {
        allocated = new long[(slots + 63) / 64];
        marked = new long[allocated.length];
    }

    public boolean isNoscan() {
        return SizeClasses.isNoscan(spanClass);
    }

    public boolean isLarge() {
        return spanClass < 2;
    }

    public long byteSize() {
        return (long) pages << SizeClasses.PAGE_SHIFT;
    }

    /// The slot that holds the address; `slots` or more for the part without slots.
    public int slotOf(long address) {
        return (int) ((address - base) * magic >>> MAGIC_SHIFT);
    }

    public long address(int slot) {
        return base + slot * slotSize;
    }

    public boolean isAllocated(int slot) {
        return ((long) BITS.getAcquire(allocated, slot >> 6) >>> slot & 1) != 0;
    }

    public boolean isMarked(int slot) {
        return (marked[slot >> 6] >>> slot & 1) != 0;
    }

    /// Marks a slot; false if it was marked already.
    public boolean mark(int slot) {
        long bit = 1L << slot;
        return (marked[slot >> 6] & bit) == 0
                && ((long) BITS.getAndBitwiseOr(marked, slot >> 6, bit) & bit) == 0;
    }

    /// Number of the layout in a slot of a small scan span.
    public int layoutId(int slot) {
        return Memory.loadInt(ids + (long) slot * SizeClasses.ID_SIZE);
    }

    /// The layout of a large object, or null.
    public Layout largeLayout() {
        return layout;
    }

    /// Gives the run the next free slots, which are now allocated, and marked if `black`; false if
    /// there are none.
    boolean takeRun(Run run, boolean black) {
        int first = nextSlot(searchFrom, false);
        if (first == slots) {
            searchFrom = slots;
            return false;
        }
        int most = (int) Math.max(1, MAX_RUN / slotSize);
        int end = Math.min(nextSlot(first, true), first + most);
        if (black) {
            setMarked(first, end, true);
        }
        setAllocated(first, end, true);
        searchFrom = end;
        run.set(this, first, end);
        return true;
    }

    /// Takes allocated but unused slots back.
    void returnSlots(int first, int end) {
        setAllocated(first, end, false);
        setMarked(first, end, false);
        searchFrom = Math.min(searchFrom, first);
        needsZero = true;
    }

    private void setAllocated(int first, int end, boolean value) {
        for (int i = first; i < end; ) {
            int stop = Math.min(end, (i | 63) + 1);
            long mask = mask(i, stop);
            long word = allocated[i >> 6];
            BITS.setRelease(allocated, i >> 6, value ? word | mask : word & ~mask);
            i = stop;
        }
    }

    private void setMarked(int first, int end, boolean value) {
        for (int i = first; i < end; ) {
            int stop = Math.min(end, (i | 63) + 1);
            if (value) {
                BITS.getAndBitwiseOr(marked, i >> 6, mask(i, stop));
            } else {
                BITS.getAndBitwiseAnd(marked, i >> 6, ~mask(i, stop));
            }
            i = stop;
        }
    }

    /// The bits from `i` to before `stop`, which lies in the same word or at its end.
    private static long mask(int i, int stop) {
        return -1L << i & -1L >>> (64 - stop & 63);
    }

    /// The first slot from `from` on that is (not) allocated, or `slots`.
    private int nextSlot(int from, boolean wanted) {
        for (int i = from; i < slots; i = (i | 63) + 1) {
            long word = (wanted ? allocated[i >> 6] : ~allocated[i >> 6]) >>> i;
            if (word != 0) {
                return Math.min(slots, i + Long.numberOfTrailingZeros(word));
            }
        }
        return slots;
    }

    public int allocatedSlots() {
        return count(allocated);
    }

    public int markedSlots() {
        return count(marked);
    }

    private static int count(long[] bits) {
        int n = 0;
        for (long word : bits) {
            n += Long.bitCount(word);
        }
        return n;
    }

    /// Frees what is not marked and clears the marks; returns how many objects that were.
    int sweep(boolean clobber) {
        if (Memory.CHECKED || clobber) {
            buryUnmarked(clobber);
        }
        int before = count(allocated);
        long[] old = allocated;
        allocated = marked;
        marked = old;
        Arrays.fill(marked, 0);
        searchFrom = 0;
        needsZero = true;
        return before - count(allocated);
    }

    private void buryUnmarked(boolean clobber) {
        for (int i = 0; i < slots; i++) {
            if (isAllocated(i) && !isMarked(i)) {
                for (long p = address(i), end = p + slotSize - 7; clobber && p < end; p += 8) {
                    Memory.storeLong(p, CLOBBER);
                }
                Memory.dead(address(i), slotSize);
            }
        }
    }

    boolean isEmpty() {
        return nextSlot(0, true) == slots;
    }

    boolean hasFreeSlots() {
        return nextSlot(searchFrom, false) < slots;
    }

    int generation() {
        return generation;
    }

    void setGeneration(int g) {
        generation = g;
    }

    boolean claim(int from, int to) {
        return GENERATION.compareAndSet(this, from, to);
    }
}
