package gobi.compiler.bytecode;

import java.util.List;

/// A type as compiled code needs it at run time. References to other types are indices into the
/// unit's type table.
///
/// `identity` is equal for identical types everywhere in a program and different otherwise: package
/// paths are written in full, function-local types carry their function and a number. `display` is
/// what `%T` and reflect print (`main.T`).
public sealed interface TypeDef {
    String identity();

    String display();

    /// Predeclared types; `kind` as reflect.Kind numbers them (Bool 1 ... Complex128 16, String 24,
    /// UnsafePointer 26).
    record Basic(String identity, String display, int kind) implements TypeDef {}

    /// A defined type. `name` is the bare name with type arguments (`Pair[int,string]`); `methods`
    /// those of T, `pointerMethods` those of *T (both complete method sets, promoted methods
    /// included, sorted by name then package).
    record Named(
            String identity,
            String display,
            String name,
            String pkgPath,
            int underlying,
            List<MethodDef> methods,
            List<MethodDef> pointerMethods)
            implements TypeDef {}

    record Pointer(String identity, String display, int elem) implements TypeDef {}

    record Slice(String identity, String display, int elem) implements TypeDef {}

    record Array(String identity, String display, int elem, long length) implements TypeDef {}

    record MapOf(String identity, String display, int key, int elem) implements TypeDef {}

    /// `dir`: 1 receive, 2 send, 3 both, as reflect.
    record Chan(String identity, String display, int elem, int dir) implements TypeDef {}

    /// `methods`: unnamed struct types may have methods by embedding; those of the struct and of a
    /// pointer to it.
    record Struct(
            String identity,
            String display,
            String pkgPath,
            List<FieldDef> fields,
            List<MethodDef> methods,
            List<MethodDef> pointerMethods)
            implements TypeDef {}

    record Func(
            String identity,
            String display,
            List<Integer> params,
            List<Integer> results,
            boolean variadic)
            implements TypeDef {}

    /// Methods sorted by name, then package path for unexported ones: the order of method indices
    /// in CALL_IFACE.
    record Interface(String identity, String display, String pkgPath, List<InterfaceMethod> methods)
            implements TypeDef {}

    /// A struct field; `pkgPath` is empty for exported names. Offsets follow from gc's layout
    /// rules.
    record FieldDef(String name, String pkgPath, int type, String tag, boolean embedded) {}

    /// `pkgPath` is empty for exported names; `type` is the func type without receiver.
    record InterfaceMethod(String name, String pkgPath, int type) {}

    /// A method in a method set. `interfaceFunction` takes the interface's data word as receiver;
    /// `function` takes the receiver value itself (what reflection and method expressions call).
    /// Both index the unit's function references.
    record MethodDef(String name, String pkgPath, int type, int interfaceFunction, int function) {}
}
