package gobi.compiler.check;

import gobi.compiler.types.Package;

/// Finds imported packages.
@FunctionalInterface
public interface Importer {
    /// The package, or the text why there is none.
    record Result(Package pkg, String error) {
        public static Result of(Package pkg) {
            return new Result(pkg, null);
        }

        public static Result failed(String error) {
            return new Result(null, error);
        }
    }

    /// `unsafe` is not asked for.
    Result importPackage(String path);
}
