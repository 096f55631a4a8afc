package gobi.compiler.types;

/// A type parameter; its index is that in its declaration's list.
public final class TypeParam implements Type {
    private final TypeName obj;
    private int index;
    private Type constraint;

    public TypeParam(TypeName obj, int index) {
        this.obj = obj;
        this.index = index;
    }

    public TypeName obj() {
        return obj;
    }

    public int index() {
        return index;
    }

    public void setIndex(int index) {
        this.index = index;
    }

    public Type constraint() {
        return constraint;
    }

    public void setConstraint(Type constraint) {
        this.constraint = constraint;
    }

    /// The constraint's interface; the empty one while the constraint is not known.
    @Override
    public Type underlying() {
        return constraint != null && constraint.underlying() instanceof InterfaceType i
                ? i
                : Universe.EMPTY_INTERFACE;
    }
}
