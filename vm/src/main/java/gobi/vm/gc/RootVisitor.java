package gobi.vm.gc;

/// Receives the roots.
public interface RootVisitor {
    /// A word that may point into the heap, anywhere in an object.
    void root(long maybePointer);

    /// The words of an area whose bits are set in the bitmap.
    void range(long address, long[] pointerWordBitmap, int words);
}
