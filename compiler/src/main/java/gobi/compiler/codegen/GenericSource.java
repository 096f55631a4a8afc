package gobi.compiler.codegen;

import gobi.compiler.check.Info;
import gobi.compiler.source.SourceFile;
import gobi.compiler.syntax.Decl;
import gobi.compiler.types.Func;

/// Finds the declarations of generic functions and methods of other packages, whose bodies are
/// compiled where they are used.
@FunctionalInterface
public interface GenericSource {
    /// A declaration with the checker's tables for it.
    record Body(Decl.Func decl, Info info, SourceFile file) {}

    /// The declaration of a generic function or of a method of a generic type, or null if unknown.
    Body find(Func origin);

    /// For programs of a single package.
    GenericSource NONE = f -> null;
}
