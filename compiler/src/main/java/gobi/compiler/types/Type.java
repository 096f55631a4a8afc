package gobi.compiler.types;

/// A Go type.
public sealed interface Type
        permits BasicType,
                NamedType,
                AliasType,
                PointerType,
                SliceType,
                ArrayType,
                MapType,
                ChanType,
                StructType,
                TupleType,
                Signature,
                InterfaceType,
                UnionType,
                TypeParam {
    /// The type's structure: itself for type literals; never a [NamedType] or [AliasType]. For a
    /// [TypeParam] its constraint's interface.
    default Type underlying() {
        return this;
    }
}
