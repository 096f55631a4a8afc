/// Gobi's bytecode: a register machine over typed frames, and the compiled form of a package.
///
/// # Frames
/// A function runs in a frame of 64-bit slots, a window on its goroutine's register stack. A slot holds either pointers
/// (P) or scalars (S) for its whole life; [gobi.compiler.bytecode.FunctionCode#pointerSlots] says which, so a frame can be
/// scanned at any safepoint. Slot layout:
///
///     0            link     caller's function id << 40 | frame distance << 24 | pc     (S, written by the call)
///     1            memory   address of the frame's own memory, if memorySize > 0       (S, written by the call)
///     2 ..         results  flattened result values
///     .. .         params   flattened receiver and parameters
///     ..           context  the closure (P), only if contextSlot >= 0                  (written by CALL_CLOSURE)
///     ..           locals   pointers first, then scalars
///     outBase ..   outgoing area: the callee's frame overlaps it
///
/// A call instruction names the outgoing base `o >= outBase`; the callee's slot 0 is the caller's slot `o`. So the
/// caller writes arguments to `o + 2 + resultSlots ..` and finds results at `o + 2 ..`. Outgoing slots belong to no frame
/// map: they may be written only in a straight line of non-safepoint instructions directly before a call, and read only
/// directly after it until the next safepoint instruction (calls, allocation is not one) or branch.
/// At entry a call zeroes result slots if [gobi.compiler.bytecode.FunctionCode#zeroResults], then
/// `[zeroFrom, zeroTo)`: the pointer locals. Scalar locals hold garbage until written.
///
/// # Values in slots
/// bool 0/1; integers sign- or zero-extended from their type to 64 bits; float64 its bits; float32 its bits
/// zero-extended; pointers, maps, channels, funcs, unsafe.Pointer one P slot; string (P ptr, S len); slice (P ptr, S
/// len, S cap); interface (P type-or-itab, P data); complex (S re, S im; complex64 two float32 bit patterns). A struct
/// without arrays whose flattened fields need at most [gobi.compiler.bytecode.FunctionCode#MAX_SPREAD] slots is spread:
/// its fields' slots in order (blank ones too; an empty struct has none). Every other struct and every array is a
/// **memory value**: one P slot with its address. A memory value as argument is the address of a copy that the callee
/// may modify; as result the caller passes, in the result's slot, the address where the callee must leave it.
/// A call with a memory value among its results sets all result slots (the others to zero), and the callee's
/// `zeroResults` is false.
/// In memory every type has exactly gc/amd64's layout.
///
/// # Frame memory
/// Memory values and address-taken variables that do not escape live in the frame's memory: `memorySize` bytes, zeroed at
/// entry, at the address in slot 1; `memoryPointers` marks its pointer words. It never moves. Loads and stores use slot 1
/// as their base directly.
///
/// # Liveness
/// [gobi.compiler.bytecode.Liveness] says for every pc which pointer slots are still read before they are written. Only
/// those are roots; what other slots hold may have been freed, so nothing but an instruction that overwrites may touch
/// them: code that leaves compiled frames need not write them either. The rules:
/// - A frame in a call is judged at the pc it returns to, an innermost one at its next instruction. An instruction that
///   waits and is executed again still reads its operands; the arguments of a native are what the straight line before it
///   wrote to the outgoing area.
/// - A panic may lead from any pc to `recoverPc`: what is live there is live everywhere.
/// - Frame memory is divided into objects (`memoryObjects`). One is live at a pc if code from there on names it (an operand
///   is slot 1, or `LEA` of it) before something overwrites all of its pointers, or as long as a live slot or live object of
///   this frame or of one that it called, or a deferred closure, points into it. So addresses of frame memory must stay on
///   their own goroutine's stack.
/// - `RECV` and the receiving cases of `SELECT` overwrite the whole object whose start they are given.
///   While the goroutine stands there the object is live all the same: a sender may have filled it.
/// `LEA` and the instruction that initializes the object should stand close together (only moves and other `LEA`s
/// between), else the object counts as used there.
///
/// # Instructions
/// One `long` each: opcode in bits 0-15, operand a in 16-31, b in 32-47, c in 48-63; 32-bit operands take b and c. Some are
/// followed by one extension word x. [gobi.compiler.bytecode.Op] is the one declaration table. Branch offsets are
/// relative to the word after the instruction (and its extension).
///
/// # Safepoints
/// Calls (at the callee's entry), taken branches, and the blocking instructions. Nothing else: allocation never
/// collects by itself, it only asks for a collection at the next safepoint. Natives are atomic. A blocking instruction that
/// must wait leaves the goroutine's state at itself and is executed again to finish when the goroutine is resumed.
///
/// # Closures, interfaces, methods
/// A func value is the address of a closure object: word 0 the function's id, then the captured values. Every
/// function has a static closure object (`LOAD_FUNC`). An interface's word 0 is the type descriptor (empty interface
/// types) or the itab; word 1 is a pointer: the value itself for pointer-shaped types (pointers, maps, chans, funcs,
/// unsafe.Pointer, and structs or arrays of exactly one such), else the address of an immutable boxed copy. Methods called through
/// interfaces receive that word as their first argument: `MethodDef.interfaceFunction`.
///
/// # Defer, panic, recover
/// `DEFER` pushes a closure of type func(); `RUN_DEFERS` runs those of this frame, last first, and must stand before
/// `RETURN` in functions that defer, and not behind a call: it is itself what deferred calls return to. After a recovered panic execution goes on at `recoverPc`, which must run the remaining
/// defers, bring captured results to the result slots, and return. Thunks made for `defer f(x)`, `go f(x)` and method wrappers
/// carry the flag WRAPPER: `recover` looks through them.
///
/// # Units
/// A [gobi.compiler.bytecode.Unit] is one compiled package: its functions, globals, type table, strings and the names it
/// needs from elsewhere. Operands index the unit's tables; the VM's linker resolves them function by function
/// when a function is first called.
package gobi.compiler.bytecode;
