package gobi.vm.jit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Defines the classes of compiled code.
///
/// They have names, so that a class can call the code of another as any Java class would. Between
/// hidden classes that takes method handles, for which the JVM makes up some half a dozen classes
/// for each number of arguments, while the program waits.
final class CodeLoader extends ClassLoader {
    private static final String PREFIX = "gobi/vm/jit/Compiled";

    private final AtomicInteger classes = new AtomicInteger();

    /// By class, until its initializer takes them.
    private final Map<String, Object[]> constants = new ConcurrentHashMap<>();

    CodeLoader() {
        super("gobi-jit", CodeLoader.class.getClassLoader());
    }

    /// The internal name of the next class.
    String newName() {
        return PREFIX + classes.incrementAndGet();
    }

    Class<?> define(String name, byte[] file, Object[] constants) {
        String javaName = name.replace('/', '.');
        this.constants.put(javaName, constants);
        return defineClass(javaName, file, 0, file.length);
    }

    Object[] takeConstants(Class<?> c) {
        return constants.remove(c.getName());
    }
}
