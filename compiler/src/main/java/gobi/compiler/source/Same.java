package gobi.compiler.source;

/// Identity on purpose. Records compare by content; for types that may go deep or round in circles,
/// and it would take two equal tree nodes at different places for one. Where an object itself is
/// meant, this says so.
public final class Same {
    private Same() {}

    /// Whether both are one object.
    @SuppressWarnings("ReferenceEquality")
    public static boolean sameObject(Object x, Object y) {
        return x == y;
    }
}
