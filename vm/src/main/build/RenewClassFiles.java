import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Gives the classes of a jar stack maps and the version of today's class files, without changing
/// what they do. Java's start-up cache takes no classes that are older than stack maps, as ASM's
/// are: each would be found in its jar, parsed, and verified the old way while the first hot
/// function waits to be compiled.
///
/// Part of the build, with ASM and the jar's classes on the class path: `java RenewClassFiles.java
/// JAR`.
final class RenewClassFiles {
    private static final String CLASS = ".class";
    private static final String MODULE = "module-info.class";
    private static final int VERSION_OFFSET = 6;

    private RenewClassFiles() {}

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path renewed = Files.createTempFile(jar.toAbsolutePath().getParent(), "renewed", ".jar");
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(renewed))) {
            to.setMethod(ZipOutputStream.DEFLATED);
            for (var entry : from.stream().toList()) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(isOld(entry.getName(), content) ? renewed(content) : content);
                to.closeEntry();
            }
        }
        Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isOld(String name, byte[] content) {
        return name.endsWith(CLASS)
                && !name.endsWith(MODULE)
                && version(content) < (Opcodes.V17 & 0xFFFF);
    }

    private static int version(byte[] classFile) {
        return (classFile[VERSION_OFFSET] & 0xFF) << 8 | classFile[VERSION_OFFSET + 1] & 0xFF;
    }

    private static byte[] renewed(byte[] content) {
        var reader = new ClassReader(content);
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        reader.accept(new Renewal(writer), 0);
        return writer.toByteArray();
    }

    private static final class Renewal extends ClassVisitor {
        Renewal(ClassWriter next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                String signature,
                String parent,
                String[] interfaces) {
            super.visit(Opcodes.V17, access, name, signature, parent, interfaces);
        }
    }
}
