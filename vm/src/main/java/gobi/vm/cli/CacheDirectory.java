package gobi.vm.cli;

import java.nio.file.Path;
import java.util.Map;

/// Where compiled programs are kept: `GOBICACHE` if it is set (`off` for nowhere), else `gobi` in
/// the user's cache directory.
final class CacheDirectory {
    private CacheDirectory() {}

    /// Null if there is none.
    static Path find(Map<String, String> environment) {
        String chosen = environment.getOrDefault("GOBICACHE", "");
        if (!chosen.isEmpty()) {
            return chosen.equals("off") ? null : Path.of(chosen).toAbsolutePath();
        }
        String local = environment.get("LocalAppData");
        String cache = local != null ? local : environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!cache.isEmpty()) {
            return Path.of(cache, "gobi");
        }
        String home = environment.getOrDefault("HOME", "");
        if (home.isEmpty()) {
            return null;
        }
        Path library = Path.of(home, "Library", "Caches");
        return (library.toFile().isDirectory() ? library : Path.of(home, ".cache")).resolve("gobi");
    }
}
