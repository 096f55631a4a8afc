package gobi.vm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gobi.vm.JitMode;
import gobi.vm.VmOptions;

import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// JDK Flight Recorder's own reader finds what the scheduler, the collector and the compiler did.
class FlightRecordingTest {
    private static final String PROGRAM =
            """
            package main

            import (
            	"os/exec"
            	"runtime"
            	"time"
            )

            type node struct{ next *node }

            func wait(c, done chan int) {
            	<-c
            	done <- 1
            }

            func hot(n int) (s int) {
            	for i := 0; i < n; i++ {
            		s += i * s
            	}
            	return s
            }

            func main() {
            	c, done := make(chan int), make(chan int)
            	go wait(c, done)
            	time.Sleep(100 * time.Millisecond)
            	c <- 1
            	<-done
            	exec.Command("sleep", "0.01").Run()
            	var list *node
            	for i := 0; i < 2000000; i++ {
            		list = &node{list}
            	}
            	runtime.GC()
            	println(hot(1000000), list != nil)
            }
            """;

    @TempDir Path folder;

    private List<RecordedEvent> record(VmOptions options) throws IOException, InterruptedException {
        assumeTrue(FlightRecorder.isAvailable());
        Path file = folder.resolve("run.jfr");
        var recorded = options.withOutput(Output.FLIGHT_RECORDING, file.toString());
        var result = Programs.run(folder, recorded, PROGRAM);
        assertEquals("0 true\n", result.err());
        return RecordingFile.readAllEvents(file);
    }

    private static RecordedEvent find(
            List<RecordedEvent> all, String type, String field, Object value) {
        return all.stream()
                .filter(e -> e.getEventType().getName().equals("gobi." + type))
                .filter(e -> e.getValue(field).equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " of " + value));
    }

    @Test
    void tellsWhatGoroutinesDid() throws IOException, InterruptedException {
        var all = record(VmOptions.DEFAULT);
        var wait = find(all, "GoroutineWait", "function", "main.main.gowrap1");
        assertEquals("chan receive", wait.getString("reason"));
        assertEquals(1, wait.getLong("wokenBy"));
        assertTrue(wait.getString("goStack").startsWith("main.wait ("), wait::toString);
        assertTrue(wait.getDuration().compareTo(Duration.ofMillis(4)) > 0, wait::toString);
        var life = find(all, "GoroutineLife", "function", "main.main.gowrap1");
        assertEquals(1, life.getLong("creator"));
        assertNotNull(find(all, "GoroutineRun", "goroutine", 1L).getString("endedBy"));
        find(all, "BlockingCall", "goroutine", 1L);
    }

    @Test
    void tellsWhatTheCollectorDid() throws IOException, InterruptedException {
        var all = record(VmOptions.DEFAULT);
        find(all, "GarbageCollection", "cycle", 1L);
        assertTrue(
                all.stream()
                        .filter(e -> e.getEventType().getName().equals("gobi.GarbageCollection"))
                        .anyMatch(e -> e.getLong("live") > 2_000_000 * 8));
        find(all, "StopTheWorld", "reason", "GC mark termination");
        assertTrue(
                all.stream()
                        .filter(e -> e.getEventType().getName().equals("gobi.AllocationSample"))
                        .anyMatch(e -> e.getString("goStack").startsWith("main.main (")));
        assertTrue(all.stream().anyMatch(e -> e.getEventType().getName().equals("gobi.HeapSize")));
    }

    @Test
    void tellsWhatTheCompilerDid() throws IOException, InterruptedException {
        var all = record(VmOptions.DEFAULT.withJit(JitMode.FIRST));
        find(all, "Compilation", "function", "main.hot");
        assertTrue(
                all.stream()
                        .filter(e -> e.getEventType().getName().equals("gobi.CodeLeft"))
                        .anyMatch(e -> e.getString("place").startsWith("main.")));
    }

    @Test
    void standsBesideATrace() throws IOException, InterruptedException {
        Path trace = folder.resolve("t.trace");
        var all = record(VmOptions.DEFAULT.withOutput(Output.TRACE, trace.toString()));
        find(all, "GarbageCollection", "cycle", 1L);
        assertTrue(TraceTest.summary(trace).contains("main.wait"));
    }
}
