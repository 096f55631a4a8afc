package gobi.compiler.check;

import gobi.compiler.types.AliasType;
import gobi.compiler.types.ArrayType;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.ChanType;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.NamedType;
import gobi.compiler.types.PointerType;
import gobi.compiler.types.Signature;
import gobi.compiler.types.SliceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeParam;
import gobi.compiler.types.Types;
import gobi.compiler.types.UnionType;

import java.util.List;

/// Collects the type parameters that a type mentions.
final class ParamCollector {
    private ParamCollector() {}

    static void collect(Type t, List<TypeParam> out) {
        switch (t) {
            case null -> {}
            case BasicType _ -> {}
            case AliasType a -> collect(Types.unalias(a), out);
            case TypeParam p -> {
                if (!out.contains(p)) {
                    out.add(p);
                }
            }
            case PointerType p -> collect(p.elem(), out);
            case SliceType s -> collect(s.elem(), out);
            case ArrayType a -> collect(a.elem(), out);
            case ChanType c -> collect(c.elem(), out);
            case MapType m -> {
                collect(m.key(), out);
                collect(m.elem(), out);
            }
            case StructType s -> {
                for (var f : s.fields()) {
                    collect(f.type(), out);
                }
            }
            case TupleType u -> {
                for (var v : u.vars()) {
                    collect(v.type(), out);
                }
            }
            case Signature s -> {
                collect(s.params(), out);
                collect(s.results(), out);
            }
            case UnionType u -> {
                for (var x : u.terms()) {
                    collect(x.type(), out);
                }
            }
            case InterfaceType i -> {
                for (var m : i.explicitMethods()) {
                    collect(m.type(), out);
                }
                for (var e : i.embeddeds()) {
                    collect(e, out);
                }
            }
            case NamedType n -> {
                for (var a : n.typeArgs()) {
                    collect(a, out);
                }
            }
        }
    }
}
