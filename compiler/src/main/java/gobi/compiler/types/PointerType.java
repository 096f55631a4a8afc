package gobi.compiler.types;

/// `*T`. A class, not a record, since types may be cyclic.
public final class PointerType implements Type {
    private final Type elem;

    public PointerType(Type elem) {
        this.elem = elem;
    }

    public Type elem() {
        return elem;
    }
}
