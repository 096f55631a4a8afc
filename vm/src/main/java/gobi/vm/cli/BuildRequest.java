package gobi.vm.cli;

import java.nio.file.Path;
import java.util.List;

/// One program to compile.
///
/// @param sources the `.go` files or a single package path; never empty
/// @param output the `.gbc` file to write
public record BuildRequest(List<String> sources, Path output) {
    public BuildRequest {
        sources = List.copyOf(sources);
    }
}
