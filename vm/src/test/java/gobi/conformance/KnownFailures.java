package gobi.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The list of programs that do not yet do what their golden files say. A line has a word, the
/// program's name and the reason. The word is a mode of the engine, or `any`; or `slow-` and a
/// mode, which does not run the program at all, since it would take minutes.
final class KnownFailures {
    private static final String ANY = "any";
    private static final String SLOW = "slow-";

    private final Map<String, String> reasons = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    private KnownFailures() {}

    static KnownFailures read(Path file) throws IOException {
        var known = new KnownFailures();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                known.add(line.split(" ", 3));
            }
        }
        return known;
    }

    private void add(String[] words) {
        if (words.length < 3 || !isMode(words[0])) {
            throw new IllegalArgumentException("malformed line: " + String.join(" ", words));
        }
        reasons.put(words[0] + " " + words[1], words[2]);
        names.add(words[1]);
    }

    private static boolean isMode(String word) {
        for (EngineMode mode : EngineMode.values()) {
            if (word.equals(mode.word()) || word.equals(SLOW + mode.word())) {
                return true;
            }
        }
        return word.equals(ANY);
    }

    Set<String> names() {
        return names;
    }

    /// Why the program fails, or null if it must pass.
    String reason(EngineMode mode, String name) {
        return reasons.getOrDefault(ANY + " " + name, reasons.get(mode.word() + " " + name));
    }

    boolean isTooSlow(EngineMode mode, String name) {
        return reasons.containsKey(SLOW + mode.word() + " " + name);
    }
}
