package gobi.vm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.vm.link.LibrarySources;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Sources that nest or chain without end are refused in words.
class DeepLoadTest {
    private static final int MANY = 50_000;

    @TempDir private Path folder;

    private String firstMessage(String body) throws IOException, LoadException {
        Path file = folder.resolve("a.go");
        Files.writeString(file, "package main\n\nfunc main() { " + body + " }\n");
        var loader = new Loader(new LibrarySources());
        DeepLoad.load(loader, List.of(file.toString()));
        return loader.diagnostics().getFirst().text();
    }

    @Test
    void longChainsAreChecked() throws IOException, LoadException {
        assertEquals(
                "x.a undefined (type int has no field or method a)",
                firstMessage("x := 1; _ = x" + ".a".repeat(MANY)));
        assertEquals("undefined: f", firstMessage("_ = f" + "()".repeat(MANY)));
    }

    @Test
    void deepNestingIsASyntaxError() throws IOException, LoadException {
        String text = "syntax error: nested too deeply";
        assertEquals(text, firstMessage("_ = " + "(".repeat(MANY) + ")".repeat(MANY)));
        assertEquals(text, firstMessage("{".repeat(MANY) + "}".repeat(MANY)));
    }

    @Test
    void refusalsPassThrough() {
        var loader = new Loader(new LibrarySources());
        var missing = List.of(folder.resolve("none.go").toString());
        assertThrows(LoadException.class, () -> DeepLoad.load(loader, missing));
    }
}
