package gobi.compiler.types;

/// The predeclared `nil`.
public final class Nil extends Obj {
    public Nil(Type untypedNil) {
        super(0, null, "nil", untypedNil);
    }
}
