package gobi.vm.type;

/// Gives the ids of functions by name, of unlinked ones too.
@FunctionalInterface
public interface FunctionResolver {
    int id(String name);
}
