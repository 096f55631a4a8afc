package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.syntax.Expr;
import gobi.compiler.types.InterfaceType;
import gobi.compiler.types.StructType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Types;
import gobi.compiler.types.Var;

/// Which interface values have a type that is known where they are used, so that their methods can
/// be called directly: conversions, and variables that are made from one and never change. As in gc
/// this can be seen: a value method called through a nil pointer dereferences it, while the method
/// of an unknown interface would complain of the receiver. Values whose type depends on type
/// parameters are left alone, as gc does.
final class Devirtualization {
    private final FunctionGen g;

    Devirtualization(FunctionGen g) {
        this.g = g;
    }

    /// The concrete type of the value in the interface `x`, or null if that is not known.
    Type dynamicType(Expr x) {
        var e = Exprs.unparen(x);
        if (!(g.info.typeOf(e).underlying() instanceof InterfaceType)) {
            return concrete(e);
        }
        return switch (e) {
            case Expr.Name n when g.info.uses.get(n) instanceof Var v -> ofVariable(v);
            case Expr.Call c when isConversion(c) -> dynamicType(c.args().getFirst());
            default -> null;
        };
    }

    private Type concrete(Expr e) {
        var t = g.info.typeOf(e);
        boolean hasMethods =
                Types.asNamed(Types.deref(t)) != null || t.underlying() instanceof StructType;
        return hasMethods && sameObject(g.type(t), t) ? t : null;
    }

    private Type ofVariable(Var v) {
        var e = g.escape.onlyValue(v);
        return e == null ? null : dynamicType(e);
    }

    private boolean isConversion(Expr.Call c) {
        var fun = g.info.typeAndValue(Exprs.unparen(c.fun()));
        return fun != null && fun.isType();
    }
}
