/// Go's types and objects, in the shape of go/types: the data that the checker makes and the code
/// generator reads.
///
/// **Types** ([gobi.compiler.types.Type]) are compared with `Types.identical`, never with `equals`.
/// Call `underlying()` before asking for a kind, and `Types.unalias` before asking whether a type
/// is named. **Objects** ([gobi.compiler.types.Obj]) are what names denote; identity is the
/// object's. Generic functions and types are kept generic here; code is stencilled per list of type
/// arguments by the code generator through [gobi.compiler.types.Substitution] and
/// [gobi.compiler.types.Context#subst], which also tells apart the instances of types declared
/// inside generic functions ([gobi.compiler.types.NamedType#enclosingArgs]). Interfaces, instances
/// and methods are completed when first asked for: an unfinished declaration shows as the invalid
/// type or the empty type set, never as null.
package gobi.compiler.types;
