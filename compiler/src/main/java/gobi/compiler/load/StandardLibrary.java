package gobi.compiler.load;

import gobi.compiler.archive.LibraryArchive;

import java.util.List;

/// Where the standard library comes from.
public interface StandardLibrary {
    /// The Go files of a package, or null if there is no such package.
    List<SourceText> sources(String importPath);

    /// The compiled library, or null while it is being built.
    LibraryArchive archive();
}
