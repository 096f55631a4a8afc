package gobi.compiler.load;

import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.syntax.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What import paths mean to the compiler when no build tool has looked at them first.
///
/// @param importer path of the package that is being compiled
/// @param root what `./name` is relative to
record ImportPaths(String importer, String root) {
    /// The paths that a file imports, as written; malformed literals are left to the checker.
    static List<String> of(SourceUnit file) {
        List<String> paths = new ArrayList<>();
        for (var decl : file.decls()) {
            if (decl instanceof Decl.Gen gen && gen.keyword() == Decl.Keyword.IMPORT) {
                for (var spec : gen.specs()) {
                    String literal = ((Spec.Import) spec).path().text();
                    if (literal.length() > 2) {
                        paths.add(literal.substring(1, literal.length() - 1));
                    }
                }
            }
        }
        return paths;
    }

    /// The path under which the package is known.
    String resolve(String path) {
        return isRelative(path) ? clean(root + "/" + path) : path;
    }

    /// Why a path can stand for no package, in gc's words, or null.
    String fault(String path) {
        if (path.equals("main")) {
            return "cannot import \"main\"";
        }
        if (path.startsWith("/")) {
            return "import path cannot be absolute path";
        }
        if (resolve(path).equals(importer)) {
            return "import \"" + path + "\" while compiling that package (import cycle)";
        }
        if (!isRelative(path) && !path.equals(clean(path))) {
            return "non-canonical import path \"" + path + "\" (should be \"" + clean(path) + "\")";
        }
        return null;
    }

    private static boolean isRelative(String path) {
        return path.equals(".")
                || path.equals("..")
                || path.startsWith("./")
                || path.startsWith("../");
    }

    private static String clean(String path) {
        return Path.of(path).normalize().toString();
    }
}
