package gobi.vm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// GOTRACEBACK and debug.SetTraceback. The expected texts are native Go's, with goroutines numbered
/// in the order in which they appear, without offsets, arguments and folders, and with the names of
/// Gobi's own library files.
class TracebackLevelsTest {
    private static final String PROGRAM =
            """
            package main

            import (
            	"runtime/debug"
            	"sync"
            	"time"
            )

            func wait(c chan int) { <-c }

            func die() {
            	switch WAY {
            	case 0:
            		panic("oh")
            	case 1:
            		wait(nil)
            	case 2:
            		new(sync.Mutex).Unlock()
            	}
            }

            func main() {
            	debug.SetTraceback("SET")
            	go wait(make(chan int))
            	go func() {
            		select {}
            	}()
            	time.Sleep(10 * time.Millisecond)
            	die()
            }
            """;

    private static final String PANIC = "panic: oh\n";
    private static final String DEADLOCK = "fatal error: all goroutines are asleep - deadlock!\n";
    private static final String MUTEX = "fatal error: sync: unlock of unlocked mutex\n";

    private static final String MAIN =
            """

            goroutine 1 [%s]:
            %smain.die()
            	program.go:%d
            main.main()
            	program.go:29
            """;

    private static final String OTHERS =
            """

            goroutine 2 [chan receive]:
            main.wait()
            	program.go:9
            created by main.main in goroutine 1
            	program.go:24

            goroutine 3 [select (no cases)]:
            main.main.func1()
            	program.go:26
            created by main.main in goroutine 1
            	program.go:25
            """;

    private static final String WAIT_FRAME =
            """
            main.wait()
            	program.go:9
            """;

    private static final String MUTEX_FRAMES =
            """
            sync.fatal()
            	natives.go
            sync.(*Mutex).unlockSlow()
            	mutex.go
            sync.(*Mutex).Unlock()
            	mutex.go
            """;

    private static final String PANICKED = PANIC + MAIN.formatted("running", "", 14);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"'',0", "single,0", "none,-1", "0,-1", "nonsense,-1", "all,1", "1,1"})
    void panics(String level, int goroutines) throws IOException {
        String expected =
                switch (goroutines) {
                    case -1 -> PANIC;
                    case 0 -> PANICKED;
                    default -> PANICKED + OTHERS;
                };
        check(0, level, "", expected);
    }

    @ParameterizedTest
    @CsvSource({"'',true", "single,true", "none,false", "0,false", "all,true", "1,true"})
    void fatalErrorsTellOfAllGoroutines(String level, boolean traces) throws IOException {
        check(
                1,
                level,
                "",
                traces
                        ? DEADLOCK
                                + MAIN.formatted("chan receive (nil chan)", WAIT_FRAME, 16)
                                + OTHERS
                        : DEADLOCK);
        check(
                2,
                level,
                "",
                traces ? MUTEX + MAIN.formatted("running", MUTEX_FRAMES, 18) + OTHERS : MUTEX);
    }

    @Test
    void theProgramAsksForMore() throws IOException {
        check(0, "", "all", PANICKED + OTHERS);
        check(0, "none", "single", PANICKED);
    }

    @Test
    void theProgramCannotAskForLess() throws IOException {
        check(0, "all", "none", PANICKED + OTHERS);
    }

    @Test
    void framesOfTheRuntimeFromLevelTwoOn() throws IOException {
        for (String level : new String[] {"system", "2", "17"}) {
            var result = run(0, level, "");
            assertEquals(2, result.status());
            String text = normalized(result.err());
            assertTrue(text.contains("[running]:\npanic()\n"), text);
            assertTrue(text.contains("\nruntime.main()\n"), text);
            assertTrue(text.contains("\nmain.wait()\n\tprogram.go:9\n"), text);
        }
    }

    @Test
    void crashAborts() throws IOException {
        var result = run(0, "crash", "");
        assertEquals(134, result.status());
        assertTrue(result.err().contains("\nruntime.main()\n"), result.err());
    }

    private void check(int way, String level, String set, String expected) throws IOException {
        var result = run(way, level, set);
        assertEquals(expected, normalized(result.err()));
        assertEquals(2, result.status());
    }

    private GobiProcess.Result run(int way, String level, String set) throws IOException {
        String program =
                PROGRAM.replace("WAY", "" + way).replace("SET", set.isEmpty() ? "none" : set);
        try (var p = GobiProcess.start(folder, Map.of("GOTRACEBACK", level), program)) {
            return p.await();
        }
    }

    private static String normalized(String trace) {
        return trace.replaceAll(" \\+0x[0-9a-f]+\n", "\n")
                .replaceAll("\t\\S*/", "\t")
                .replaceAll("\t(mutex|natives).go:\\d+", "\t$1.go")
                .replace("(...)", "()");
    }
}
