package gobi.vm.cli;

import java.nio.file.Path;
import java.util.List;

/// One program to compile.
///
/// @param sources the `.go` files or a single package path; never empty
/// @param output the `.gbc` file to write
/// @param explain whether to tell on standard error what the compiler decided
public record BuildRequest(List<String> sources, Path output, boolean explain) {
    public BuildRequest {
        sources = List.copyOf(sources);
    }
}
