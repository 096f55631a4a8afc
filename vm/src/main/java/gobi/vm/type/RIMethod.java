package gobi.vm.type;

/// A method of an interface type; `pkgPath` is empty for exported names.
public final class RIMethod {
    private final String name;
    private final String pkgPath;
    private final TypeReference type;

    RIMethod(String name, String pkgPath, TypeReference type) {
        this.name = name;
        this.pkgPath = pkgPath;
        this.type = type;
    }

    public String name() {
        return name;
    }

    public String pkgPath() {
        return pkgPath;
    }

    /// The func type.
    public RType type() {
        return type.get();
    }

    String typeIdentity() {
        return type.identity();
    }
}
