package gobi.vm.cli;

import gobi.vm.test.SuiteOptions;

/// What the commands need from the rest of Gobi. Each call writes its own messages to standard
/// error and returns the exit status of the process.
public interface Engine {
    /// Compiles (unless given a compiled program) and runs; returns the program's own status, or 1
    /// after compile errors.
    int run(RunRequest request);

    /// Compiles to a `.gbc` file.
    int build(BuildRequest request);

    /// Runs test programs; 0 if all is well.
    int test(SuiteOptions request);

    /// Runs a program under many schedules; 1 if one makes it fail, else 0.
    int explore(ExploreRequest request);

    /// Prints bytecode with its source lines to standard output.
    int disassemble(DisasmRequest request);
}
