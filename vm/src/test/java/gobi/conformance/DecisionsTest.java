package gobi.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.compiler.codegen.Decision;
import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.compiler.load.Messages;
import gobi.vm.link.LibrarySources;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the compiler says of its decisions, against what gc says of the same programs.
class DecisionsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("gobi.testdata", "../testdata")).resolve("decisions");

    static List<Path> programs() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".go")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void saysWhatGcSays(Path program) throws IOException, LoadException {
        var decisions = new ArrayList<Decision>();
        var loader = new Loader(new LibrarySources()).withDecisions(decisions::add);
        loader.load(List.of(program.toString()));
        String name = program.getFileName().toString();
        String golden = Files.readString(ROOT.resolve(name.replace(".go", ".m")));
        String text =
                Messages.of(loader, loader.mainPackage(), decisions)
                        .replaceAll("(?m)^\\S*/" + name, "./" + name);
        assertEquals(lines(golden), lines(text));
    }

    /// Decisions about one place come in any order. The golden files know of no inlining; of
    /// assignments that change nothing, gc alone tells.
    private static List<String> lines(String text) {
        return text.lines()
                .filter(l -> !l.contains("self-assignment") && !l.contains(" inlin"))
                .sorted()
                .toList();
    }
}
