package gobi.vm.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.vm.os.HotSpotCompilers.Code;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// In JVMs of their own: whether compilers can be asked depends on a flag.
class HotSpotCompilersTest {
    @TempDir Path folder;

    @Test
    void methodIsCompiledOnDemandBeforeItRuns() throws Exception {
        var flags =
                List.of(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+WhiteBoxAPI",
                        "-Xbootclasspath/a:" + folderOfTheDoor());
        assertEquals("true true", lastLine(flags));
    }

    @Test
    void withoutTheFlagNothingIsPromised() throws Exception {
        assertEquals("false false", lastLine(List.of()));
    }

    /// A folder with the door's class and no other.
    private Path folderOfTheDoor() throws IOException {
        String file = "jdk/test/whitebox/WhiteBox.class";
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        try (var in = HotSpotCompilers.class.getResourceAsStream("/" + file)) {
            Files.copy(in, copy);
        }
        return folder;
    }

    /// What [Program] prints; before it HotSpot tells which of the door's methods it misses.
    private static String lastLine(List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(
                List.of(
                        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName()));
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, p.waitFor(), out);
        return out.strip().lines().reduce("", (before, line) -> line);
    }

    /// Asks for code of a method that nobody has called, and waits for it.
    static final class Program {
        private static final long PATIENCE_NANOS = 30_000_000_000L;

        public static void main(String[] args) throws Exception {
            var method = Program.class.getDeclaredMethod("product", int.class);
            var compilers = HotSpotCompilers.get();
            boolean asked = compilers.request(method, Code.PROFILED);
            long began = System.nanoTime();
            while (asked
                    && !compilers.has(method, Code.PROFILED)
                    && System.nanoTime() - began < PATIENCE_NANOS) {
                Thread.sleep(1);
            }
            System.out.println(asked + " " + compilers.has(method, Code.PROFILED));
        }

        static int product(int n) {
            int p = 1;
            for (int i = 1; i < n; i++) {
                p *= i;
            }
            return p;
        }
    }
}
