package gobi.vm.trace;

import java.util.EnumMap;
import java.util.Map;

/// What a run shall leave behind, and in which files.
public record Outputs(Map<Output, String> files) {
    public static final Outputs NONE = new Outputs(Map.of());

    public Outputs {
        files = Map.copyOf(files);
    }

    public Outputs with(Output output, String file) {
        var more = new EnumMap<Output, String>(Output.class);
        more.putAll(files);
        more.put(output, file);
        return new Outputs(more);
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }
}
