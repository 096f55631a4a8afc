/// Linked functions: what the interpreter executes, and what natives look like to it.
///
/// A [gobi.vm.code.Function] exists for every name that code refers to; its body is read, verified
/// and linked when it is first called. Operands keep the indices of their unit; the per-unit tables
/// of resolved things ([gobi.vm.code.UnitTables]) are shared by the unit's functions and filled as
/// functions are linked.
package gobi.vm.code;
