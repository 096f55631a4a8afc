package gobi.compiler.bytecode;

import java.util.Arrays;
import java.util.BitSet;

/// One compiled function, as it stands in a [Unit]; the frame layout is explained in the package's
/// page.
///
/// @param name Go's symbol: `main.main`, `main.(*T).f`, `main.main.func1`, `slices.Sort[...]`;
///   unique in the unit
/// @param file source file of the declaration, as tracebacks show it
/// @param line line of the declaration
/// @param frameSize slots of the frame without the outgoing area (= `outBase`)
/// @param outgoing slots that the outgoing area needs beyond `frameSize`
/// @param resultSlots number of result slots, from slot 2
/// @param paramSlots number of parameter slots, after the results
/// @param contextSlot slot of the closure context, or -1
/// @param pointerSlots which slots of the frame hold pointers
/// @param zeroResults whether entry zeroes the result slots
/// @param zeroFrom first pointer local; `zeroTo` one beyond the last
/// @param memorySize bytes of frame memory (multiple of 16), or 0
/// @param memoryPointers which 8-byte words of the frame memory hold pointers
/// @param memoryObjects where the objects in the frame memory start, ascending from 0; none means
///   that it is a single one
/// @param recoverPc where execution goes on after a recovered panic, or -1 if the function does not
///   defer
/// @param flags see the constants
/// @param code instructions
/// @param constants 64-bit constants
/// @param switches tables of SWITCH: low, default offset, then target offsets (relative to the word
///   after the instruction)
/// @param unsignedBounds instruction words whose index or bounds are of unsigned types, for the
///   texts of panics: pc << 32 | operands, ascending by pc; see [#isUnsigned]
/// @param lines where the instructions come from
public record FunctionCode(
        String name,
        String file,
        int line,
        int frameSize,
        int outgoing,
        int resultSlots,
        int paramSlots,
        int contextSlot,
        BitSet pointerSlots,
        boolean zeroResults,
        int zeroFrom,
        int zeroTo,
        int memorySize,
        BitSet memoryPointers,
        int[] memoryObjects,
        int recoverPc,
        int flags,
        long[] code,
        long[] constants,
        int[][] switches,
        long[] unsignedBounds,
        LineTable lines) {
    /// Structs of more flattened slots than this are memory values.
    public static final int MAX_SPREAD = 4;

    /// Size of a map iterator in frame memory, and which of its words hold pointers: bits 0 to 3.
    public static final int MAP_ITER_SIZE = 96;

    /// What stands for the frame memory where an operand is a base.
    public static final int MEMORY = 1;

    /// First slot of results.
    public static final int RESULTS = 2;

    /// Thunk or method wrapper: `recover` looks through it, tracebacks omit it.
    public static final int WRAPPER = 1;

    /// Has DEFER instructions.
    public static final int DEFERS = 2;

    /// Package initialiser or generated code that tracebacks show as `pkg.init`.
    public static final int INIT = 4;

    // Bits of `unsignedBounds`.

    /// The index, or the lower bound of a slice.
    public static final int LOW_BOUND = 1;

    public static final int HIGH_BOUND = 2;
    public static final int MAX_BOUND = 4;

    /// Whether that operand of an indexing or slicing instruction is to be read as unsigned.
    ///
    /// @param pc of any of the instruction's words
    public boolean isUnsigned(int pc, int operand) {
        int at = Arrays.binarySearch(unsignedBounds, (long) pc << 32);
        // No entry has an empty set, so the search ends before the one of this pc.
        int i = -at - 1;
        return at < 0
                && i < unsignedBounds.length
                && unsignedBounds[i] >>> 32 == pc
                && (unsignedBounds[i] & operand) != 0;
    }

    /// The source line of an instruction.
    public int lineAt(int pc) {
        int at = lines.line(pc);
        return at == 0 ? line : at;
    }

    /// The source file of an instruction.
    public String fileAt(int pc) {
        return lines.file(pc, file);
    }
}
