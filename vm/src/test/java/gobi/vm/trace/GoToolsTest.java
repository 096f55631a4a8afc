package gobi.vm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gobi.vm.VmOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Go's own tools open what a run leaves behind, where they are installed.
class GoToolsTest {
    @TempDir Path folder;

    private static Path go() {
        String root = System.getenv("GOROOT");
        return Stream.of(
                        root == null ? "go-without-a-root" : root + "/bin/go",
                        "/usr/lib/go-1.23/bin/go",
                        "/usr/local/go/bin/go")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private String tool(String... arguments) throws IOException, InterruptedException {
        Path go = go();
        assumeTrue(go != null, "Go is not installed on this machine");
        var command = new java.util.ArrayList<>(List.of(go.toString(), "tool"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GOTOOLCHAIN", "local");
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    @Test
    void traceIsWellFormed() throws IOException, InterruptedException {
        String file = folder.resolve("t.trace").toString();
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, file);
        assertEquals(0, Programs.run(folder, options, TraceTest.WORKERS).status());
        String events = tool("trace", "-d=1", file);
        assertTrue(events.contains("main.worker"), events);
        assertTrue(events.contains("heap/goal"), events);
    }

    @Test
    void profileNamesTheHottestFunction() throws IOException, InterruptedException {
        String file = folder.resolve("cpu").toString();
        var options = VmOptions.DEFAULT.withOutput(Output.CPU_PROFILE, file);
        assertEquals(0, Programs.run(folder, options, ProfileTest.PROGRAM).status());
        String top = tool("pprof", "-top", file);
        String[] lines = top.substring(top.indexOf("cum%")).split("\n");
        assertTrue(lines[1].endsWith(" main.hot"), top);
    }
}
