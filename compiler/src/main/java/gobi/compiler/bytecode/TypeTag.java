package gobi.compiler.bytecode;

/// Numbers of the type forms in files.
enum TypeTag {
    BASIC,
    NAMED,
    POINTER,
    SLICE,
    ARRAY,
    MAP,
    CHAN,
    STRUCT,
    FUNC,
    INTERFACE;

    static TypeTag of(TypeDef t) {
        return switch (t) {
            case TypeDef.Basic x -> BASIC;
            case TypeDef.Named x -> NAMED;
            case TypeDef.Pointer x -> POINTER;
            case TypeDef.Slice x -> SLICE;
            case TypeDef.Array x -> ARRAY;
            case TypeDef.MapOf x -> MAP;
            case TypeDef.Chan x -> CHAN;
            case TypeDef.Struct x -> STRUCT;
            case TypeDef.Func x -> FUNC;
            case TypeDef.Interface x -> INTERFACE;
        };
    }
}
