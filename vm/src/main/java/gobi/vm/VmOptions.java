package gobi.vm;

import java.util.OptionalLong;

/// The engine flags of `gobi run`.
///
/// @param interpreterOnly never compile to JVM code
/// @param checkedMemory bounds-checked memory with poisoning, for finding faults of the VM
/// @param gcStress collect at every slow path of allocation
/// @param seed when present, run in the deterministic mode with this seed
/// @param maxHeapBytes the most the Go heap may take; 0 for no limit of our own
public record VmOptions(
        boolean interpreterOnly,
        boolean checkedMemory,
        boolean gcStress,
        OptionalLong seed,
        long maxHeapBytes) {

    public static final VmOptions DEFAULT =
            new VmOptions(false, false, false, OptionalLong.empty(), 0);

    public VmOptions withInterpreterOnly() {
        return new VmOptions(true, checkedMemory, gcStress, seed, maxHeapBytes);
    }

    public VmOptions withCheckedMemory() {
        return new VmOptions(interpreterOnly, true, gcStress, seed, maxHeapBytes);
    }

    public VmOptions withGcStress() {
        return new VmOptions(interpreterOnly, checkedMemory, true, seed, maxHeapBytes);
    }

    public VmOptions withSeed(long newSeed) {
        return new VmOptions(
                interpreterOnly, checkedMemory, gcStress, OptionalLong.of(newSeed), maxHeapBytes);
    }

    public VmOptions withMaxHeapBytes(long bytes) {
        return new VmOptions(interpreterOnly, checkedMemory, gcStress, seed, bytes);
    }
}
