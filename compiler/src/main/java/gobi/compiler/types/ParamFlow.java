package gobi.compiler.types;

import java.util.List;

/// Where a function lets go the pointer that one of its parameters brings.
///
/// A number tells after how many loads through the pointer the value is taken that flows there: 0
/// is the pointer itself, 1 what it points to. [#NEVER] says that it does not go there.
///
/// @param toHeap to where it may be kept after the call
/// @param toResults to each result of the function
public record ParamFlow(int toHeap, List<Integer> toResults) {
    public static final int NEVER = -1;

    /// The function only looks at what the parameter brings.
    public static final ParamFlow NONE = new ParamFlow(NEVER, List.of());

    public int toResult(int i) {
        return i < toResults.size() ? toResults.get(i) : NEVER;
    }
}
