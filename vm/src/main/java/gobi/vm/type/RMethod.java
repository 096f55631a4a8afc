package gobi.vm.type;

/// A method in the method set of a concrete type; `pkgPath` is empty for exported names.
public final class RMethod {
    private final String name;
    private final String pkgPath;
    private final TypeReference type;
    private final FunctionResolver resolver;
    private final String interfaceFunctionName;
    private final String functionName;

    RMethod(
            String name,
            String pkgPath,
            TypeReference type,
            FunctionResolver resolver,
            String interfaceFunctionName,
            String functionName) {
        this.name = name;
        this.pkgPath = pkgPath;
        this.type = type;
        this.resolver = resolver;
        this.interfaceFunctionName = interfaceFunctionName;
        this.functionName = functionName;
    }

    public String name() {
        return name;
    }

    public String pkgPath() {
        return pkgPath;
    }

    /// The func type without receiver.
    public RType type() {
        return type.get();
    }

    String typeIdentity() {
        return type.identity();
    }

    /// The id of the function that itabs call: it takes the interface's data word as receiver.
    public int interfaceFunction() {
        return resolver.id(interfaceFunctionName);
    }

    /// The name of the function that takes the receiver itself.
    public String functionName() {
        return functionName;
    }
}
