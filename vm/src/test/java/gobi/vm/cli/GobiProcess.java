package gobi.vm.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A `gobi run` in a process of its own, for what happens to processes: environment, signals, exit.
final class GobiProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;
    private final StringBuilder seen = new StringBuilder();
    private final Path errors;

    /// How it ended; the status is 128 and the signal's number after a signal.
    record Result(int status, String out, String err) {}

    private GobiProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    static GobiProcess start(
            Path folder, Map<String, String> environment, String source, String... flags)
            throws IOException {
        Path file = folder.resolve("program.go");
        Files.writeString(file, source);
        Path errors = folder.resolve("errors.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run"));
        command.addAll(List.of(flags));
        command.add(file.toString());
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().remove("GOTRACEBACK");
        builder.environment().put("GOBICACHE", "off");
        builder.environment().putAll(environment);
        return new GobiProcess(builder.start(), errors);
    }

    long pid() {
        return process.pid();
    }

    /// Waits until the program has printed that line.
    void awaitLine(String line) throws IOException {
        for (String got = out.readLine(); got != null; got = out.readLine()) {
            seen.append(got).append('\n');
            if (got.equals(line)) {
                return;
            }
        }
        throw new IOException("the program ended without '" + line + "': " + await().err());
    }

    /// Sends it a signal, by name.
    void signal(String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for its end.
    Result await() {
        try {
            out.lines().forEach(line -> seen.append(line).append('\n'));
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the program does not end");
            }
            return new Result(process.exitValue(), seen.toString(), Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
