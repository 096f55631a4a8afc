package gobi.vm.link;

import gobi.compiler.archive.LibraryArchive;
import gobi.compiler.load.SourceText;
import gobi.compiler.load.StandardLibrary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The standard library: its Go sources as resources of the jar, of which `gobi/std/INDEX`, written
/// by the build, lists the files, and its compiled packages in an archive beside the jar.
public final class LibrarySources implements StandardLibrary {
    private static final String ROOT = "/gobi/std/";
    private static final String ARCHIVE = "std.gba";

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
                archive = LibraryArchive.open(place());
            } catch (NoSuchFileException e) {
                throw new IllegalStateException("the installation lacks " + e.getFile(), e);
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
    public String identity() {
        try {
            return archive().identity();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The archive is a file, for to open a jar at every start would take longer: where the
    /// launcher says, who knows it if the start-up cache was made before the installation was
    /// moved, else beside the jar.
    private static Path place() {
        String said = System.getProperty("gobi.library");
        if (said != null) {
            return Path.of(said);
        }
        try {
            var code = LibrarySources.class.getProtectionDomain().getCodeSource().getLocation();
            Path jar = Path.of(code.toURI());
            return jar.resolveSibling(Files.isDirectory(jar) ? "gobi/lib/" + ARCHIVE : ARCHIVE);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
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
