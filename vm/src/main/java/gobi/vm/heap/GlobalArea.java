package gobi.vm.heap;

/// Immortal memory that may hold pointers into the heap: a package-level variable, by its qualified
/// name.
public record GlobalArea(String name, long address, Layout layout) {}
