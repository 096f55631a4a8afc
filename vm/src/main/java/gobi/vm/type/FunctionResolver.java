package gobi.vm.type;

import gobi.vm.code.Function;

/// Finds functions by name, unlinked ones too.
@FunctionalInterface
public interface FunctionResolver {
    Function function(String name);
}
