/// What instructions and natives share: Go's semantics of strings, slices, interfaces, boxing and
/// number conversions.
///
/// Functions that yield more than one word leave them in adjacent slots of a register stack `r`
/// from slot `a`, like the instructions do; they read all their operands first, so the slots may
/// overlap. Failures are [gobi.vm.fault.Fault]s. Capacities that `append` and conversions choose
/// are those of gc 1.23, which rounds up to its size classes and, for elements with pointers above
/// 512 bytes, leaves 8 bytes of a block unused.
package gobi.vm.ops;
