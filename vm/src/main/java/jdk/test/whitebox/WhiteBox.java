package jdk.test.whitebox;

import java.lang.reflect.Executable;

/// HotSpot's door for its own tests, as far as Gobi uses it. HotSpot knows the class and its
/// methods by these names and types, opens the door under its flag WhiteBoxAPI, and only to a class
/// of the bootstrap loader: it stands in a jar of its own that the launcher appends to the boot
/// class path.
public final class WhiteBox {
    static {
        registerNatives();
    }

    private static native void registerNatives();

    /// Puts the method, from its start if `bci` is -1, into the queue of a compiler.
    public native boolean enqueueMethodForCompilation0(Executable method, int level, int bci);

    /// The level of the code that the method has, 0 for none.
    public native int getMethodCompilationLevel0(Executable method, boolean osr);
}
