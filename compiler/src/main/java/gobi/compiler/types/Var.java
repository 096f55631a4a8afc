package gobi.compiler.types;

/// A variable, parameter, result or struct field.
public final class Var extends Obj {
    private final Kind kind;
    private final boolean embedded;
    private boolean used;
    private Var origin;

    public enum Kind {
        PACKAGE,
        LOCAL,
        PARAM,
        RESULT,
        RECV,
        FIELD
    }

    public Var(int pos, Package pkg, String name, Type type, Kind kind, boolean embedded) {
        super(pos, pkg, name, type);
        this.kind = kind;
        this.embedded = embedded;
        this.origin = this;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isField() {
        return kind == Kind.FIELD;
    }

    public boolean embedded() {
        return embedded;
    }

    public boolean used() {
        return used;
    }

    public void markUsed() {
        used = true;
    }

    public void setUsed(boolean used) {
        this.used = used;
    }

    /// The field of the generic type for a field of an instance; itself otherwise.
    public Var origin() {
        return origin;
    }

    public void setOrigin(Var origin) {
        this.origin = origin;
    }
}
