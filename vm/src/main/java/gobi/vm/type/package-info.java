/// Types at run time: one [gobi.vm.type.RType] for each distinct type of the program.
///
/// # Identity
/// A type is known by its identity string; [gobi.vm.type.TypeTable] keeps one RType for each, whether it comes from a unit's type
/// table or is composed at run time by reflection. So `==` on RTypes, on their descriptors' addresses and on their
/// numbers is Go's type identity. The grammar of identities is the code generator's:
///
///     uint8                               predeclared types by name, aliases resolved
///     path/pkg.Name[args]                 defined types, with whole import paths
///     *T  []T  [8]T  map[K]V
///     chan T  chan<- T  <-chan T  chan (<-chan T)
///     func(A, ...B)  func(A) R  func(A) (R, S)
///     struct {}  struct { Name T "tag"; path.name T; ? T }      ? marks an embedded field
///     interface {}  interface { M(A) R; path.m() }
///
/// # Completion
/// Types refer to each other in cycles. A type's size, alignment and pointers depend only on what it contains by value, which is never
/// cyclic, so resolving a type builds those at once and puts everything that is referred to through pointers, slices,
/// maps, channels and functions on a list that is worked off before the type is handed out. The types and functions of
/// methods are resolved when first asked for: few are.
///
/// # Descriptors
/// What an interface's type word points to: 32 bytes of immortal memory, never moved.
///
///      0   number of the type (the layout number of the heap)
///      8   size
///     16   kind (8 bits), then the bits direct 1 << 8, comparable 1 << 9, pointer-free 1 << 10
///     24   hash of the identity
///
/// # Itabs
/// Immortal too, one for each pair of an interface type with methods and a concrete type that implements it: the addresses
/// of the two descriptors, then the numbers of the functions that implement the methods, in the interface's order.
///
/// # Equality and hashing
/// Types whose values are equal exactly if their bytes are (no floats, strings, interfaces, padding or blank fields) are
/// compared and hashed as memory. Interfaces holding uncomparable values raise Go's faults.
package gobi.vm.type;
