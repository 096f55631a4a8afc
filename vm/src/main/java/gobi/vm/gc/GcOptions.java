package gobi.vm.gc;

import java.util.HashSet;
import java.util.Set;

/// The collector's part of GODEBUG.
///
/// @param trace a line for each collection
/// @param pacer two lines for each: what the pacer expected, and what came
/// @param check verify after marking that nothing reachable was missed
/// @param clobberFree overwrite freed objects
/// @param stopTheWorld have the world stand for whole collections
public record GcOptions(
        boolean trace, boolean pacer, boolean check, boolean clobberFree, boolean stopTheWorld) {
    /// As a value of GODEBUG says, which may be null.
    public static GcOptions parse(String text) {
        Set<String> on = new HashSet<>();
        for (String part : (text == null ? "" : text).split(",")) {
            int at = part.indexOf('=');
            if (at > 0 && part.substring(at + 1).matches("[1-9][0-9]*")) {
                on.add(part.substring(0, at));
            }
        }
        return new GcOptions(
                on.contains("gctrace"),
                on.contains("gcpacertrace"),
                on.contains("gccheckmark"),
                on.contains("clobberfree"),
                on.contains("gcstoptheworld"));
    }
}
