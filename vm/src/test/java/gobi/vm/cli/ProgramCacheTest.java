package gobi.vm.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import gobi.compiler.bytecode.Unit;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Program;
import gobi.compiler.load.ProgramCache;
import gobi.vm.link.LibrarySources;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ProgramCacheTest {
    @TempDir Path folder;

    private final LibrarySources library = new LibrarySources();
    private Path cacheFolder;
    private Path helper;
    private List<String> words;

    @BeforeEach
    void module() throws Exception {
        cacheFolder = folder.resolve("cache");
        Files.writeString(folder.resolve("go.mod"), "module m\n\ngo 1.23\n");
        Files.writeString(
                folder.resolve("main.go"),
                "package main\n\nimport \"m/p\"\n\nfunc main() { println(p.X) }\n");
        helper = Files.createDirectories(folder.resolve("p")).resolve("p.go");
        Files.writeString(helper, "package p\n\nconst X = 1\n");
        words = List.of(folder.toString());
    }

    private ProgramCache cache(String installation) {
        return new ProgramCache(cacheFolder, installation);
    }

    private Program compile() throws Exception {
        var loader = new Loader(library);
        Program program = loader.load(words);
        cache("build").put(words, program, loader);
        return program;
    }

    private static List<String> paths(Program program) {
        return program.units().stream().map(Unit::path).toList();
    }

    @Test
    void unchangedProgramIsFoundWithAllItsUnits() throws Exception {
        Program program = compile();
        assertEquals(paths(program), paths(cache("build").find(words, library)));
    }

    @Test
    void changedImportMakesAMiss() throws Exception {
        compile();
        Files.writeString(helper, "package p\n\nconst X = 2\n");
        assertNull(cache("build").find(words, library));
    }

    @Test
    void newFileInAPackageMakesAMiss() throws Exception {
        compile();
        Files.writeString(helper.resolveSibling("q.go"), "package p\n");
        assertNull(cache("build").find(words, library));
    }

    @Test
    void changedModuleFileMakesAMiss() throws Exception {
        compile();
        Files.writeString(folder.resolve("go.mod"), "module m\n\ngo 1.21\n");
        assertNull(cache("build").find(words, library));
    }

    @Test
    void anotherBuildOfGobiCompilesAnew() throws Exception {
        compile();
        assertNotNull(cache("build").find(words, library));
        assertNull(cache("other build").find(words, library));
    }

    @Test
    void damagedEntryIsNone() throws Exception {
        compile();
        damageEntries();
        assertNull(cache("build").find(words, library));
    }

    @Test
    void whatARunLeavesIsForTheSameWords() throws Exception {
        assertNull(cache("build").left(words));
        cache("build").leave(words, new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, cache("build").left(words).rest());
        assertNull(cache("other build").left(words));
        assertNull(cache("build").left(List.of("other.go")));
    }

    @Test
    void damagedLegacyIsNone() throws Exception {
        cache("build").leave(words, new byte[] {1, 2, 3});
        damageEntries();
        assertNull(cache("build").left(words));
    }

    private void damageEntries() throws IOException {
        try (var entries = Files.newDirectoryStream(cacheFolder, "*.{gbc,hot}")) {
            for (Path entry : entries) {
                byte[] bytes = Files.readAllBytes(entry);
                bytes[bytes.length / 2] ^= 1;
                Files.write(entry, bytes);
            }
        }
    }

    @Test
    void directoryThatCannotBeMadeCostsNothing() throws Exception {
        cacheFolder = helper.resolve("cache");
        compile();
        assertNull(cache("build").find(words, library));
    }

    @Test
    void placeComesFromTheEnvironment() {
        assertEquals(Path.of("/c"), CacheDirectory.find(Map.of("GOBICACHE", "/c", "HOME", "/h")));
        assertNull(CacheDirectory.find(Map.of("GOBICACHE", "off", "HOME", "/h")));
        assertEquals(
                Path.of("/x/gobi"),
                CacheDirectory.find(Map.of("XDG_CACHE_HOME", "/x", "HOME", "/h")));
        assertEquals(
                Path.of("/nowhere/.cache/gobi"), CacheDirectory.find(Map.of("HOME", "/nowhere")));
        assertNull(CacheDirectory.find(Map.of()));
    }
}
