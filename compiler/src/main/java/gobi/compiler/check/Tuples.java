package gobi.compiler.check;

import gobi.compiler.types.Signature;
import gobi.compiler.types.TupleType;
import gobi.compiler.types.Type;
import gobi.compiler.types.Var;

import java.util.ArrayList;
import java.util.List;

/// Tuples and signatures made up by the checker.
final class Tuples {
    private Tuples() {}

    static TupleType of(Type... types) {
        var vars = new ArrayList<Var>(types.length);
        for (var t : types) {
            vars.add(new Var(0, null, "", t, Var.Kind.PARAM, false));
        }
        return new TupleType(vars);
    }

    static Signature signature(Type result, Type... params) {
        return new Signature(
                null,
                List.of(),
                List.of(),
                of(params),
                result == null ? TupleType.EMPTY : of(result),
                false);
    }

    static Signature variadic(Type result, Type... params) {
        return new Signature(
                null,
                List.of(),
                List.of(),
                of(params),
                result == null ? TupleType.EMPTY : of(result),
                true);
    }
}
