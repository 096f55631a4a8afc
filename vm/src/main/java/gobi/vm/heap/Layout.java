package gobi.vm.heap;

/// Where the pointers of an object are: a pattern of `cellSize` bytes that repeats through `size`
/// bytes. Types extend this; the VM's own structures make theirs with [#of].
public class Layout {
    /// Number under which a heap knows this layout.
    public int id;

    /// Size of one value in bytes.
    public long size;

    /// Size of the repeated pattern: `size`, or less for arrays.
    public long cellSize;

    /// Bit i of word i/64: the 8 bytes at 8 * i of a cell hold a pointer.
    public long[] pointerWords = NONE;

    public boolean pointerFree = true;

    /// Where single small objects are allocated; 0 for empty and for large ones.
    int spanClass;

    private static final long[] NONE = {};

    protected Layout() {}

    /// Defines the layout; once.
    protected final void define(long size, long cellSize, long[] pointerWords) {
        this.size = size;
        this.cellSize = Math.max(cellSize, 1);
        this.pointerWords = pointerWords;
        boolean free = true;
        for (long word : pointerWords) {
            free &= word == 0;
        }
        pointerFree = free;
        spanClass =
                size == 0 || size > SizeClasses.MAX_SMALL
                        ? 0
                        : SizeClasses.spanClass(SizeClasses.of(size), free);
    }

    /// A layout of one cell, for structures of the VM.
    public static Layout of(Heap heap, long size, long... pointerWords) {
        var layout = new Layout();
        layout.define(size, size, pointerWords);
        heap.register(layout);
        return layout;
    }

    /// Whether word i of a cell holds a pointer.
    public final boolean isPointer(int i) {
        return i >> 6 < pointerWords.length && (pointerWords[i >> 6] >>> i & 1) != 0;
    }
}
