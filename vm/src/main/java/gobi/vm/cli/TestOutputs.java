package gobi.vm.cli;

import gobi.vm.VmOptions;
import gobi.vm.trace.Output;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// The flags of `gobi test` for what a test shall leave behind, named as those of `go test`.
final class TestOutputs {
    @Option(
            names = {"-cpuprofile", "--cpuprofile"},
            paramLabel = "FILE",
            description =
                    "Write a CPU profile of the one test that is selected, for go tool pprof.")
    private Path cpuProfile;

    @Option(
            names = {"-memprofile", "--memprofile"},
            paramLabel = "FILE",
            description = "Write who allocated in it.")
    private Path memoryProfile;

    @Option(
            names = {"-blockprofile", "--blockprofile"},
            paramLabel = "FILE",
            description = "Write where its goroutines waited.")
    private Path blockProfile;

    @Option(
            names = {"-mutexprofile", "--mutexprofile"},
            paramLabel = "FILE",
            description = "Write who held contended locks.")
    private Path mutexProfile;

    @Option(
            names = {"-trace", "--trace"},
            paramLabel = "FILE",
            description =
                    "Record its execution: for go tool trace, or by its ending a page (.html) or for"
                            + " Perfetto (.json).")
    private Path trace;

    @Option(
            names = {"-outputdir", "--outputdir"},
            paramLabel = "DIR",
            description = "The folder for these files; the present one by default.")
    private Path folder = Path.of("");

    VmOptions applyTo(VmOptions options) {
        VmOptions o = with(options, Output.CPU_PROFILE, cpuProfile);
        o = with(o, Output.MEMORY_PROFILE, memoryProfile);
        o = with(o, Output.BLOCK_PROFILE, blockProfile);
        o = with(o, Output.MUTEX_PROFILE, mutexProfile);
        return with(o, Output.TRACE, trace);
    }

    private VmOptions with(VmOptions options, Output output, Path file) {
        return file == null ? options : options.withOutput(output, folder.resolve(file).toString());
    }
}
