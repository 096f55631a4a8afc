package gobi.vm;

import gobi.vm.trace.Output;
import gobi.vm.trace.Outputs;

import java.util.OptionalLong;

/// The engine flags of `gobi run`.
///
/// @param jit when code is compiled
/// @param checkedMemory bounds-checked memory with poisoning, for finding faults of the VM
/// @param gcStress how much more often to collect than needed
/// @param seed when present, run in the deterministic mode with this seed
/// @param maxHeapBytes the most the Go heap may take; 0 for no limit of our own
/// @param outputs traces and profiles to leave behind
public record VmOptions(
        JitMode jit,
        boolean checkedMemory,
        GcStress gcStress,
        OptionalLong seed,
        long maxHeapBytes,
        Outputs outputs) {

    public static final VmOptions DEFAULT =
            new VmOptions(
                    JitMode.TIERED, false, GcStress.OFF, OptionalLong.empty(), 0, Outputs.NONE);

    public VmOptions withJit(JitMode mode) {
        return new VmOptions(mode, checkedMemory, gcStress, seed, maxHeapBytes, outputs);
    }

    public VmOptions withInterpreterOnly() {
        return withJit(JitMode.OFF);
    }

    public VmOptions withCheckedMemory() {
        return new VmOptions(jit, true, gcStress, seed, maxHeapBytes, outputs);
    }

    public VmOptions withGcStress(GcStress stress) {
        return new VmOptions(jit, checkedMemory, stress, seed, maxHeapBytes, outputs);
    }

    public VmOptions withSeed(long newSeed) {
        return new VmOptions(
                jit, checkedMemory, gcStress, OptionalLong.of(newSeed), maxHeapBytes, outputs);
    }

    public VmOptions withMaxHeapBytes(long bytes) {
        return new VmOptions(jit, checkedMemory, gcStress, seed, bytes, outputs);
    }

    public VmOptions withOutput(Output output, String file) {
        return new VmOptions(
                jit, checkedMemory, gcStress, seed, maxHeapBytes, outputs.with(output, file));
    }
}
