package gobi.vm.profile;

/// One line of a profile.
///
/// @param frames as [gobi.vm.event.FrameNames] reads them, innermost first
/// @param labels keys and values in turn, each ended by a zero character
/// @param values one for each unit of the kind
public record Sample(long[] frames, String labels, long[] values) {}
