package gobi.vm.cli;

import java.util.Locale;

/// What `gobi version` prints.
final class Version {
    /// The project's version; a test compares it with the build's.
    static final String GOBI = "0.1.0";

    /// The Go release whose language, library and behaviour are followed.
    static final String GO = "go1.23";

    private Version() {}

    static String describe() {
        return "gobi version %s (%s) java %s %s/%s"
                .formatted(
                        GOBI,
                        GO,
                        System.getProperty("java.version"),
                        operatingSystem(),
                        architecture());
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
    }
}
