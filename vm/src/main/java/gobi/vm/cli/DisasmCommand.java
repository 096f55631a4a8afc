package gobi.vm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/// `gobi disasm`: shows a program's bytecode.
@Command(description = "Show a program's bytecode between its source lines.")
final class DisasmCommand implements Callable<Integer> {
    private final Engine engine;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "The program's .go files, one .gbc file, or one package folder.")
    private List<String> sources;

    DisasmCommand(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Integer call() {
        if (RunArguments.countSources(sources) != sources.size()) {
            throw new ParameterException(
                    spec.commandLine(), "want .go files, one .gbc file or one package: " + sources);
        }
        return engine.disassemble(new DisasmRequest(sources));
    }
}
