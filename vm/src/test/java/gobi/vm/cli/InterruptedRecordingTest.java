package gobi.vm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.trace.view.Summary;
import gobi.vm.trace.view.Timeline;
import gobi.vm.trace.view.TraceReader;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// What is recorded of a program that is ended from outside opens, and is complete up to then.
class InterruptedRecordingTest {
    /// Computes, talks, sleeps, and is in a native that does not come back.
    private static final String BUSY =
            """
            package main

            import (
            	"fmt"
            	"os"
            	"time"
            )

            func spin(n *int) {
            	for {
            		*n++
            	}
            }

            func answer(c chan int) {
            	for v := range c {
            		c <- v + 1
            	}
            }

            func readForever() {
            	os.Stdin.Read(make([]byte, 1))
            }

            func main() {
            	var n int
            	go spin(&n)
            	go readForever()
            	c := make(chan int)
            	go answer(c)
            	for i := 0; ; i++ {
            		c <- i
            		<-c
            		if i == 1000 {
            			fmt.Println("ready")
            		}
            		if i%100 == 0 {
            			time.Sleep(time.Millisecond)
            		}
            	}
            }
            """;

    @TempDir private Path folder;

    private GobiProcess.Result interrupted(String signal, String... flags) throws IOException {
        try (var gobi = GobiProcess.start(folder, Map.of(), BUSY, flags)) {
            gobi.awaitLine("ready");
            gobi.signal(signal);
            return gobi.await();
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void traceAndProfileOpen(String signal, int status) throws IOException {
        Path trace = folder.resolve("t.trace");
        Path profile = folder.resolve("cpu.pb.gz");
        var result =
                interrupted(
                        signal, "--trace", trace.toString(), "--cpuprofile", profile.toString());
        assertEquals(status, result.status(), result.err());
        assertEquals("", result.err());
        try (var reader = new TraceReader(trace)) {
            String text = Summary.of(Timeline.of(reader));
            assertTrue(text.matches("(?s).*goroutines created +4\\n.*"), text);
            assertTrue(text.contains("main.answer"), text);
            assertTrue(text.contains("main.spin"), text);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(profile)))) {
            assertTrue(in.readAllBytes().length > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void thePageIsMade(String signal, int status) throws IOException {
        Path page = folder.resolve("t.html");
        var result = interrupted(signal, "--trace", page.toString());
        assertEquals(status, result.status(), result.err());
        assertEquals("", result.err());
        assertTrue(Files.readString(page).contains("main.answer"));
        assertFalse(Files.exists(folder.resolve("t.html.recording")));
    }
}
