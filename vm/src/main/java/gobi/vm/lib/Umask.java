package gobi.vm.lib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The process's file mode creation mask, which Java does not tell.
final class Umask {
    private static final long USUAL = 022;

    static final long VALUE = read();

    private Umask() {}

    private static long read() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Umask:")) {
                    return Long.parseLong(line.substring(6).strip(), 8);
                }
            }
        } catch (IOException | NumberFormatException e) {
            return USUAL;
        }
        return USUAL;
    }
}
