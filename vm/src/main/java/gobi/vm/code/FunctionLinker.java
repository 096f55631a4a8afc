package gobi.vm.code;

/// Finds, verifies and links function bodies on demand.
public interface FunctionLinker {
    /// Links a function that is called for the first time; throws [gobi.vm.fault.Fault] (fatal) if
    /// it has no body anywhere.
    void link(Function f);

    /// The function of that name, linked, or null if no unit defines it.
    Function find(String name);
}
