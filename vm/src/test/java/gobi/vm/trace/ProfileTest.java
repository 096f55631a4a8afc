package gobi.vm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.vm.JitMode;
import gobi.vm.VmOptions;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Profiles name the functions that matter, whichever tier runs them.
class ProfileTest {
    static final String PROGRAM =
            """
            package main

            import (
            	"sync"
            	"time"
            )

            type node struct{ next *node }

            func hot(d time.Duration) (n int) {
            	for begin := time.Now(); time.Since(begin) < d; {
            		for i := 0; i < 10000; i++ {
            			n += i * n
            		}
            	}
            	return n
            }

            func grow(n int) (list *node) {
            	for i := 0; i < n; i++ {
            		list = &node{list}
            	}
            	return list
            }

            func holder(mu *sync.Mutex, wg *sync.WaitGroup) {
            	for i := 0; i < 20; i++ {
            		mu.Lock()
            		time.Sleep(time.Millisecond)
            		mu.Unlock()
            	}
            	wg.Done()
            }

            func main() {
            	hot(time.Second)
            	list := grow(500000)
            	var mu sync.Mutex
            	var wg sync.WaitGroup
            	wg.Add(2)
            	go holder(&mu, &wg)
            	go holder(&mu, &wg)
            	wg.Wait()
            	println(list != nil)
            }
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(names = {"OFF", "FIRST", "TIERED"})
    void namesWhatMatters(JitMode mode) throws IOException, InterruptedException {
        var options =
                VmOptions.DEFAULT
                        .withJit(mode)
                        .withOutput(Output.CPU_PROFILE, file("cpu"))
                        .withOutput(Output.MEMORY_PROFILE, file("mem"))
                        .withOutput(Output.BLOCK_PROFILE, file("block"))
                        .withOutput(Output.MUTEX_PROFILE, file("mutex"));
        var result = Programs.run(folder, options, PROGRAM);
        assertEquals("true\n", result.err());
        assertEquals(0, result.status());
        assertNames("cpu", "main.hot", "samples", "nanoseconds");
        assertNames("mem", "main.grow", "alloc_space", "inuse_objects");
        assertNames("block", "sync.(*Mutex).lockSlow", "main.holder", "contentions");
        assertNames("mutex", "sync.(*Mutex).Unlock", "main.holder", "delay");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void assertNames(String profile, String... names) throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve(profile));
        String text =
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes(),
                        StandardCharsets.UTF_8);
        for (String name : names) {
            assertTrue(text.contains(name), () -> profile + " lacks " + name);
        }
    }
}
