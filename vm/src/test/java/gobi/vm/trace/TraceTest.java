package gobi.vm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gobi.vm.JitMode;
import gobi.vm.VmOptions;
import gobi.vm.trace.view.Summary;
import gobi.vm.trace.view.Timeline;
import gobi.vm.trace.view.TraceFormatException;
import gobi.vm.trace.view.TraceReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Traces are complete however a program ends, and say what happened.
class TraceTest {
    static final String WORKERS =
            """
            package main

            import (
            	"runtime"
            	"sync"
            	"time"
            )

            func worker(jobs <-chan int, wg *sync.WaitGroup) {
            	runtime.Gosched() // even if there is no job left, its stack is seen
            	for range jobs {
            		runtime.Gosched()
            	}
            	wg.Done()
            }

            func main() {
            	jobs := make(chan int)
            	var wg sync.WaitGroup
            	for i := 0; i < 4; i++ {
            		wg.Add(1)
            		go worker(jobs, &wg)
            	}
            	for i := 0; i < 100; i++ {
            		jobs <- i
            	}
            	close(jobs)
            	wg.Wait()
            	runtime.GC()
            	time.Sleep(30 * time.Millisecond)
            }
            """;

    @TempDir Path folder;

    static String summary(Path trace) throws IOException {
        try (var reader = new TraceReader(trace)) {
            return Summary.of(Timeline.of(reader));
        }
    }

    @Test
    void saysWhatHappened() throws IOException, InterruptedException {
        Path trace = folder.resolve("t.trace");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, trace.toString());
        assertEquals(0, Programs.run(folder, options, WORKERS).status());
        String text = summary(trace);
        assertTrue(text.matches("(?s).*goroutines created +5\\n.*"), text);
        assertTrue(text.matches("(?s).*GC cycles +1\\n.*"), text);
        assertTrue(text.matches("(?s).*main\\.worker +4 .*"), text);
        assertTrue(text.matches("(?s).*longest waits\\n +\\d+\\S*ms +G1 +sleep .*"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "panic('no'), 2",
        "<-make(chan int), 2",
        "os.Exit(3), 3",
        "runtime.Goexit(), 2",
    })
    void isCompleteHoweverTheProgramEnds(String end, int status)
            throws IOException, InterruptedException {
        Path trace = folder.resolve("end.trace");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, trace.toString());
        String source =
                """
                package main

                import (
                	"os"
                	"runtime"
                )

                var _, _ = os.Exit, runtime.Goexit

                func main() {
                	done := make(chan bool)
                	go func() { done <- true }()
                	<-done
                	END
                }
                """;
        var result = Programs.run(folder, options, source.replace("END", end.replace('\'', '"')));
        assertEquals(status, result.status(), result.err());
        assertTrue(summary(trace).contains("main.main.func1"), summary(trace));
    }

    @Test
    void saysWhatWasCompiled() throws IOException, InterruptedException {
        String source =
                """
                package main

                func square(n int) int { return n * n }

                func main() {
                	sum := 0
                	for i := 0; i < 30000000; i++ {
                		sum += square(i)
                	}
                	println(sum)
                }
                """;
        Path json = folder.resolve("jit.json");
        var compiled = VmOptions.DEFAULT.withOutput(Output.TRACE, json.toString());
        assertEquals(0, Programs.run(folder, compiled, source).status());
        assertTrue(Files.readString(json).contains("\"name\":\"main.main loop:8\""));
        Path trace = folder.resolve("jit.trace");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, trace.toString());
        assertEquals(0, Programs.run(folder, options, source).status());
        String text = summary(trace);
        assertTrue(text.matches("(?s).*compiled to JVM code +[1-9].*"), text);
        assertTrue(text.matches("(?s).*longest compilations.*main\\.main loop:8\\n.*"), text);
    }

    @Test
    void aProgramMayLogAnything() throws IOException, InterruptedException {
        String source =
                """
                package main

                import (
                	"context"
                	"runtime/trace"
                )

                func main() {
                	for _, c := range []string{"gobi.gc.colours", "gobi.gc.heap", "gobi.jit.compiled"} {
                		for _, text := range []string{"", "1", "1 2 3", "x y z w", "9999999999999999999 mark www"} {
                			trace.Log(context.Background(), c, text)
                			trace.Log(context.Background(), "mine", c+" "+text)
                		}
                	}
                	trace.Log(context.Background(), "mine", "gobi.jit.compiled 1 1 \\"</script>")
                }
                """;
        for (String name : new String[] {"log.html", "log.json", "log.trace"}) {
            var options =
                    VmOptions.DEFAULT.withOutput(Output.TRACE, folder.resolve(name).toString());
            var result = Programs.run(folder, options, source);
            assertEquals(0, result.status(), result.err());
        }
        assertTrue(summary(folder.resolve("log.trace")).contains("runtime.main"));
        assertTrue(Files.readString(folder.resolve("log.json")).contains("mine: gobi.gc.heap"));
        assertFalse(Files.readString(folder.resolve("log.html")).contains("\"</script>"));
    }

    @Test
    void refusesWhatIsNoTrace() throws IOException {
        Path file = folder.resolve("no.trace");
        Files.writeString(file, "no trace at all, but long enough");
        assertThrows(TraceFormatException.class, () -> summary(file));
    }

    @Test
    void aCutFileIsReadUpToTheCut() throws IOException, InterruptedException {
        Path trace = folder.resolve("cut.trace");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, trace.toString());
        Programs.run(folder, options, WORKERS);
        byte[] bytes = Files.readAllBytes(trace);
        for (int n = 16; n < bytes.length; n += 97) {
            Files.write(trace, java.util.Arrays.copyOf(bytes, n));
            assertFalse(summary(trace).isEmpty());
        }
    }

    @Test
    void aKillLosesAtMostTheLastGeneration() throws IOException, InterruptedException {
        Path trace = folder.resolve("killed.trace");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, trace.toString());
        String source = WORKERS.replace("30 * time.Millisecond", "1100 * time.Millisecond");
        assertEquals(0, Programs.run(folder, options, source).status());
        byte[] bytes = Files.readAllBytes(trace);
        Files.write(trace, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        String text = summary(trace);
        assertTrue(text.matches("(?s).*main\\.worker +4 .*"), text);
        assertTrue(text.matches("(?s).*GC cycles +1\\n.*"), text);
    }

    @Test
    void chromeTraceNamesWhatRan() throws IOException, InterruptedException {
        Path trace = folder.resolve("t.json");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, trace.toString());
        Programs.run(folder, options, WORKERS);
        String json = Files.readString(trace);
        assertTrue(json.startsWith("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[{"), json);
        assertTrue(json.contains("G1 runtime.main"), json);
        assertFalse(Files.exists(folder.resolve("t.json.recording")));
    }

    /// The program ends as ever, and somebody is told.
    @Test
    void aFullDiskIsReported() throws IOException, InterruptedException {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full on this machine");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, "/dev/full");
        var result = Programs.run(folder, options, WORKERS);
        assertEquals("gobi: /dev/full: No space left on device\n", result.err());
        assertEquals(0, result.status());
    }

    @Test
    void ofAFileThatLacksItsEndTheWholeGenerationsRemain() throws IOException {
        Path file = folder.resolve("lacks.trace");
        var disk = new SmallDisk(file);
        var sink = new FileSink(disk);
        sink.write("whole".getBytes(StandardCharsets.UTF_8), 5);
        sink.isWhole();
        sink.write("rest".getBytes(StandardCharsets.UTF_8), 4);
        disk.isFull = true;
        sink.write(new byte[1], 1);
        disk.isFull = false;
        sink.write(new byte[1], 1);
        sink.isWhole();
        assertEquals("full", assertThrows(IOException.class, sink::close).getMessage());
        assertEquals("whole", Files.readString(file));
    }

    private static final class SmallDisk extends FileOutputStream {
        boolean isFull;

        SmallDisk(Path file) throws IOException {
            super(file.toFile());
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (isFull) {
                throw new IOException("full");
            }
            super.write(bytes, from, length);
        }
    }

    /// Goroutines are stolen, spans and samples are taken, loops are entered and left, and barriers
    /// have something to hand on.
    @Test
    void tellsWhatGoDoesNotRecord() throws IOException, InterruptedException {
        String source =
                """
                package main

                import "sync"

                type node struct{ next *node }

                var kept [4096]*node

                func spin(n int, wg *sync.WaitGroup) {
                	var list *node
                	for i := 0; i < n; i++ {
                		list = &node{list}
                		kept[i%len(kept)] = list
                	}
                	wg.Done()
                }

                func main() {
                	var wg sync.WaitGroup
                	for i := 0; i < 200; i++ {
                		wg.Add(1)
                		go spin(20000, &wg)
                	}
                	wg.Wait()
                	c := make(chan int)
                	go func() {
                		for i := 0; i < 1000; i++ {
                			c <- i
                		}
                		close(c)
                	}()
                	for range c {
                	}
                }
                """;
        Path trace = folder.resolve("own.trace");
        var options =
                VmOptions.DEFAULT.withJit(JitMode.FIRST).withOutput(Output.TRACE, trace.toString());
        assertEquals(0, Programs.run(folder, options, source).status());
        String text = summary(trace);
        assertTrue(text.matches("(?s).* P[01] from P[01]\n.*"), text);
        assertTrue(text.matches("(?s).*allocations by samples .* main\\.spin \\S+:12\n.*"), text);
        assertTrue(text.matches("(?s).* objects of 8 B\n.*"), text);
        assertTrue(
                text.matches("(?s).*exits from compiled code .* at main\\.\\S+ \\S+:\\d+\n.*"),
                text);
        assertFalse(text.contains("entries of compiled loops    0"), text);
        assertTrue(text.matches("(?s).*objects greyed by barriers +[1-9].*"), text);
    }
}
