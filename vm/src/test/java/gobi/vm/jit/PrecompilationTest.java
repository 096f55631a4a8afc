package gobi.vm.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.bytecode.Unit;
import gobi.compiler.load.Loader;
import gobi.vm.Streams;
import gobi.vm.Vm;
import gobi.vm.VmOptions;
import gobi.vm.jit.HotCode.Kind;
import gobi.vm.jit.HotCode.Place;
import gobi.vm.link.LibrarySources;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class PrecompilationTest {
    private static final String PROGRAM =
            """
            package main

            //go:noinline
            func seldom(n int) int { return n * 3 }

            func collatz(n int) (steps int) {
            	for ; n != 1; steps++ {
            		if n%2 == 0 {
            			n /= 2
            		} else {
            			n = 3*n + 1
            		}
            	}
            	return steps
            }

            func main() {
            	c := make(chan int)
            	go func() {
            		for i := 1; i <= 20000; i++ {
            			c <- i
            		}
            		close(c)
            	}()
            	sum := seldom(1)
            	for i := range c {
            		sum += collatz(i)
            	}
            	for i := range 20_000_000 {
            		sum ^= i
            	}
            	println(sum)
            }
            """;

    @TempDir Path folder;
    private List<Unit> units;

    @BeforeEach
    void compile() throws Exception {
        Path file = Files.writeString(folder.resolve("p.go"), PROGRAM);
        units = new Loader(new LibrarySources()).load(List.of(file.toString())).units();
    }

    private record Run(String output, Vm vm) {}

    private Run run(HotCode earlier) {
        var errors = new ByteArrayOutputStream();
        var streams =
                new Streams(
                        InputStream.nullInputStream(),
                        new PrintStream(errors, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8));
        var vm = new Vm(VmOptions.DEFAULT, units, "p", List.of(), streams);
        vm.expect(earlier);
        assertEquals(0, vm.run());
        return new Run(errors.toString(StandardCharsets.UTF_8), vm);
    }

    @Test
    void whatOneRunCompiledIsNoNewsToTheNext() {
        Run first = run(HotCode.NONE);
        HotCode left = first.vm.hotCode().orElseThrow();
        assertTrue(left.places().contains(new Place("main.collatz", Kind.FUNCTION, 0)));
        Run second = run(left);
        assertEquals(first.output, second.output);
        second.vm.hotCode().ifPresent(more -> assertTrue(more.places().containsAll(left.places())));
    }

    @Test
    void placesThatTheProgramLacksAreForgotten() {
        var fit = new Place("main.seldom", Kind.FUNCTION, 0);
        var gone = new Place("main.gone", Kind.FUNCTION, 0);
        var elsewhere = new Place("no/where.f", Kind.LOOP, 1);
        var noLoop = new Place("main.seldom", Kind.LOOP, 1_000_000);
        var noWait = new Place("main.seldom", Kind.RESUME, 0);
        var start = new Place("runtime.main", Kind.FUNCTION, 0);
        Run run = run(new HotCode(List.of(gone, fit, elsewhere, noLoop, noWait, start)));
        List<Place> left = run.vm.hotCode().orElseThrow().places();
        assertEquals(fit, left.getFirst());
        for (Place place : List.of(gone, elsewhere, noLoop, noWait, start)) {
            assertFalse(left.contains(place), place.toString());
        }
        assertEquals(run(HotCode.NONE).output, run.output);
    }
}
