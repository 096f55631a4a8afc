package gobi.vm.heapdump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.VmOptions;
import gobi.vm.heapdump.view.HeapFormatException;
import gobi.vm.heapdump.view.HeapSummary;
import gobi.vm.heapdump.view.HprofReader;
import gobi.vm.link.LibrarySources;
import gobi.vm.test.ProgramRunner;
import gobi.vm.trace.Output;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Dumps say what is alive and why: to VisualVM's reader, which knows nothing of Gobi, and to
/// Gobi's own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeapDumpTest {
    private static final String PROGRAM =
            """
            package main

            import (
            	"os"
            	"runtime/debug"
            )

            type point struct{ x, y int }

            type node struct {
            	next *node
            	data []byte
            }

            type entry struct {
            	name  string
            	where *point
            	any   interface{}
            }

            var cache = map[string]*entry{}
            var table [1000]*point
            var large = make([]*point, 1<<19)

            func worker(c chan int, list *node) {
            	c <- 0
            	<-c
            	println(list.next != nil)
            }

            func main() {
            	for i := 0; i < 100; i++ {
            		k := "key" + string(rune('0'+i/10)) + string(rune('0'+i%10))
            		cache[k] = &entry{k, &point{i, -i}, float64(i)}
            		table[i] = &point{i, i}
            	}
            	large[len(large)-1] = &point{7, 8}
            	garbage := &node{}
            	garbage = nil
            	var list *node
            	for i := 0; i < 5000; i++ {
            		list = &node{list, make([]byte, 100)}
            	}
            	c := make(chan int)
            	go worker(c, list)
            	list = nil
            	<-c
            	local := map[int][]float64{1: make([]float64, 1000)}
            	f, _ := os.Create(os.Args[1])
            	debug.WriteHeapDump(f.Fd())
            	f.Close()
            	c <- 1
            	println(len(local), garbage == nil)
            	<-make(chan int)
            }
            """;

    private Path folder;
    private Path dump;
    private Path atEnd;
    private Heap heap;

    @BeforeAll
    void makeDumps(@TempDir Path shared) throws IOException, InterruptedException {
        folder = shared;
        dump = folder.resolve("dump.hprof");
        atEnd = folder.resolve("end.hprof");
        Path source = folder.resolve("program.go");
        Files.writeString(source, PROGRAM);
        var options = VmOptions.DEFAULT.withOutput(Output.HEAP_DUMP, atEnd.toString());
        var result =
                new ProgramRunner(new LibrarySources(), options, Duration.ofSeconds(60))
                        .run(List.of(source), List.of(dump.toString()), new byte[0]);
        assertTrue(result.err().contains("deadlock"), result.err());
        heap = HeapFactory.createHeap(dump.toFile());
    }

    private Instance object(String type) {
        var javaClass = heap.getJavaClassByName(type);
        assertNotNull(javaClass, type);
        return (Instance) javaClass.getInstances().getFirst();
    }

    private long count(String type) {
        var javaClass = heap.getJavaClassByName(type);
        return javaClass == null ? 0 : javaClass.getInstancesCount();
    }

    @Test
    void anotherReaderCountsTheObjects() {
        assertEquals(5000, count("main.node"));
        assertEquals(100, count("main.entry"));
        assertEquals(201, count("main.point"));
    }

    @Test
    void anotherReaderSeesFields() {
        var entry = object("main.entry");
        assertEquals(5L, entry.getValueOfField("name.len"));
        var where = (Instance) entry.getValueOfField("where");
        assertEquals(0L, (long) where.getValueOfField("x") + (long) where.getValueOfField("y"));
        var text = (PrimitiveArrayInstance) entry.getValueOfField("name");
        assertEquals("[107, 101, 121]", text.getValues().subList(0, 3).toString());
    }

    @Test
    void anotherReaderSeesVariables() {
        var main = heap.getJavaClassByName("main");
        var table = (ObjectArrayInstance) main.getValueOfStaticField("table");
        assertEquals(1000, table.getLength());
        var first = (Instance) table.getValues().getFirst();
        assertEquals("main.point", first.getJavaClass().getName());
        var cache = (Instance) main.getValueOfStaticField("cache");
        assertEquals("map[string]*main.entry", cache.getJavaClass().getName());
    }

    @Test
    void anotherReaderSeesLargeArrays() {
        var large =
                (ObjectArrayInstance)
                        heap.getJavaClassByName("main").getValueOfStaticField("large");
        assertEquals(1 << 19, large.getLength());
        var last = (Instance) large.getValues().getLast();
        assertEquals(7L, last.getValueOfField("x"));
    }

    @Test
    void anotherReaderFindsWhatRetains() {
        var entry = object("main.entry");
        assertTrue(entry.getRetainedSize() > entry.getSize(), "an entry retains its point");
        assertTrue(entry.getNearestGCRootPointer() != null, "no way to a root");
    }

    @Test
    void anotherReaderSeesStacks() {
        assertTrue(hasFrameRoot("main.node"), "no frame holds the list");
        assertTrue(hasFrameRoot("map[int][]float64"), "no frame holds the local map");
    }

    private boolean hasFrameRoot(String type) {
        Collection<?> roots = heap.getGCRoots();
        return roots.stream().anyMatch(r -> isFrameRootOf(r, type));
    }

    private static boolean isFrameRootOf(Object root, String type) {
        return root instanceof JavaFrameGCRoot frame
                && frame.getThreadGCRoot() != null
                && frame.getInstance() != null
                && frame.getInstance().getJavaClass().getName().equals(type);
    }

    @Test
    void summaryTellsWhatIsLargeAndWhy() throws IOException {
        String text = HeapSummary.of(HprofReader.read(dump), 10);
        assertLine(text, "KB +5000  main\\.node");
        assertLine(
                text,
                "KB +goroutine \\d+ \\[(chan receive|runn[a-z]+)\\] in main\\.worker  main\\.node");
        assertLine(text, "KB +main\\.cache  map\\[string\\]\\*main\\.entry");
    }

    @Test
    void summaryTellsWhoKeepsAType() throws IOException {
        String text = HeapSummary.of(HprofReader.read(dump), 10, "main.entry");
        assertLine(text, "main\\.cache  map\\[string\\]\\*main\\.entry");
        assertLine(text, "\\.entries .*");
        assertLine(text, "\\[\\]  main\\.entry");
        assertEquals("", HeapSummary.of(HprofReader.read(dump), 10, "main.nothing"));
    }

    @Test
    void atTheEndShowsWhatIsStillAlive() throws IOException {
        String text = HeapSummary.of(HprofReader.read(atEnd), 10);
        assertLine(text, "main\\.cache .*");
        assertFalse(text.contains("main.node"), text);
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(dump);
        for (int length : new int[] {0, 10, 25, 1000, whole.length / 2}) {
            Path cut = folder.resolve("cut.hprof");
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThrows(HeapFormatException.class, () -> HprofReader.read(cut), "at " + length);
        }
    }

    private static void assertLine(String text, String pattern) {
        assertTrue(
                text.lines().anyMatch(l -> l.strip().matches(".*" + pattern)),
                () -> "no line " + pattern + " in\n" + text);
    }
}
