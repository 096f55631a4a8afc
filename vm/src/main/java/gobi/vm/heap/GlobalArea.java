package gobi.vm.heap;

/// Immortal memory that may hold pointers into the heap: a package-level variable.
public record GlobalArea(long address, Layout layout) {}
