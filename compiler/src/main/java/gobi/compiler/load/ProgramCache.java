package gobi.compiler.load;

import gobi.compiler.bytecode.Bundle;
import gobi.compiler.bytecode.ByteSink;
import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.Container;
import gobi.compiler.bytecode.DamagedFileException;
import gobi.compiler.bytecode.Unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Programs compiled before, in a directory of the user's: a run of an unchanged program compiles
/// nothing.
///
/// An entry is found by the installation's identity, the working directory and the words of the
/// command line; it holds these, what the compilation read ([BuildInputs]), the bytecode of the
/// program's own packages, and the names of the library's. It is used only if all inputs are the
/// same to the byte. (Digests would be shorter, but the JVM takes ten milliseconds to make its
/// first.) Beside it stands what a run leaves for the next one. Damaged entries count as none; a
/// directory that cannot be written costs the cache, not the run. Entries that were not used for
/// five days are removed.
public final class ProgramCache {
    private static final String WORDS = "!words";
    private static final String INPUTS = "!inputs";
    private static final String ORDER = "!order";
    private static final String LEFT = "left";
    private static final String PROGRAM = ".gbc";
    private static final String LEGACY = ".hot";
    private static final String TRIMMED = "trimmed";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final Duration TOUCH_AFTER = Duration.ofHours(1);
    private static final Duration TRIM_EVERY = Duration.ofDays(1);
    private static final Duration KEEP = Duration.ofDays(5);

    private final Path directory;
    private final String installation;

    /// `installation` names the compiler's build: another one compiles anew.
    public ProgramCache(Path directory, String installation) {
        this.directory = directory;
        this.installation = installation;
    }

    /// The program that these words of the command line stand for, or null.
    public Program find(List<String> sources, StandardLibrary library) {
        List<String> words = words(sources);
        Path file = file(words, PROGRAM);
        try {
            Container entry = entry(file, words);
            if (entry == null || !BuildInputs.read(entry.piece(INPUTS)).unchanged()) {
                return null;
            }
            Program program = units(entry, library);
            touch(file);
            return program;
        } catch (IOException e) {
            return null;
        }
    }

    /// What the file has for these words, or null.
    private static Container entry(Path file, List<String> words) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        Container entry = Container.of(Files.readAllBytes(file));
        return entry.piece(WORDS).strings().equals(words) ? entry : null;
    }

    private static Program units(Container entry, StandardLibrary library) throws IOException {
        List<Unit> units = new ArrayList<>();
        for (String path : entry.piece(ORDER).strings()) {
            units.add(
                    entry.contains(path)
                            ? Bundle.readUnit(entry.piece(path))
                            : library.archive().unit(path));
        }
        if (units.isEmpty()) {
            throw new DamagedFileException("no units");
        }
        return new Program(List.copyOf(units));
    }

    /// Keeps a program that a loader has just compiled from these words.
    public void put(List<String> sources, Program program, Loader loader) {
        Map<String, byte[]> pieces = new LinkedHashMap<>();
        List<String> words = words(sources);
        pieces.put(WORDS, strings(words));
        pieces.put(INPUTS, loader.inputs().write());
        pieces.put(ORDER, strings(program.units().stream().map(Unit::path).toList()));
        for (Unit unit : program.units()) {
            if (!loader.isArchived(unit.path())) {
                pieces.put(unit.path(), Bundle.writeUnit(unit));
            }
        }
        try {
            write(file(words, PROGRAM), pieces);
            trim();
        } catch (IOException e) {
            // Without the cache the next run compiles again, which is all that is lost.
        }
    }

    private void write(Path file, Map<String, byte[]> pieces) throws IOException {
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, "new", null);
        try {
            Files.write(fresh, Container.write(pieces));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// What the last run of these words has left for the next one, or null. The program may have
    /// been another one then.
    public ByteSource left(List<String> sources) {
        List<String> words = words(sources);
        Path file = file(words, LEGACY);
        try {
            Container entry = entry(file, words);
            if (entry == null) {
                return null;
            }
            touch(file);
            return entry.piece(LEFT);
        } catch (IOException e) {
            return null;
        }
    }

    /// Leaves something for the next run of these words.
    public void leave(List<String> sources, byte[] legacy) {
        List<String> words = words(sources);
        Map<String, byte[]> pieces = new LinkedHashMap<>();
        pieces.put(WORDS, strings(words));
        pieces.put(LEFT, legacy);
        try {
            write(file(words, LEGACY), pieces);
        } catch (IOException e) {
            // As above.
        }
    }

    private static byte[] strings(List<String> list) {
        var sink = new ByteSink();
        sink.strings(list);
        return sink.toByteArray();
    }

    private List<String> words(List<String> sources) {
        List<String> words = new ArrayList<>(sources);
        words.add(installation);
        words.add(Path.of("").toAbsolutePath().toString());
        return words;
    }

    /// Two programs of one name, should it happen, only drive each other out: the entry has the
    /// words.
    private Path file(List<String> words, String kind) {
        long hash = FNV_OFFSET;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * FNV_PRIME;
            }
            hash *= FNV_PRIME;
        }
        return directory.resolve(Long.toHexString(hash) + kind);
    }

    private static void touch(Path file) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TOUCH_AFTER))) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    private void trim() throws IOException {
        Instant now = Instant.now();
        Path stamp = directory.resolve(TRIMMED);
        if (Files.exists(stamp)
                && Files.getLastModifiedTime(stamp).toInstant().isAfter(now.minus(TRIM_EVERY))) {
            return;
        }
        Files.write(stamp, new byte[0]);
        try (var entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(now.minus(KEEP))) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }
}
