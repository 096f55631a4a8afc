/// How everything below the interpreter says that the executing instruction panics: memory, heap,
/// types, operations and natives throw a [gobi.vm.fault.Fault], the interpreter alone turns it into
/// a Go panic or a fatal error.
///
/// It is a Java exception because it leaves through any number of Java frames of the operation,
/// none of which holds Go state. It carries no stack trace of its own, which would be of the VM and
/// cost more than the panic.
package gobi.vm.fault;
