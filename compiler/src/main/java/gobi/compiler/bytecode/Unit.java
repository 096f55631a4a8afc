package gobi.compiler.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// One compiled package.
///
/// @param path import path (`main` for the program)
/// @param imports paths of the directly imported packages, in the order of initialisation
/// @param functions the functions defined here
/// @param functionRefs names of functions that code refers to, here or in other units: FUNC32
///   operands
/// @param nativeRefs qualified names of body-less functions (`strings.IndexByte`): NATIVE32
///   operands
/// @param globals the package-level variables defined here
/// @param globalRefs qualified names of globals (`os.Args`): GLOBAL32 operands
/// @param types type table: TYPE32 and X_TYPE operands
/// @param itabs pairs of type indices (interface, concrete): ITAB32 operands
/// @param strings string constants, as bytes: STRING32 operands
/// @param initFunction name of the function that initialises the package, or empty
public record Unit(
        String path,
        List<String> imports,
        List<FunctionCode> functions,
        List<String> functionRefs,
        List<String> nativeRefs,
        List<Global> globals,
        List<String> globalRefs,
        List<TypeDef> types,
        List<Itab> itabs,
        List<byte[]> strings,
        String initFunction) {
    /// A package-level variable; `name` is qualified (`main.counter`), `type` indexes the unit's
    /// types.
    public record Global(String name, int type) {}

    /// An interface type and a concrete type that implements it.
    public record Itab(int interfaceType, int concreteType) {}

    /// The function of that name defined here, or null.
    public FunctionCode function(String name) {
        if (functions instanceof FunctionIndex index) {
            return index.find(name);
        }
        for (var f : functions) {
            if (f.name().equals(name)) {
                return f;
            }
        }
        return null;
    }

    /// Whether code here refers to a function of that name; decodes no table.
    public boolean refersTo(String function) {
        return functionRefs instanceof LazyTable<String> table
                ? table.containsEncoded(function.getBytes(StandardCharsets.UTF_8))
                : functionRefs.contains(function);
    }

    /// Names of the functions defined here that seem to belong to another unit: instances,
    /// wrappers, and methods promoted from another package, which have that package's path behind
    /// their type.
    public List<String> strayFunctions() {
        return functions instanceof FunctionIndex index
                ? index.strays()
                : functionNames().stream().filter(this::isStray).toList();
    }

    private boolean isStray(String name) {
        return !name.startsWith(path + ".") || name.indexOf('[') >= 0 || name.indexOf('·') >= 0;
    }

    /// Names of the functions defined here, without decoding any.
    public List<String> functionNames() {
        return functions instanceof FunctionIndex index
                ? index.names()
                : functions.stream().map(FunctionCode::name).toList();
    }
}
