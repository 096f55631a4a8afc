package gobi.vm.cli;

import gobi.vm.VmOptions;

import java.util.List;

/// One program to run.
///
/// @param sources the `.go` files, or a single `.gbc` file, or a single package path; never empty
/// @param args the program's own arguments, without its name
/// @param options how to run it
public record RunRequest(List<String> sources, List<String> args, VmOptions options) {
    public RunRequest {
        sources = List.copyOf(sources);
        args = List.copyOf(args);
    }
}
