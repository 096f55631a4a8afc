package gobi.vm.memory;

import jdk.internal.misc.Unsafe;

/// Java fields that compiled loops read again and again because other threads write them: what
/// `VarHandle.getOpaque` is for. But that is seven methods deep, and the JVM's compilers would work
/// through them for each safepoint of each compiled function, until they come to the load.
public final class Fields {
    private static final Unsafe U = Unsafe.getUnsafe();

    private Fields() {}

    /// Where the field is in an object of the class; stands for it in what follows.
    public static long find(Class<?> owner, String name) {
        return U.objectFieldOffset(owner, name);
    }

    /// The value, which is read each time and in no order with other accesses.
    public static int getOpaque(Object o, long field) {
        return U.getIntOpaque(o, field);
    }
}
