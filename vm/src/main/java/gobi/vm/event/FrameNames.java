package gobi.vm.event;

/// What the frames of recorded stacks are called. A frame is `function id << 32 | pc << 1`, plus 1
/// if the pc is that of the instruction after a call.
public interface FrameNames {
    /// A frame's place in the source.
    ///
    /// @param address differs for different places
    record Place(String function, String file, int line, int startLine, long address) {}

    /// Null for a frame that people shall not see.
    Place place(long frame);

    /// As [#place], but of functions that people need not see too: how a goroutine is called that
    /// runs one. Null if there is no such function.
    default Place entry(long frame) {
        return place(frame);
    }
}
