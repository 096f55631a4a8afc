package gobi.vm.link;

import gobi.vm.code.Native;

/// Finds the Java side of functions without a body.
public interface NativeLibrary {
    /// The native of that qualified name (`strings.IndexByte`, `internal/rt.Kind`), or null.
    Native find(String qualifiedName);

    /// Whether it never parks nor blocks nor looks at the frames of its callers.
    boolean isLeaf(String qualifiedName);
}
