package gobi.compiler.types;

/// A statement label.
public final class Label extends Obj {
    private boolean used;

    public Label(int pos, Package pkg, String name) {
        super(pos, pkg, name, null);
    }

    public boolean used() {
        return used;
    }

    public void markUsed() {
        used = true;
    }
}
