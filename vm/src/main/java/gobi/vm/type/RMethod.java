package gobi.vm.type;

import gobi.vm.code.Function;

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

    /// What itabs call: takes the interface's data word as receiver.
    public Function interfaceFunction() {
        return resolver.function(interfaceFunctionName);
    }

    /// Takes the receiver itself.
    public Function function() {
        return resolver.function(functionName);
    }
}
