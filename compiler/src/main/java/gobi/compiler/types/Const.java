package gobi.compiler.types;

import gobi.compiler.constant.Constant;

/// A constant.
public final class Const extends Obj {
    private Constant value;

    public Const(int pos, Package pkg, String name, Type type, Constant value) {
        super(pos, pkg, name, type);
        this.value = value;
    }

    public Constant value() {
        return value;
    }

    public void setValue(Constant value) {
        this.value = value;
    }
}
