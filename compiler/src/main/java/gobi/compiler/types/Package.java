package gobi.compiler.types;

import java.util.ArrayList;
import java.util.List;

/// A package: import path, name, scope of its declarations.
public final class Package {
    private final String path;
    private final Scope scope;
    private String name;
    private final List<Package> imports = new ArrayList<>();

    public Package(String path, String name, Scope universe) {
        this.path = path;
        this.name = name;
        this.scope = new Scope(universe);
    }

    /// `main` for the program's own package, else the import path.
    public String path() {
        return path;
    }

    public String name() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Scope scope() {
        return scope;
    }

    /// Directly imported packages.
    public List<Package> imports() {
        return imports;
    }
}
