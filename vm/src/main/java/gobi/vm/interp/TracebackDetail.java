package gobi.vm.interp;

import java.util.OptionalInt;

/// How much a dying program tells: what GOTRACEBACK and debug.SetTraceback say.
///
/// @param level 0 no goroutines; 1 goroutines and frames of the program; from 2 on the VM's own too
/// @param all other goroutines than the one that dies too, where that is not told anyway
/// @param crash the process then aborts, so that the system may keep its image
public record TracebackDetail(int level, boolean all, boolean crash) {
    private static final TracebackDetail NONE = new TracebackDetail(0, false, false);
    private static final TracebackDetail SINGLE = new TracebackDetail(1, false, false);

    /// A word that Go does not know counts as 0, as it does there.
    public static TracebackDetail parse(String text) {
        if (text == null) {
            return SINGLE;
        }
        return switch (text) {
            case "none" -> NONE;
            case "single", "" -> SINGLE;
            case "all" -> new TracebackDetail(1, true, false);
            case "system" -> new TracebackDetail(2, true, false);
            case "crash" -> new TracebackDetail(2, true, true);
            default -> new TracebackDetail(number(text).orElse(0), true, false);
        };
    }

    private static OptionalInt number(String text) {
        try {
            return OptionalInt.of(Integer.parseUnsignedInt(text) & Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /// What either asks for: a program cannot lessen what the environment wants.
    TracebackDetail or(TracebackDetail other) {
        return new TracebackDetail(level | other.level, all || other.all, crash || other.crash);
    }

    /// As for an error of the runtime itself, which hides nothing.
    TracebackDetail ofRuntime() {
        return new TracebackDetail(Math.max(2, level), true, crash);
    }

    TracebackDetail withAll() {
        return new TracebackDetail(level, true, crash);
    }
}
