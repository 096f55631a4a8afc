/// The code generator: from a checked package to a [gobi.compiler.bytecode.Unit].
///
/// [gobi.compiler.codegen.CodeGenerator] is the way in. It compiles the package's functions one by
/// one; what they refer to and nobody declares (instances of generic functions, method wrappers,
/// closures, thunks) is requested by symbol and compiled when its turn comes, once for each symbol
/// in a unit. Other units may make the same function; the linker takes one.
///
/// # Vocabulary
///
/// - *Shape*: how values of a type are held in slots: spread over `P` and `S` slots, or a *memory
///   value* (an address).
/// - *Place*: where a value is: slots, or memory at an address plus offset.
/// - *Target*: a left side whose operands are evaluated.
/// - *Straight* code has no safepoint and no branch, so it may stand between the writing of
///   outgoing slots and the call.
///
/// # How a function is generated
///
/// [gobi.compiler.codegen.FunctionGen] holds the state; one class for each concept works on it.
/// Generation is driven by destination: `Exprs.to` evaluates into a place, `Exprs.operand` gives
/// slots (a variable's own where it is in slots), and `Exprs.place` gives the place without
/// loading. Conditions are branches. Loops test at the bottom. Temporaries are returned by
/// statement and by destination; groups of slots are reused for groups of the same kinds.
///
/// A destination must not be read by the expression that is evaluated into it; `Assignments` goes
/// through a temporary where that could be. Operands that do not call are evaluated after those
/// that do, as gc does; this also saves most temporaries.
///
/// [gobi.compiler.codegen.FunctionBuilder] collects instructions with virtual slots and labels. In
/// the end it orders the locals (groups with pointers first, which entry zeroes), renames slots,
/// makes far branches of short ones, and encodes. Constants and addresses of globals that loops use
/// get slots of their own, loaded at entry.
///
/// # Where variables live
///
/// [gobi.compiler.codegen.Escape] decides before generation: slots, frame memory (address taken,
/// but it stays inside) or heap; and where objects are that expressions make: literals, `new` and
/// `make`, closures, values in interfaces, slices of variadic calls, what deferred calls hold.
/// Closures capture by value what never changes after its declaration, otherwise by address; a
/// `for` loop's variables that only the post statement assigns count as unchanging, since each
/// iteration has its own.
///
/// [gobi.compiler.codegen.FlowWalker] turns functions into a graph of locations, whose edges tell
/// how many loads (or one address) are between what flows. [gobi.compiler.codegen.EscapeGraph]
/// walks it; [gobi.compiler.codegen.EscapeAnalysis] chooses the functions that are walked together
/// and keeps what callers must know ([gobi.compiler.types.ParamFlow], also in the archive).
/// [gobi.compiler.codegen.EscapeReport] says it in gc's words. The words are right only if the
/// generator does what was decided: it asks [gobi.compiler.codegen.Escape] by the same nodes. What
/// it puts into the heap all the same (conversions without an expression of their own, large
/// temporaries) the walker counts as kept for ever.
///
/// # Calls that are none
///
/// [gobi.compiler.codegen.Inliner] puts small bodies in place of calls. Only such functions qualify
/// ([gobi.compiler.codegen.Leaf]) as no stack could ever show: they do not panic, call, allocate or
/// wait. So line tables need no trees of inlined calls; a function that could fault stays a call.
///
/// # Generics
///
/// Full stencilling: a declaration is compiled once for each list of type arguments; every type
/// from the checker's tables goes through the substitution, and methods of type parameters are
/// looked up on the concrete type.
///
/// # Deferred calls, goroutines, loop bodies
///
/// `go f(x)` and `defer f(x)` make a thunk: the same call compiled in a function of its own, where
/// the operands are *overridden* by what the closure holds. The body of a range over a function is
/// compiled as a closure at once, inside the function that has the statement;
/// [gobi.compiler.codegen.RangeFuncs] tells how control leaves it.
///
/// # Functions of package runtime that generated code calls
///
/// `complex128div(n, m complex128) complex128`, `panicwrap(pkg, typ, method string)`,
/// `panicrangestate(state int)`, `panicTypeAssert(iface, concrete, asserted, missing string,
/// samePath bool)`, and the natives `printlock printunlock printnl printsp printbool printint
/// printuint printfloat printcomplex printstring printpointer printslice printeface printiface`.
///
/// # Rejected
///
/// An SSA form with register allocation: slots are plentiful and the JIT has its own; a tree walk
/// with places gives code that is close to it. Boxing type parameters: generic code would be slower
/// than what one writes by hand.
package gobi.compiler.codegen;
