package gobi.compiler.archive;

/// Numbers of type forms in export data.
enum TypeTag {
    BASIC,
    NAMED,
    INSTANCE,
    ALIAS,
    POINTER,
    SLICE,
    ARRAY,
    MAP,
    CHAN,
    STRUCT,
    TUPLE,
    SIGNATURE,
    INTERFACE,
    UNION,
    TYPE_PARAM;

    private static final TypeTag[] ALL = values();

    static TypeTag of(int number) {
        return ALL[number];
    }
}
