package gobi.compiler.codegen;

import gobi.compiler.syntax.Decl;
import gobi.compiler.types.Func;
import gobi.compiler.types.Substitution;
import gobi.compiler.types.Type;
import gobi.compiler.types.TypeParam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Instances of generic functions and methods: each is compiled once in a unit, from its
/// declaration, wherever that is.
final class Instances {
    /// As `F[T]` calls `F[[]T]` for ever: the checker refuses most; this stops what it lets
    /// through.
    private static final int MAX_DEPTH = 500;

    /// Where an instance's code comes from.
    record Body(Source source, Decl.Func decl, Func declared, Substitution subst) {}

    private final GenericSource generics;
    private final Function<Func, GenericSource.Body> own;
    private final Map<String, Integer> perFunction = new HashMap<>();

    Instances(GenericSource generics, Function<Func, GenericSource.Body> own) {
        this.generics = generics;
        this.own = own;
    }

    void request(UnitGen unit, String symbol, Func origin, List<Type> args) {
        unit.request(
                symbol,
                () -> {
                    var body = find(origin, args);
                    if (body == null) {
                        throw new CodegenException(
                                0, "no source for generic function " + origin.name());
                    }
                    if (perFunction.merge(origin.id() + origin.pos(), 1, Integer::sum)
                            > MAX_DEPTH) {
                        throw new CodegenException(
                                origin.pos(), "too many instances of " + origin.name());
                    }
                    return new Functions(unit)
                            .declared(
                                    symbol,
                                    body.source(),
                                    body.decl(),
                                    body.declared(),
                                    body.subst(),
                                    unit.escapes().of(body, origin, args));
                });
    }

    /// The declaration of a generic function and what its type parameters stand for; null if its
    /// source is not known.
    Body find(Func origin, List<Type> args) {
        var body = own.apply(origin);
        if (body == null) {
            body = generics.find(origin);
        }
        if (body == null || body.decl() == null) {
            return null;
        }
        // For a function read from an archive the source, checked anew, has type parameters of its
        // own.
        var declared = body.info().defs.get(body.decl().name()) instanceof Func f ? f : origin;
        return new Body(
                new Source(body.info(), body.file(), origin.pkg()),
                body.decl(),
                declared,
                substitution(declared, args));
    }

    private static Substitution substitution(Func origin, List<Type> args) {
        var sig = origin.signature();
        List<TypeParam> params =
                sig.recvTypeParams().isEmpty() ? sig.typeParams() : sig.recvTypeParams();
        return new Substitution(params, args);
    }
}
