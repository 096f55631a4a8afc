package gobi.vm.cli;

import java.io.PrintStream;

/// Stands where no engine has been connected: refuses every request and says so.
final class MissingEngine implements Engine {
    private final PrintStream err;

    MissingEngine(PrintStream err) {
        this.err = err;
    }

    @Override
    public int run(RunRequest request) {
        return refuse("run");
    }

    @Override
    public int build(BuildRequest request) {
        return refuse("build");
    }

    @Override
    public int disassemble(DisasmRequest request) {
        return refuse("disasm");
    }

    private int refuse(String command) {
        err.println(
                "gobi " + command + ": not built yet: no engine is connected to the command line");
        return 1;
    }
}
