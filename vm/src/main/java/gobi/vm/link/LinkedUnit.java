package gobi.vm.link;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.FunctionIndex;
import gobi.compiler.bytecode.Unit;
import gobi.vm.code.UnitTables;

import java.util.HashMap;
import java.util.Map;

/// A registered unit with its tables.
final class LinkedUnit {
    final Unit unit;
    final UnitTables tables;
    private Map<String, FunctionCode> functions;
    private Map<String, Integer> globals;

    LinkedUnit(Unit unit) {
        this.unit = unit;
        this.tables =
                new UnitTables(
                        unit.functionRefs().size(),
                        unit.nativeRefs().size(),
                        unit.globalRefs().size(),
                        unit.types().size(),
                        unit.itabs().size(),
                        unit.strings().size());
    }

    FunctionCode function(String name) {
        if (unit.functions() instanceof FunctionIndex index) {
            return index.find(name);
        }
        if (functions == null) {
            functions = new HashMap<>();
            for (var f : unit.functions()) {
                functions.put(f.name(), f);
            }
        }
        return functions.get(name);
    }

    /// The type index of a global defined here, or -1.
    int globalType(String name) {
        if (globals == null) {
            globals = new HashMap<>();
            for (var g : unit.globals()) {
                globals.put(g.name(), g.type());
            }
        }
        return globals.getOrDefault(name, -1);
    }
}
