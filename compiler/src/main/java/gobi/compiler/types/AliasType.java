package gobi.compiler.types;

import java.util.List;

/// `type A = T`, kept as a node so that messages can name it; `Types.unalias` sees through it.
public final class AliasType implements Type {
    private final TypeName obj;
    private List<TypeParam> typeParams = List.of();
    private List<Type> typeArgs = List.of();
    private Type aliased;

    public AliasType(TypeName obj, Type aliased) {
        this.obj = obj;
        this.aliased = aliased;
    }

    public TypeName obj() {
        return obj;
    }

    public Type aliased() {
        return aliased;
    }

    public void setAliased(Type aliased) {
        this.aliased = aliased;
    }

    public List<TypeParam> typeParams() {
        return typeParams;
    }

    public void setTypeParams(List<TypeParam> typeParams) {
        this.typeParams = typeParams;
    }

    public List<Type> typeArgs() {
        return typeArgs;
    }

    public void setTypeArgs(List<Type> typeArgs) {
        this.typeArgs = typeArgs;
    }

    @Override
    public Type underlying() {
        return aliased.underlying();
    }
}
