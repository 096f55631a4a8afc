package gobi.compiler.types;

import java.util.List;

/// `struct { ... }`: fields in order, and their tags (unquoted, empty where absent).
public final class StructType implements Type {
    private final List<Var> fields;
    private final List<String> tags;

    public StructType(List<Var> fields, List<String> tags) {
        this.fields = fields;
        this.tags = tags;
    }

    public List<Var> fields() {
        return fields;
    }

    public String tag(int i) {
        return i < tags.size() ? tags.get(i) : "";
    }

    public List<String> tags() {
        return tags;
    }
}
