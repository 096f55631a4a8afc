package gobi.vm.jit;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Defines the classes of compiled code.
///
/// They have names, so that a class can call the code of another as any Java class would. Between
/// hidden classes that takes method handles, for which the JVM makes up some half a dozen classes
/// for each number of arguments, while the program waits.
///
/// What they name is resolved when they are defined. Otherwise HotSpot's optimizing compiler, which
/// asks this loader for no class, would leave out the first call of, say, a division's method, and
/// throw the code away when the program comes to it.
///
/// Where that is just what is wanted, code begins with a call of [#UNTRODDEN]: for paths that the
/// program has not taken yet, to functions that nobody has called. Left out they are no burden for
/// the paths that it takes. There is one such class for each class of compiled code, which is made
/// when it is called, so that HotSpot starts anew once and no more.
final class CodeLoader extends ClassLoader {
    /// The tag of a constant pool's class.
    private static final int CLASS = 7;

    private static final String PREFIX = "gobi/vm/jit/Compiled";

    /// Begins the name of a class whose only method does nothing.
    private static final String UNTRODDEN_PREFIX = "gobi/vm/jit/Untrodden";

    /// The name of that method.
    static final String UNTRODDEN = "path";

    private final AtomicInteger classes = new AtomicInteger();

    /// By class, until its initializer takes them.
    private final Map<String, Object[]> constants = new ConcurrentHashMap<>();

    /// Names of classes that this loader has found.
    private final Set<String> resolved = ConcurrentHashMap.newKeySet();

    CodeLoader() {
        super("gobi-jit", CodeLoader.class.getClassLoader());
    }

    /// The internal name of the next class.
    String newName() {
        return PREFIX + classes.incrementAndGet();
    }

    /// The class that marks the untrodden paths of a class of compiled code.
    static String untrodden(String name) {
        return UNTRODDEN_PREFIX + name.substring(PREFIX.length());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String internal = name.replace('.', '/');
        if (!internal.startsWith(UNTRODDEN_PREFIX)) {
            throw new ClassNotFoundException(name);
        }
        var writer = new ClassWriter(0);
        writer.visit(V25, ACC_FINAL | ACC_SYNTHETIC, internal, null, "java/lang/Object", null);
        var m = writer.visitMethod(ACC_STATIC, UNTRODDEN, "()V", null, null);
        m.visitCode();
        m.visitInsn(RETURN);
        m.visitMaxs(0, 0);
        m.visitEnd();
        writer.visitEnd();
        byte[] file = writer.toByteArray();
        return defineClass(name, file, 0, file.length);
    }

    Class<?> define(String name, byte[] file, Object[] constants) {
        String javaName = name.replace('/', '.');
        resolve(new ClassReader(file));
        this.constants.put(javaName, constants);
        return defineClass(javaName, file, 0, file.length);
    }

    private void resolve(ClassReader file) {
        char[] buffer = new char[file.getMaxStringLength()];
        for (int i = 1; i < file.getItemCount(); i++) {
            int item = file.getItem(i);
            if (item > 0 && file.readByte(item - 1) == CLASS) {
                String name = file.readUTF8(item, buffer);
                if (isRuntime(name) && resolved.add(name)) {
                    resolve(name.replace('/', '.'));
                }
            }
        }
    }

    private static boolean isRuntime(String name) {
        return !name.startsWith(PREFIX)
                && !name.startsWith(UNTRODDEN_PREFIX)
                && !name.startsWith("[");
    }

    private void resolve(String name) {
        try {
            Class.forName(name, true, this);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    Object[] takeConstants(Class<?> c) {
        return constants.remove(c.getName());
    }
}
