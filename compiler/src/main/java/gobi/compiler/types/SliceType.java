package gobi.compiler.types;

/// `[]T`.
public final class SliceType implements Type {
    private final Type elem;

    public SliceType(Type elem) {
        this.elem = elem;
    }

    public Type elem() {
        return elem;
    }
}
