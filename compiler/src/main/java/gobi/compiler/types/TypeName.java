package gobi.compiler.types;

/// A name for a type: defined type, alias, predeclared type or type parameter.
public final class TypeName extends Obj {
    private int number;

    public TypeName(int pos, Package pkg, String name, Type type) {
        super(pos, pkg, name, type);
    }

    /// Of a defined type that is declared in a function: its number among those of the package,
    /// from 1; else 0.
    public int number() {
        return number;
    }

    public void number(int newNumber) {
        number = newNumber;
    }

    public boolean isAlias() {
        return switch (type()) {
            case null -> false;
            case BasicType b -> pkg() != null || !b.name().equals(name());
            case NamedType n -> n.obj() != this;
            case TypeParam p -> p.obj() != this;
            case Type t -> true;
        };
    }
}
