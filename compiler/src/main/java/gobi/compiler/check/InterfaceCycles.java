package gobi.compiler.check;

import gobi.compiler.diag.Code;
import gobi.compiler.syntax.Expr;
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

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Finds interface literals that refer to themselves without a name in between, which gc refuses
/// though the language would let them be.
final class InterfaceCycles {
    private final Checker c;
    private final List<Expr.InterfaceType> literals = new ArrayList<>();

    /// Interfaces seen: true while on the way.
    private final Map<InterfaceType, Boolean> open = new IdentityHashMap<>();

    InterfaceCycles(Checker c) {
        this.c = c;
    }

    void add(Expr.InterfaceType e) {
        if (!e.methods().fields().isEmpty()) {
            literals.add(e);
        }
    }

    void run() {
        for (var e : literals) {
            if (c.info.typeOf(e) instanceof InterfaceType t && methods(t)) {
                c.error(
                        e,
                        Code.DECLARATION_CYCLE,
                        "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)");
                open.replaceAll((k, v) -> false);
            }
        }
    }

    private boolean methods(InterfaceType t) {
        for (var m : t.methods()) {
            if (visit(m.type())) {
                return true;
            }
        }
        return false;
    }

    private boolean visit(Type t) {
        return switch (Types.unalias(t)) {
            case null -> false;
            case BasicType _, NamedType _, TypeParam _, UnionType _, AliasType _ -> false;
            case PointerType p -> visit(p.elem());
            case ArrayType a -> visit(a.elem());
            case ChanType ch -> visit(ch.elem());
            case SliceType s -> visit(s.elem());
            case MapType m -> visit(m.key()) || visit(m.elem());
            case StructType s -> {
                for (var f : s.fields()) {
                    if (visit(f.type())) {
                        yield true;
                    }
                }
                yield false;
            }
            case TupleType u -> {
                for (var v : u.vars()) {
                    if (visit(v.type())) {
                        yield true;
                    }
                }
                yield false;
            }
            case Signature s -> visit(s.params()) || visit(s.results());
            case InterfaceType i -> iface(i);
        };
    }

    private boolean iface(InterfaceType i) {
        if (i.explicitMethods().isEmpty() && i.embeddeds().isEmpty()) {
            return false;
        }
        var seen = open.get(i);
        if (seen != null) {
            return seen;
        }
        open.put(i, true);
        if (methods(i)) {
            return true;
        }
        open.put(i, false);
        return false;
    }
}
