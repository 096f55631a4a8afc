package gobi.vm.lib;

import gobi.vm.code.Native;

/// The natives of one Go package.
@FunctionalInterface
interface NativeSet {
    /// The native of that unqualified name, or null.
    Native find(String name);
}
