package gobi.vm.link;

import gobi.compiler.archive.LibraryArchive;
import gobi.compiler.load.SourceText;
import gobi.compiler.load.StandardLibrary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The standard library's Go sources as resources of the jar. `gobi/std/INDEX`, written by the
/// build, lists the files; `gobi/std/BUILD` identifies the build.
public final class LibrarySources implements StandardLibrary {
    private static final String ROOT = "/gobi/std/";

    private Map<String, List<String>> index;
    private LibraryArchive archive;

    @Override
    public List<SourceText> sources(String importPath) {
        var files = index().get(importPath);
        if (files == null) {
            return null;
        }
        List<SourceText> texts = new ArrayList<>();
        for (String file : files) {
            texts.add(named(importPath, file, read(ROOT + importPath + "/" + file)));
        }
        return texts;
    }

    /// A source file of the library under the name that messages and tracebacks show.
    public static SourceText named(String importPath, String file, byte[] content) {
        return new SourceText("$GOROOT/src/" + importPath + "/" + file, content);
    }

    @Override
    public LibraryArchive archive() {
        if (archive == null) {
            try {
                archive = LibraryArchive.read(read("/gobi/std.gba"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return archive;
    }

    private Map<String, List<String>> index() {
        if (index == null) {
            Map<String, List<String>> fresh = new HashMap<>();
            for (String line :
                    new String(read(ROOT + "INDEX"), StandardCharsets.UTF_8).split("\n")) {
                int slash = line.lastIndexOf('/');
                fresh.computeIfAbsent(line.substring(0, slash), p -> new ArrayList<>())
                        .add(line.substring(slash + 1));
            }
            index = fresh;
        }
        return index;
    }

    /// Identifies the compiler and the library of this installation: a digest that the build made
    /// of them.
    public static String buildIdentity() {
        return new String(read(ROOT + "BUILD"), StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = LibrarySources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the installation lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
