import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Changes the classes of jars so that they start quickly, without changing what they do.
///
/// Java's start-up cache takes no classes whose files are older than stack maps, as ASM's are: each
/// would be found in its jar, parsed, and verified the old way while the first hot function waits
/// to be compiled. They are given stack maps. Nor does it keep what the JVM makes up to link a
/// switch over patterns or a record's `equals`, `hashCode` and `toString`: a class or several for
/// each that is met. They become plain methods.
///
/// Part of the build, with ASM on the class path: `java QuickStartClasses.java JAR...`.
final class QuickStartClasses {
    private static final String CLASS = ".class";
    private static final String MODULE = "module-info.class";
    private static final int VERSION_OFFSET = 6;
    private static final int FIRST_WITH_STACK_MAPS = V1_7;

    private QuickStartClasses() {}

    public static void main(String[] args) throws IOException {
        for (String jar : args) {
            rewrite(Path.of(jar));
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Path changed = Files.createTempFile(jar.toAbsolutePath().getParent(), "changed", ".jar");
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (var entry : from.stream().toList()) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                String name = entry.getName();
                boolean isClass = name.endsWith(CLASS) && !name.endsWith(MODULE);
                add(to, entry, isClass ? changed(content) : content);
            }
        }
        Files.setPosixFilePermissions(changed, Files.getPosixFilePermissions(jar));
        Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Deflated or not, and dated, as it was.
    private static void add(ZipOutputStream to, ZipEntry was, byte[] content) throws IOException {
        var entry = new ZipEntry(was.getName());
        entry.setMethod(was.getMethod());
        entry.setTime(was.getTime());
        if (was.getMethod() == ZipEntry.STORED) {
            var checksum = new CRC32();
            checksum.update(content);
            entry.setSize(content.length);
            entry.setCrc(checksum.getValue());
        }
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }

    private static byte[] changed(byte[] content) {
        var reader = new ClassReader(content);
        if (version(content) < FIRST_WITH_STACK_MAPS) {
            var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
            reader.accept(new Renewal(writer), 0);
            return writer.toByteArray();
        }
        var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new PlainLinkage(writer), 0);
        return writer.toByteArray();
    }

    private static int version(byte[] file) {
        return (file[VERSION_OFFSET] & 0xFF) << 8 | file[VERSION_OFFSET + 1] & 0xFF;
    }

    /// Makes it a class file that has stack maps.
    private static final class Renewal extends ClassVisitor {
        Renewal(ClassVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                String signature,
                String parent,
                String[] interfaces) {
            super.visit(V17, access, name, signature, parent, interfaces);
        }
    }

    /// Replaces call sites of the two kinds by calls of methods that it adds.
    private static final class PlainLinkage extends ClassVisitor {
        private static final String SWITCHES = "java/lang/runtime/SwitchBootstraps";
        private static final String RECORDS = "java/lang/runtime/ObjectMethods";

        private String owner;
        private boolean isInterface;
        private int added;

        PlainLinkage(ClassVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                String signature,
                String parent,
                String[] interfaces) {
            owner = name;
            isInterface = (access & ACC_INTERFACE) != 0;
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(
                    ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(
                        String called, String type, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals(RECORDS)) {
                        call(addRecordMethod(called, type, arguments), type);
                    } else if (bootstrap.getOwner().equals(SWITCHES)
                            && bootstrap.getName().equals("typeSwitch")
                            && Arrays.stream(arguments).allMatch(Type.class::isInstance)) {
                        call(addTypeSwitch(type, arguments), type);
                    } else {
                        super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
                    }
                }

                private void call(String method, String type) {
                    visitMethodInsn(INVOKESTATIC, owner, method, type, isInterface);
                }
            };
        }

        private MethodVisitor begin(String name, String type) {
            var m = visitNew(name, type);
            m.visitCode();
            return m;
        }

        private MethodVisitor visitNew(String name, String type) {
            return cv.visitMethod(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, name, type, null, null);
        }

        private static void end(MethodVisitor m) {
            m.visitMaxs(0, 0);
            m.visitEnd();
        }

        private static void leaveWith(MethodVisitor m, int result) {
            push(m, result);
            m.visitInsn(IRETURN);
        }

        private static void push(MethodVisitor m, int value) {
            if (value <= Byte.MAX_VALUE) {
                m.visitIntInsn(BIPUSH, value);
            } else {
                m.visitIntInsn(SIPUSH, value);
            }
        }

        private static void place(MethodVisitor m, Label label) {
            m.visitLabel(label);
            m.visitFrame(F_SAME, 0, null, 0, null);
        }

        /// The number of the first class, from the given number on, that the object is of; -1 for
        /// null.
        private String addTypeSwitch(String type, Object[] classes) {
            String name = "switch$" + added++;
            var m = begin(name, type);
            var notNull = new Label();
            m.visitVarInsn(ALOAD, 0);
            m.visitJumpInsn(IFNONNULL, notNull);
            leaveWith(m, -1);
            place(m, notNull);
            for (int i = 0; i < classes.length; i++) {
                var next = new Label();
                m.visitVarInsn(ILOAD, 1);
                push(m, i);
                m.visitJumpInsn(IF_ICMPGT, next);
                m.visitVarInsn(ALOAD, 0);
                m.visitTypeInsn(INSTANCEOF, ((Type) classes[i]).getInternalName());
                m.visitJumpInsn(IFEQ, next);
                leaveWith(m, i);
                place(m, next);
            }
            leaveWith(m, classes.length);
            end(m);
            return name;
        }

        /// One of the three methods of a record: its class, its components' names, their fields.
        private String addRecordMethod(String called, String type, Object[] arguments) {
            String name = "record$" + called;
            String[] names = ((String) arguments[1]).split(";");
            Handle[] fields = Arrays.copyOfRange(arguments, 2, arguments.length, Handle[].class);
            var m = begin(name, type);
            switch (called) {
                case "equals" -> writeEquals(m, fields);
                case "hashCode" -> writeHashCode(m, fields);
                case "toString" -> writeToString(m, names, fields);
                default -> throw new IllegalArgumentException(called);
            }
            end(m);
            return name;
        }

        private void writeEquals(MethodVisitor m, Handle[] fields) {
            var same = new Label();
            m.visitVarInsn(ALOAD, 1);
            m.visitTypeInsn(INSTANCEOF, owner);
            m.visitJumpInsn(IFNE, same);
            leaveWith(m, 0);
            place(m, same);
            for (Handle f : fields) {
                var next = new Label();
                load(m, f, 0);
                load(m, f, 1);
                m.visitJumpInsn(compare(m, Type.getType(f.getDesc())), next);
                leaveWith(m, 0);
                place(m, next);
            }
            leaveWith(m, 1);
        }

        private void load(MethodVisitor m, Handle field, int of) {
            m.visitVarInsn(ALOAD, of);
            if (of != 0) {
                m.visitTypeInsn(CHECKCAST, owner);
            }
            m.visitFieldInsn(GETFIELD, field.getOwner(), field.getName(), field.getDesc());
        }

        /// Compares two values on the stack; the jump to make if they are equal.
        private static int compare(MethodVisitor m, Type type) {
            switch (type.getSort()) {
                case Type.LONG -> m.visitInsn(LCMP);
                case Type.FLOAT ->
                        m.visitMethodInsn(
                                INVOKESTATIC, "java/lang/Float", "compare", "(FF)I", false);
                case Type.DOUBLE ->
                        m.visitMethodInsn(
                                INVOKESTATIC, "java/lang/Double", "compare", "(DD)I", false);
                case Type.OBJECT, Type.ARRAY -> {
                    String equals = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
                    m.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "equals", equals, false);
                    return IFNE;
                }
                default -> {
                    return IF_ICMPEQ;
                }
            }
            return IFEQ;
        }

        private void writeHashCode(MethodVisitor m, Handle[] fields) {
            push(m, 0);
            for (Handle f : fields) {
                push(m, 31);
                m.visitInsn(IMUL);
                load(m, f, 0);
                Type type = Type.getType(f.getDesc());
                String of = isReference(type) ? "java/util/Objects" : box(type);
                m.visitMethodInsn(
                        INVOKESTATIC,
                        of,
                        "hashCode",
                        "(" + (isReference(type) ? general(type) : type.getDescriptor()) + ")I",
                        false);
                m.visitInsn(IADD);
            }
            m.visitInsn(IRETURN);
        }

        private void writeToString(MethodVisitor m, String[] names, Handle[] fields) {
            String simple =
                    owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
            String builder = "java/lang/StringBuilder";
            m.visitTypeInsn(NEW, builder);
            m.visitInsn(DUP);
            m.visitMethodInsn(INVOKESPECIAL, builder, "<init>", "()V", false);
            append(m, simple + "[");
            for (int i = 0; i < fields.length; i++) {
                append(m, (i == 0 ? "" : ", ") + names[i] + "=");
                load(m, fields[i], 0);
                String type = general(Type.getType(fields[i].getDesc()));
                String text = "(" + type + ")Ljava/lang/String;";
                m.visitMethodInsn(INVOKESTATIC, "java/lang/String", "valueOf", text, false);
                append(m);
            }
            append(m, "]");
            m.visitMethodInsn(INVOKEVIRTUAL, builder, "toString", "()Ljava/lang/String;", false);
            m.visitInsn(ARETURN);
        }

        private static void append(MethodVisitor m, String constant) {
            m.visitLdcInsn(constant);
            append(m);
        }

        private static void append(MethodVisitor m) {
            String type = "(Ljava/lang/String;)Ljava/lang/StringBuilder;";
            m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/StringBuilder", "append", type, false);
        }

        private static boolean isReference(Type type) {
            return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        }

        /// As methods take it that take values of all classes.
        private static String general(Type type) {
            if (isReference(type)) {
                return "Ljava/lang/Object;";
            }
            return type.getSort() == Type.BYTE || type.getSort() == Type.SHORT
                    ? "I"
                    : type.getDescriptor();
        }

        private static String box(Type type) {
            return switch (type.getSort()) {
                case Type.BOOLEAN -> "java/lang/Boolean";
                case Type.CHAR -> "java/lang/Character";
                case Type.BYTE -> "java/lang/Byte";
                case Type.SHORT -> "java/lang/Short";
                case Type.INT -> "java/lang/Integer";
                case Type.LONG -> "java/lang/Long";
                case Type.FLOAT -> "java/lang/Float";
                case Type.DOUBLE -> "java/lang/Double";
                default -> throw new IllegalArgumentException(type.getDescriptor());
            };
        }
    }
}
