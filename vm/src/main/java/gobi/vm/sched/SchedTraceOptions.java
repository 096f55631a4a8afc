package gobi.vm.sched;

import java.util.HashMap;
import java.util.Map;

/// The scheduler's part of GODEBUG.
///
/// @param periodMillis time between two reports; 0 for none
/// @param detail each P, M and G too
public record SchedTraceOptions(int periodMillis, boolean detail) {
    /// As a value of GODEBUG says, which may be null.
    public static SchedTraceOptions parse(String text) {
        Map<String, Integer> settings = new HashMap<>();
        for (String part : (text == null ? "" : text).split(",")) {
            int at = part.indexOf('=');
            if (at > 0 && part.substring(at + 1).matches("[0-9]{1,9}")) {
                settings.put(part.substring(0, at), Integer.parseInt(part.substring(at + 1)));
            }
        }
        return new SchedTraceOptions(
                settings.getOrDefault("schedtrace", 0),
                settings.getOrDefault("scheddetail", 0) > 0);
    }
}
