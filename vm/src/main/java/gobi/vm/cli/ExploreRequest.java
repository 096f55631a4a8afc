package gobi.vm.cli;

import gobi.vm.explore.ExploreOptions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One program to run under many schedules.
///
/// @param sources the `.go` files, or a single `.gbc` file, or a single package path; never empty
/// @param args the program's own arguments, without its name
/// @param input what the program reads as its standard input
/// @param options what to try
public record ExploreRequest(
        List<String> sources, List<String> args, Optional<Path> input, ExploreOptions options) {
    public ExploreRequest {
        sources = List.copyOf(sources);
        args = List.copyOf(args);
    }
}
