/// The type checker: Go 1.23's rules in gc's words, at gc's lines and columns.
///
/// [gobi.compiler.check.Checker] checks one package and fills [gobi.compiler.check.Info], the side
/// tables that the code generator reads. It is a hub: the parts follow the chapters of the spec and
/// share its state.
///
/// **Order.** `Resolver` collects all package-level names; then each is declared when first needed
/// (`Decls`), so source order does not matter. What needs complete types (function bodies, map
/// keys, constraints, embedded fields) is put off with `Checker.later`; function literals are
/// checked at the end of their statement, before the scope changes. After all bodies:
/// initialisation order, unused imports, instantiation cycles.
///
/// **Cycles.** An object that is being declared stands on a path; meeting it again is a cycle,
/// which `Cycles` permits for defined types. Types that contain themselves by value are found by
/// `ValidTypes`, endless instantiation by `Mono`.
///
/// **Operands.** An `Operand` is a value in the making: mode, type, constant. Untyped operands wait
/// in `Untyped` until the context gives them a type, which then reaches down into their operands;
/// constants are exact until they get one.
///
/// **Generics.** Generic bodies are checked once, with type parameters as types. `Infer` and
/// `Unifier` find type arguments; `Instances` substitutes and has the arguments checked
/// (`Implements`). One instance object per list of arguments comes from
/// [gobi.compiler.types.Context], which the code generator shares.
///
/// **Positions.** gc knows two positions of a node, where it starts and its mark (operator,
/// bracket, dot); `Positions` tells which is meant. A message that has an equal one before it on
/// the same line is dropped when printed, not here.
package gobi.compiler.check;
