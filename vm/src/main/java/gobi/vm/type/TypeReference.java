package gobi.vm.type;

import gobi.compiler.bytecode.Unit;

/// A type of a unit's type table that may not have been resolved yet.
final class TypeReference {
    private final TypeTable table;
    private final Unit unit;
    private final int index;
    private final FunctionResolver resolver;
    private volatile RType type;

    TypeReference(TypeTable table, Unit unit, int index, FunctionResolver resolver) {
        this.table = table;
        this.unit = unit;
        this.index = index;
        this.resolver = resolver;
    }

    String identity() {
        return unit.types().get(index).identity();
    }

    RType get() {
        RType t = type;
        if (t == null) {
            t = table.resolve(unit, index, resolver);
            type = t;
        }
        return t;
    }
}
