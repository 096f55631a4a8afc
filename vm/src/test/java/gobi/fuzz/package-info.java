/// Random Go programs, to find what nobody thought of.
///
/// **How.** [ProgramGenerator] writes a program from a seed: types with methods and interfaces,
/// global variables in any order, functions, generic ones, and a `main` that calls them and prints.
/// All programs are well-typed and end: functions call only those before them, and a supply of
/// steps bounds loops and recursion. Panics are recovered and their texts are output. What is
/// printed never has an address.
///
/// **What must be the same.** Everything that is printed; beyond some hundred lines, their hash.
/// [FuzzTest] compares the engine modes with each other in every build; [FuzzRun] compares Gobi
/// with Go, many programs in one native binary ([NativeGo]).
///
/// **What is left out.** Whatever the language leaves open: the order of variable reads and calls
/// in one expression ([Expressions]), map iteration, which of two operands panics, conversions of
/// floats that do not fit, races. Nor does the body of a range over a function defer what recovers:
/// Go 1.23.5 then runs the iterator's deferred calls twice and recovers a second panic, a nil
/// dereference, from nowhere.
package gobi.fuzz;
