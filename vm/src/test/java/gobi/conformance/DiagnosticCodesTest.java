package gobi.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.compiler.diag.Code;
import gobi.compiler.diag.Diagnostic;
import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.vm.link.LibrarySources;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Compiles the example of each code: that fault is the first that is told.
class DiagnosticCodesTest {
    private static final String FILE_MARK = "-- ";

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void exampleHasThisFault(Code code) throws IOException, LoadException {
        write("go.mod", "module example.com/m\n\ngo 1.23\n");
        String example = code.example();
        if (!example.startsWith(FILE_MARK)) {
            write("main.go", example);
        } else {
            for (String part : example.substring(FILE_MARK.length()).split("\n" + FILE_MARK)) {
                int end = part.indexOf('\n');
                write(part.substring(0, end).replace(" --", ""), part.substring(end + 1));
            }
        }
        var loader = new Loader(new LibrarySources());
        loader.load(List.of(folder.toString()));
        var first = loader.diagnostics().stream().findFirst();
        assertEquals(code, first.map(Diagnostic::code).orElse(null), first.toString());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
