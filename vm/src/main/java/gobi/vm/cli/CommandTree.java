package gobi.vm.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The full command tree in picocli: help texts of all commands, and the commands that need not
/// start fast. `run` and `version` appear here only to be listed and described; [Main] has executed
/// them before this class is loaded.
final class CommandTree {
    private final CommandLine root;

    CommandTree(Engine engine, PrintStream out, PrintStream err) {
        root =
                new CommandLine(new Root())
                        .addSubcommand("run", runForHelp())
                        .addSubcommand("build", new BuildCommand(engine))
                        .addSubcommand("test", new TestCommand(engine))
                        .addSubcommand("disasm", new DisasmCommand(engine))
                        .addSubcommand("explore", explore(engine))
                        .addSubcommand("trace", new TraceCommand())
                        .addSubcommand("heap", new HeapCommand())
                        .addSubcommand("version", versionForHelp())
                        .addSubcommand("help", new CommandLine.HelpCommand())
                        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        root.getCommandSpec().addOption(help());
        for (String command : List.of("build", "test", "disasm", "explore", "trace", "heap")) {
            root.getSubcommands().get(command).getCommandSpec().addOption(help());
        }
    }

    int execute(List<String> args) {
        return root.execute(args.toArray(String[]::new));
    }

    /// `gobi` alone is a usage error that shows the usage.
    int noCommand() {
        root.usage(root.getErr());
        return Main.USAGE;
    }

    private static CommandSpec runForHelp() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Compile and run a Go program.")
                .customSynopsis(
                        "gobi run [FLAG...] FILE.go... [ARG...]",
                        "       gobi run [FLAG...] PACKAGE [ARG...]",
                        "       gobi run [FLAG...] PROGRAM.gbc [ARG...]")
                .footer(
                        "",
                        "Leading arguments that end in .go are the program's files; otherwise the"
                                + " first is a package folder or a compiled program. All that"
                                + " follows is the program's own.",
                        "The exit status is the program's; 1 after compile errors.");
        for (RunFlag flag : RunFlag.values()) {
            OptionSpec.Builder option = OptionSpec.builder(flag.flag).description(flag.description);
            if (flag.takesValue()) {
                option.arity("1").paramLabel(flag.value).type(String.class);
            }
            spec.addOption(option.build());
        }
        spec.addOption(help());
        spec.addPositional(
                PositionalParamSpec.builder().arity("0..*").hidden(true).type(List.class).build());
        return spec;
    }

    /// The first argument that is no flag begins what to run, as with `run`.
    private static CommandLine explore(Engine engine) {
        return new CommandLine(new ExploreCommand(engine)).setStopAtPositional(true);
    }

    private static CommandSpec versionForHelp() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description("Print the version.");
        return spec;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    @Command(
            name = "gobi",
            description = "Runs Go programs.",
            synopsisSubcommandLabel = "COMMAND",
            subcommandsRepeatable = false)
    private static final class Root implements Runnable {
        @CommandLine.Spec private CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "missing command");
        }
    }
}
