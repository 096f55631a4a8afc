package gobi.vm.heapdump;

/// A field of an instance.
///
/// @param type see [BasicType]
/// @param offset in the Go object
record Field(String name, BasicType type, long offset) {}
