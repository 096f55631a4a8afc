package gobi.vm.cli;

import java.util.List;

/// One program to show as bytecode.
///
/// @param sources the `.go` files, or a single `.gbc` file, or a single package path; never empty
public record DisasmRequest(List<String> sources) {
    public DisasmRequest {
        sources = List.copyOf(sources);
    }
}
