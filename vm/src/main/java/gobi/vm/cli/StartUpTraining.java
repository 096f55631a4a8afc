package gobi.vm.cli;

import gobi.vm.VmOptions;

import java.util.List;

/// The run from which the build makes the start-up cache of classes: a small program twice, first
/// compiled, then found in the cache of programs, so that the classes of both ways are in it.
final class StartUpTraining {
    /// An undocumented command, for the build alone.
    static final String COMMAND = "train-start-up";

    private StartUpTraining() {}

    static int run(Engine engine, List<String> sources) {
        var request = new RunRequest(sources, List.of(), VmOptions.DEFAULT);
        int status = engine.run(request);
        return status != 0 ? status : engine.run(request);
    }
}
