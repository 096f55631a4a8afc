/// The linker: from compiled units to callable functions, one function at a time.
///
/// A unit is registered by name only. When a function is first called, its body is found (in the
/// unit that its name belongs to, or among the instances that other units made), verified, and
/// every table entry that its code names is filled: functions (by name, themselves unlinked),
/// natives, addresses of globals, types, itabs, string constants. So the cost of a start follows
/// the code that runs, not the size of the library.
package gobi.vm.link;
