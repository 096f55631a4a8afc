package gobi.compiler.types;

/// `map[K]V`.
public final class MapType implements Type {
    private final Type key;
    private final Type elem;

    public MapType(Type key, Type elem) {
        this.key = key;
        this.elem = elem;
    }

    public Type key() {
        return key;
    }

    public Type elem() {
        return elem;
    }
}
