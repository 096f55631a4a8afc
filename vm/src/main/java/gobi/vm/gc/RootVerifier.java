package gobi.vm.gc;

import gobi.vm.heap.Heap;
import gobi.vm.memory.Memory;

/// Checks, at the end of marking, that roots which are visited anew lead to marked objects only.
final class RootVerifier implements RootVisitor {
    private final Heap heap;
    private final Marker marker;

    RootVerifier(Heap heap) {
        this.heap = heap;
        marker = new Marker(heap, new Marking(new GreyPool(), java.util.List::of));
    }

    @Override
    public void root(long maybePointer) {
        if (!marker.isMarked(maybePointer) && heap.objectBase(maybePointer) != 0) {
            throw new IllegalStateException(
                    "heap: root 0x%x leads to an unmarked object".formatted(maybePointer));
        }
    }

    @Override
    public void range(long address, long[] bitmap, int words) {
        for (int i = 0; i < words; i++) {
            if (i >> 6 < bitmap.length && (bitmap[i >> 6] >>> i & 1) != 0) {
                root(Memory.loadLong(address + 8L * i));
            }
        }
    }
}
