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

    /// Goroutines that wait, run, sleep and are in natives while a generation ends; and a recording
    /// that begins in mid-run does not know some of them.
    private static final String SECONDS =
            """
            package main

            import (
            	"context"
            	"os"
            	"os/exec"
            	"runtime/trace"
            	"sync"
            	"time"
            )

            func spin(ctx context.Context, end time.Time, wg *sync.WaitGroup) {
            	defer wg.Done()
            	defer trace.StartRegion(ctx, "spins").End()
            	for time.Now().Before(end) {
            		_ = make([]byte, 10000)
            	}
            }

            func main() {
            	never, late := make(chan int), make(chan int)
            	go func() { <-never }()
            	go func() { late <- <-late }()
            	time.Sleep(10 * time.Millisecond)
            	if len(os.Args) > 1 {
            		f, err := os.Create(os.Args[1])
            		if err != nil {
            			panic(err)
            		}
            		defer f.Close()
            		trace.Start(f)
            		defer trace.Stop()
            	}
            	ctx, task := trace.NewTask(context.Background(), "task")
            	end := time.Now().Add(1300 * time.Millisecond)
            	var wg sync.WaitGroup
            	for i := 0; i < 3; i++ {
            		wg.Add(1)
            		go spin(ctx, end, &wg)
            	}
            	exec.Command("sleep", "1.2").Run()
            	late <- 1
            	<-late
            	wg.Wait()
            	task.End()
            }
            """;

    @Test
    void generationsAreWellFormed() throws IOException, InterruptedException {
        String file = folder.resolve("seconds.trace").toString();
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, file);
        assertEquals(0, Programs.run(folder, options, SECONDS).status());
        String events = tool("trace", "-d=1", file);
        assertTrue(events.contains("main.spin"), events);
        assertTrue(tool("trace", "-d=2", file).contains("gen=2"));
    }

    @Test
    void generationsOfARecordingThatBeganInMidRunAreWellFormed()
            throws IOException, InterruptedException {
        String file = folder.resolve("mid.trace").toString();
        assertEquals(0, Programs.run(folder, VmOptions.DEFAULT, SECONDS, file).status());
        assertTrue(tool("trace", "-d=1", file).contains("main.spin"));
        assertTrue(tool("trace", "-d=2", file).contains("gen=2"));
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
