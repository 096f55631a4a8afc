package gobi.compiler.syntax;

import gobi.compiler.source.SourceFile;

import java.util.List;

/// One parsed file. `goVersion` is the version of its `//go:build go1.N` line, or null;
/// `directives` are the file's `//go:` lines (such as `//go:linkname`, `//go:embed`) with their
/// positions.
public record SourceUnit(
        int pos,
        SourceFile file,
        Expr.Name packageName,
        List<Decl> decls,
        String goVersion,
        List<Directive> directives)
        implements Node {
    /// A `//go:` comment line.
    public record Directive(int pos, String text) {}
}
