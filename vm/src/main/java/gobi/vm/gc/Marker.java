package gobi.vm.gc;

import gobi.vm.heap.Heap;
import gobi.vm.heap.Layout;
import gobi.vm.heap.Span;
import gobi.vm.memory.Memory;

/// Marks what is reachable. One worker's view: its grey buffer.
final class Marker implements RootVisitor {
    /// Large objects are scanned in pieces of about this size.
    private static final long PIECE = 128 << 10;

    private final Heap heap;
    private final GreyBuffer grey = new GreyBuffer();
    private long scannedBytes;
    private long markedBytes;

    Marker(Heap heap) {
        this.heap = heap;
    }

    @Override
    public void root(long maybePointer) {
        mark(maybePointer);
    }

    @Override
    public void range(long address, long[] bitmap, int words) {
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

    void mark(long p) {
        Span span = heap.spanOf(p);
        if (span == null) {
            return;
        }
        int slot = span.slotOf(p);
        if (slot >= span.slots || !span.isAllocated(slot) || !span.mark(slot)) {
            return;
        }
        markedBytes += span.isLarge() ? span.byteSize() : span.slotSize;
        if (!span.isNoscan()) {
            grey.push(span.address(slot));
        }
    }

    /// Scans until nothing is grey.
    void drain() {
        while (!grey.isEmpty()) {
            scanGrey(grey.pop());
        }
        grey.trim();
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
        long piece = Math.max(1, PIECE / t.cellSize) * t.cellSize;
        long end = span.base + span.slotSize;
        if (address == span.base) {
            for (long p = address + piece; p < end; p += piece) {
                grey.push(p);
            }
        }
        scan(address, Math.min(piece, end - address), t);
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

    long markedBytes() {
        return markedBytes;
    }

    long scannedBytes() {
        return scannedBytes;
    }
}
