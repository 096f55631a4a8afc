package gobi.compiler.types;

import java.util.List;

/// A function type. `recv` is null but for methods. The last parameter of a variadic signature has
/// a [SliceType] (or string, for `append([]byte, string...)`). Type parameters of generic
/// functions, and those of the receiver of methods on generic types, are listed apart.
public final class Signature implements Type {
    private final Var recv;
    private final List<TypeParam> recvTypeParams;
    private final List<TypeParam> typeParams;
    private final TupleType params;
    private final TupleType results;
    private final boolean variadic;

    public Signature(
            Var recv,
            List<TypeParam> recvTypeParams,
            List<TypeParam> typeParams,
            TupleType params,
            TupleType results,
            boolean variadic) {
        this.recv = recv;
        this.recvTypeParams = recvTypeParams;
        this.typeParams = typeParams;
        this.params = params;
        this.results = results;
        this.variadic = variadic;
    }

    public Var recv() {
        return recv;
    }

    public List<TypeParam> recvTypeParams() {
        return recvTypeParams;
    }

    public List<TypeParam> typeParams() {
        return typeParams;
    }

    public TupleType params() {
        return params;
    }

    public TupleType results() {
        return results;
    }

    public boolean variadic() {
        return variadic;
    }
}
