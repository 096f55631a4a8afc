package gobi.vm.cli;

import gobi.vm.GcStress;
import gobi.vm.JitMode;
import gobi.vm.VmOptions;
import gobi.vm.trace.Output;

import java.util.Locale;

/// The flags of `gobi run`: the one table from which they are parsed and described.
enum RunFlag {
    INTERPRETER_ONLY("--interpreter-only", "", "Never compile to JVM code."),
    JIT("--jit", "MODE", "When to compile to JVM code: off, first (call), restless, tiered."),
    CHECKED_MEMORY(
            "--checked-memory", "", "Check every memory access; slow, finds faults of the VM."),
    GC_STRESS("--gc-stress", "", "Collect garbage at every slow path of allocation."),
    GC_ALWAYS("--gc-always", "", "Collect garbage all the time, beside the program."),
    SEED("--seed", "N", "Run deterministically, all scheduling choices made from seed N."),
    MAX_HEAP("--max-heap", "SIZE", "Limit the Go heap, as in 512m or 2GiB."),
    TRACE(Output.TRACE),
    WATCH(Output.WATCH.flag, "", Output.WATCH.description),
    FLIGHT_RECORDING(Output.FLIGHT_RECORDING),
    CPU_PROFILE(Output.CPU_PROFILE),
    MEMORY_PROFILE(Output.MEMORY_PROFILE),
    HEAP_DUMP(Output.HEAP_DUMP),
    BLOCK_PROFILE(Output.BLOCK_PROFILE),
    MUTEX_PROFILE(Output.MUTEX_PROFILE);

    final String flag;

    /// Name of the flag's value in help texts; empty for a flag without one.
    final String value;

    final String description;

    RunFlag(String flag, String value, String description) {
        this.flag = flag;
        this.value = value;
        this.description = description;
    }

    RunFlag(Output output) {
        this(output.flag, "FILE", output.description);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    VmOptions applyTo(VmOptions options, String argument) {
        return switch (this) {
            case INTERPRETER_ONLY -> options.withInterpreterOnly();
            case JIT -> options.withJit(parseMode(argument));
            case CHECKED_MEMORY -> options.withCheckedMemory();
            case GC_STRESS -> options.withGcStress(GcStress.STOPPED);
            case GC_ALWAYS -> options.withGcStress(GcStress.ALWAYS);
            case SEED -> options.withSeed(parseSeed(argument));
            case MAX_HEAP -> options.withMaxHeapBytes(ByteSize.parse(argument));
            case TRACE -> options.withOutput(Output.TRACE, argument);
            case WATCH -> options.withOutput(Output.WATCH, "");
            case FLIGHT_RECORDING -> options.withOutput(Output.FLIGHT_RECORDING, argument);
            case CPU_PROFILE -> options.withOutput(Output.CPU_PROFILE, argument);
            case MEMORY_PROFILE -> options.withOutput(Output.MEMORY_PROFILE, argument);
            case HEAP_DUMP -> options.withOutput(Output.HEAP_DUMP, argument);
            case BLOCK_PROFILE -> options.withOutput(Output.BLOCK_PROFILE, argument);
            case MUTEX_PROFILE -> options.withOutput(Output.MUTEX_PROFILE, argument);
        };
    }

    private static JitMode parseMode(String text) {
        for (JitMode mode : JitMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        throw new UsageException(
                "invalid value \"" + text + "\" for --jit: want off, first, restless or tiered");
    }

    private static long parseSeed(String text) {
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            throw new UsageException("invalid value \"" + text + "\" for --seed: not a number", e);
        }
    }
}
