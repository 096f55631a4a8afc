package gobi.compiler.types;

import gobi.compiler.syntax.Expr.ChanDir;

/// `chan T`, `chan<- T`, `<-chan T`.
public final class ChanType implements Type {
    private final ChanDir dir;
    private final Type elem;

    public ChanType(ChanDir dir, Type elem) {
        this.dir = dir;
        this.elem = elem;
    }

    public ChanDir dir() {
        return dir;
    }

    public Type elem() {
        return elem;
    }
}
