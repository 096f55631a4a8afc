package gobi.compiler.load;

import gobi.compiler.bytecode.Bundle;
import gobi.compiler.bytecode.ByteSink;
import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.Container;
import gobi.compiler.bytecode.DamagedFileException;
import gobi.compiler.bytecode.Unit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
/// command line; it holds what the compilation read ([BuildInputs]), the bytecode of the program's
/// own packages, and the names of the library's. It is used only if all inputs are unchanged, so a
/// wrong answer needs a collision of SHA-256. Damaged entries count as none; a directory that
/// cannot be written costs the cache, not the run. Entries that were not used for five days are
/// removed.
public final class ProgramCache {
    private static final String INPUTS = "!inputs";
    private static final String ORDER = "!order";
    private static final String TRIMMED = "trimmed";
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
        Path file = file(sources);
        try {
            if (!Files.exists(file)) {
                return null;
            }
            var pieces = Container.read(Files.readAllBytes(file));
            var inputs = pieces.get(INPUTS);
            if (inputs == null || !BuildInputs.read(inputs).unchanged()) {
                return null;
            }
            Program program = units(pieces, library);
            touch(file);
            return program;
        } catch (IOException e) {
            return null;
        }
    }

    private static Program units(Map<String, ByteSource> pieces, StandardLibrary library)
            throws DamagedFileException {
        var order = pieces.get(ORDER);
        if (order == null) {
            throw new DamagedFileException("no order of units");
        }
        List<Unit> units = new ArrayList<>();
        for (String path : order.strings()) {
            var own = pieces.get(path);
            units.add(own == null ? library.archive().unit(path) : Bundle.readUnit(own));
        }
        if (units.isEmpty()) {
            throw new DamagedFileException("no units");
        }
        return new Program(List.copyOf(units));
    }

    /// Keeps a program that a loader has just compiled from these words.
    public void put(List<String> sources, Program program, Loader loader) {
        Map<String, byte[]> pieces = new LinkedHashMap<>();
        pieces.put(INPUTS, loader.inputs().write());
        var order = new ByteSink();
        order.strings(program.units().stream().map(Unit::path).toList());
        pieces.put(ORDER, order.toByteArray());
        for (Unit unit : program.units()) {
            if (!loader.isArchived(unit.path())) {
                pieces.put(unit.path(), Bundle.writeUnit(unit));
            }
        }
        try {
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, "new", null);
            try {
                Files.write(fresh, Container.write(pieces));
                Files.move(fresh, file(sources), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            trim();
        } catch (IOException e) {
            // Without the cache the next run compiles again, which is all that is lost.
        }
    }

    private Path file(List<String> sources) {
        List<String> words = new ArrayList<>(sources);
        words.add(installation);
        words.add(Path.of("").toAbsolutePath().toString());
        byte[] key = String.join("\0", words).getBytes(StandardCharsets.UTF_8);
        return directory.resolve(BuildInputs.digest(key) + ".gbc");
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
