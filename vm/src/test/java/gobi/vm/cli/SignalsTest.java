package gobi.vm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Signals that come from outside, to a process of its own.
class SignalsTest {
    private static final String WAITING =
            """
            package main

            import (
            	"fmt"
            	"os"
            	"os/signal"
            	"syscall"
            	"time"
            )

            func wait(c chan int) { <-c }

            func main() {
            	go wait(make(chan int))
            	// By the first Notify signals have their Go meaning at once.
            	c := make(chan os.Signal, 1)
            	signal.Notify(c, syscall.SIGWINCH)
            	fmt.Println("ready")
            	time.Sleep(time.Minute)
            }
            """;

    private static final String LISTENING =
            """
            package main

            import (
            	"fmt"
            	"os"
            	"os/signal"
            )

            func main() {
            	c := make(chan os.Signal, 1)
            	signal.Notify(c)
            	fmt.Println("ready")
            	for s := range c {
            		fmt.Println(s)
            		if s == os.Interrupt {
            			return
            		}
            	}
            }
            """;

    @TempDir Path folder;

    @BeforeEach
    void onlyWhereHandlersAreKnown() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"));
    }

    @Test
    void quitPrintsAllGoroutines() throws IOException {
        try (var p = GobiProcess.start(folder, Map.of(), WAITING)) {
            p.awaitLine("ready");
            p.signal("QUIT");
            var result = p.await();
            assertEquals(2, result.status());
            String err = result.err();
            assertTrue(err.startsWith("SIGQUIT: quit\nPC=0x"), err);
            assertTrue(err.contains("\n\ngoroutine 1 [sleep]:\ntime.Sleep("), err);
            assertTrue(err.contains("\n\ngoroutine 2 [chan receive]:\nmain.wait(...)\n"), err);
            assertTrue(err.contains("\ncreated by main.main in goroutine 1\n"), err);
            assertTrue(err.contains(" [syscall]:\nos/signal."), err);
            assertEquals("ready\n", result.out());
        }
    }

    @Test
    void quitAfterACrashSettingAborts() throws IOException {
        try (var p = GobiProcess.start(folder, Map.of("GOTRACEBACK", "crash"), WAITING)) {
            p.awaitLine("ready");
            p.signal("QUIT");
            assertEquals(134, p.await().status());
        }
    }

    @ParameterizedTest
    @CsvSource({"HUP,129", "INT,130", "TERM,143"})
    void theProcessDiesOfWhatEndsGoPrograms(String signal, int status) throws IOException {
        try (var p = GobiProcess.start(folder, Map.of(), WAITING)) {
            p.awaitLine("ready");
            p.signal(signal);
            var result = p.await();
            assertEquals(status, result.status());
            assertEquals("", result.err());
        }
    }

    @Test
    void othersMeanNothing() throws IOException {
        try (var p = GobiProcess.start(folder, Map.of(), WAITING)) {
            p.awaitLine("ready");
            p.signal("USR1");
            p.signal("USR2");
            p.signal("ALRM");
            p.signal("TERM");
            assertEquals(143, p.await().status());
        }
    }

    @Test
    void channelsHearOfThem() throws IOException {
        try (var p = GobiProcess.start(folder, Map.of(), LISTENING)) {
            p.awaitLine("ready");
            String[][] signals = {
                {"HUP", "hangup"},
                {"QUIT", "quit"},
                {"USR1", "user defined signal 1"},
                {"USR2", "user defined signal 2"},
                {"PIPE", "broken pipe"},
                {"TERM", "terminated"},
                {"WINCH", "window changed"},
            };
            for (String[] s : signals) {
                p.signal(s[0]);
                p.awaitLine(s[1]);
            }
            p.signal("INT");
            var result = p.await();
            assertEquals(0, result.status());
            assertTrue(result.out().endsWith("\ninterrupt\n"), result.out());
        }
    }
}
