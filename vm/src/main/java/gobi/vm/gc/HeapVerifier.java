package gobi.vm.gc;

import gobi.vm.heap.Heap;
import gobi.vm.heap.Layout;
import gobi.vm.heap.Span;
import gobi.vm.memory.Memory;

/// Checks what must hold of a heap while the world is stopped and caches are flushed. A failure is
/// a bug of the VM.
public final class HeapVerifier {
    private final Heap heap;

    public HeapVerifier(Heap heap) {
        this.heap = heap;
    }

    /// After marking: marked objects are allocated, known, and point to marked ones.
    public void verifyMarked() {
        for (Span span : heap.spans()) {
            verifyTable(span);
            for (int slot = 0; slot < span.slots; slot++) {
                if (span.isMarked(slot)) {
                    verifyMarked(span, slot);
                }
            }
        }
    }

    /// Between collections: every allocated object is known and points to no free slot of a small
    /// span.
    public void verifyAllocated() {
        for (Span span : heap.spans()) {
            verifyTable(span);
            for (int slot = 0; slot < span.slots; slot++) {
                if (span.isAllocated(slot)) {
                    verifyPointers(span, slot, false);
                }
            }
        }
    }

    private void verifyTable(Span span) {
        if (heap.spanOf(span.base) != span
                || heap.spanOf(span.base + span.byteSize() - 1) != span) {
            throw failure("span table lost the span at", span.base);
        }
    }

    private void verifyMarked(Span span, int slot) {
        if (!span.isAllocated(slot)) {
            throw failure("free slot is marked:", span.address(slot));
        }
        verifyPointers(span, slot, true);
    }

    private void verifyPointers(Span span, int slot, boolean marked) {
        if (span.isNoscan()) {
            return;
        }
        Layout t = heap.layoutOf(span, slot);
        long base = span.address(slot);
        if (t == null) {
            throw failure("object of unknown layout", base);
        }
        int words = (int) (t.cellSize >> 3);
        for (long cell = base; cell + t.cellSize <= base + span.slotSize; cell += t.cellSize) {
            for (int i = 0; i < words; i++) {
                if (t.isPointer(i)) {
                    verifyPointer(base, Memory.loadLong(cell + 8L * i), marked);
                }
            }
        }
    }

    private void verifyPointer(long holder, long pointer, boolean marked) {
        Span target = heap.spanOf(pointer);
        if (target == null) {
            return;
        }
        int slot = target.slotOf(pointer);
        if (slot >= target.slots || !target.isAllocated(slot)) {
            throw failure("0x%x points to free memory:".formatted(pointer), holder);
        }
        if (marked && !target.isMarked(slot)) {
            throw failure("0x%x is unmarked, marked is its holder".formatted(pointer), holder);
        }
    }

    private static IllegalStateException failure(String what, long address) {
        return new IllegalStateException("heap: %s 0x%x".formatted(what, address));
    }
}
