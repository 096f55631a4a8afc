package gobi.vm.gc;

import gobi.vm.heap.Heap;
import gobi.vm.heap.Layout;
import gobi.vm.heap.Shader;
import gobi.vm.heap.Span;
import gobi.vm.memory.Memory;

import java.util.function.BooleanSupplier;

/// Marks what is reachable, for whoever has the P that it belongs to: the write barrier of the
/// goroutine that runs there, its assists, and workers. Used by one thread at a time.
final class Marker implements RootVisitor, Shader {
    /// Large objects are scanned in pieces of about this size.
    private static final long PIECE = 128 << 10;

    /// Bytes to scan between two looks at whether to stop, and whether others lack work.
    private static final long STRIDE = 16 << 10;

    private final Heap heap;
    private final Marking marking;

    /// Two buffers, so that a marker that alternates between pushing and popping does not trade
    /// with the pool all the time.
    private GreyBuffer local;

    private GreyBuffer spare;
    private long scannedBytes;
    private long markedBytes;
    private long rootBytes;
    private long reported;

    /// Objects that write barriers have made grey since that was last told.
    private long shaded;

    Marker(Heap heap, Marking marking) {
        this.heap = heap;
        this.marking = marking;
        local = marking.pool().newBuffer();
        spare = marking.pool().newBuffer();
    }

    // --- marking

    @Override
    public void shade(long maybePointer) {
        if (mark(maybePointer)) {
            shaded++;
        }
    }

    @Override
    public void root(long maybePointer) {
        rootBytes += 8;
        mark(maybePointer);
    }

    @Override
    public void range(long address, long[] bitmap, int words) {
        rootBytes += 8L * words;
        for (int w = 0; w < bitmap.length && w << 6 < words; w++) {
            long bits = bitmap[w];
            int left = words - (w << 6);
            if (left < 64) {
                bits &= -1L >>> 64 - left;
            }
            markWords(address + (w << 9), bits);
        }
    }

    private void markWords(long address, long bits) {
        while (bits != 0) {
            mark(Memory.loadLong(address + (Long.numberOfTrailingZeros(bits) << 3)));
            bits &= bits - 1;
        }
    }

    /// Whether the object that the address points into is marked; true for what is no object.
    boolean isMarked(long address) {
        Span span = heap.spanOf(address);
        if (span == null) {
            return true;
        }
        int slot = span.slotOf(address);
        return slot >= span.slots || span.isMarked(slot);
    }

    /// Whether it was white.
    boolean mark(long p) {
        Span span = heap.spanOf(p);
        if (span == null) {
            return false;
        }
        int slot = span.slotOf(p);
        if (slot >= span.slots
                || span.isMarked(slot)
                || !span.isAllocated(slot)
                || !span.mark(slot)) {
            return false;
        }
        markedBytes += span.isLarge() ? span.byteSize() : span.slotSize;
        if (!span.isNoscan()) {
            push(span.address(slot));
        }
        return true;
    }

    // --- the grey objects

    private void push(long address) {
        if (local.isFull()) {
            makeRoom();
        }
        local.push(address);
    }

    private void makeRoom() {
        GreyBuffer full = local;
        if (spare.isEmpty()) {
            local = spare;
        } else {
            marking.pool().put(spare);
            local = marking.pool().newBuffer();
        }
        spare = full;
    }

    /// Whether there is something in [#local] now.
    private boolean refill() {
        if (!local.isEmpty()) {
            return true;
        }
        if (!spare.isEmpty()) {
            GreyBuffer b = spare;
            spare = local;
            local = b;
            return true;
        }
        GreyBuffer b = marking.pool().take();
        if (b == null) {
            return false;
        }
        marking.pool().recycle(local);
        local = b;
        return true;
    }

    /// Gives all grey objects to the pool.
    void flush() {
        share(spare);
        share(local);
        local = marking.pool().newBuffer();
        spare = marking.pool().newBuffer();
        report();
        if (shaded > 0) {
            heap.events().barrierFlushed(shaded);
            shaded = 0;
        }
    }

    private void share(GreyBuffer b) {
        if (b.isEmpty()) {
            marking.pool().recycle(b);
        } else {
            marking.pool().put(b);
        }
    }

    /// Gives others a part if they would find nothing.
    private void balance() {
        if (!marking.pool().isEmpty()) {
            return;
        }
        if (!spare.isEmpty()) {
            marking.pool().put(spare);
            spare = marking.pool().newBuffer();
        } else if (local.size > 8) {
            GreyBuffer half = marking.pool().newBuffer();
            half.takeHalf(local);
            marking.pool().put(half);
        }
    }

    // --- working

    /// Visits roots and scans grey objects, its own and the pool's, until there are none, `stop`
    /// says so, or about that many bytes have been scanned. Returns how many were.
    long work(long budget, BooleanSupplier stop) {
        long start = scannedBytes;
        long next = start + STRIDE;
        while (true) {
            if (scannedBytes >= next) {
                if (scannedBytes - start >= budget || stop.getAsBoolean()) {
                    break;
                }
                next = scannedBytes + STRIDE;
                balance();
                report();
            }
            if (refill()) {
                scanGrey(local.pop());
                continue;
            }
            RootSource root = marking.nextRoot();
            if (root == null) {
                break;
            }
            root.visitRoots(this);
            if (stop.getAsBoolean()) {
                break;
            }
        }
        report();
        return scannedBytes - start;
    }

    /// Scans until nothing is grey, here or in the pool.
    void drain() {
        work(Long.MAX_VALUE, () -> false);
    }

    private void report() {
        marking.scanned(scannedBytes - reported);
        reported = scannedBytes;
    }

    private void scanGrey(long address) {
        Span span = heap.spanOf(address);
        if (span.isLarge()) {
            scanPiece(span, address);
        } else {
            scan(address, span.slotSize, heap.layout(span.layoutId(span.slotOf(address))));
        }
    }

    private void scanPiece(Span span, long address) {
        Layout t = span.largeLayout();
        long piece = piece(t);
        long end = span.base + span.slotSize;
        if (address == span.base) {
            for (long p = address + piece; p < end; p += piece) {
                push(p);
            }
        }
        scan(address, Math.min(piece, end - address), t);
    }

    /// In how large pieces areas of that layout are scanned.
    static long piece(Layout t) {
        return Math.max(1, PIECE / t.cellSize) * t.cellSize;
    }

    /// Marks what the cells in an area of memory point to.
    void scan(long address, long size, Layout t) {
        scannedBytes += size;
        if (t.cellSize == 8) {
            for (long p = address, end = address + size; p < end; p += 8) {
                mark(Memory.loadLong(p));
            }
            return;
        }
        long[] bitmap = t.pointerWords;
        for (long cell = address, last = address + size - t.cellSize;
                cell <= last;
                cell += t.cellSize) {
            for (int w = 0; w < bitmap.length; w++) {
                markWords(cell + (w << 9), bitmap[w]);
            }
        }
    }

    /// Marks what the object refers to, not the object.
    void scanObject(long base) {
        Span span = heap.spanOf(base);
        Layout t = heap.layoutOf(span, span.slotOf(base));
        if (t != null) {
            scan(base, span.slotSize, t);
        }
    }

    /// Bytes of the objects that this marker has marked.
    long markedBytes() {
        return markedBytes;
    }

    /// Bytes of stacks and tables that this marker has visited.
    long rootBytes() {
        return rootBytes;
    }
}
