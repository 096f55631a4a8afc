package gobi.conformance;

import gobi.vm.GcStress;
import gobi.vm.JitMode;
import gobi.vm.VmOptions;

import java.util.Locale;

/// The ways in which the VM runs the programs of the tests: each must make them print the same.
public enum EngineMode {
    INTERPRETER(VmOptions.DEFAULT.withInterpreterOnly()),
    /// A collection at every slow path of allocation, with the heap verified after each.
    COLLECTOR_STRESS(VmOptions.DEFAULT.withInterpreterOnly().withGcStress(GcStress.STOPPED)),
    /// A collection going on beside the program all the time, the heap verified at its end.
    COLLECTOR_ALWAYS(VmOptions.DEFAULT.withJit(JitMode.FIRST).withGcStress(GcStress.ALWAYS)),
    /// What is hot compiled in the background, as users have it.
    TIERED(VmOptions.DEFAULT),
    /// Every function compiled before it first runs.
    COMPILED(VmOptions.DEFAULT.withJit(JitMode.FIRST)),
    /// The same, leaving compiled code at random.
    RESTLESS(VmOptions.DEFAULT.withJit(JitMode.RESTLESS));

    private final VmOptions options;

    EngineMode(VmOptions options) {
        this.options = options;
    }

    public VmOptions options() {
        return options;
    }

    /// How lists call it.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the programs of a folder are worth running: those that do not compile say nothing
    /// about the VM.
    boolean runs(String folder) {
        return this == INTERPRETER || !folder.startsWith("errors");
    }
}
