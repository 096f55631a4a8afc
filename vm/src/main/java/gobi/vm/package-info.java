/// The virtual machine as a whole: a [gobi.vm.Vm] owns the heap, the scheduler and the program of
/// one run.
///
/// Several machines may run side by side in one JVM; they share nothing but the reservation of
/// address space.
package gobi.vm;
