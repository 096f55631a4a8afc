package gobi.vm.map;

import gobi.compiler.bytecode.TypeDef;
import gobi.compiler.bytecode.Unit;

import java.util.List;

/// Units that hold only types.
final class TestUnits {
    static final TypeDef EMPTY_INTERFACE =
            new TypeDef.Interface("interface {}", "interface {}", "", List.of());

    private TestUnits() {}

    static Unit of(TypeDef... types) {
        return new Unit(
                "main",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(types),
                List.of(),
                List.of(),
                "");
    }
}
