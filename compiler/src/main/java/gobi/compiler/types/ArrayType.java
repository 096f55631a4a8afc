package gobi.compiler.types;

/// `[n]T`; a negative length stands for one that could not be determined.
public final class ArrayType implements Type {
    private final Type elem;
    private final long length;

    public ArrayType(Type elem, long length) {
        this.elem = elem;
        this.length = length;
    }

    public Type elem() {
        return elem;
    }

    public long length() {
        return length;
    }
}
