package gobi.vm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gobi.vm.VmOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page works in a real browser: it draws, zooms, selects, searches and steps.
class PageTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome");

    @TempDir Path folder;

    private static String browser() {
        for (String directory :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : BROWSERS) {
                Path file = Path.of(directory, name);
                if (Files.isExecutable(file)) {
                    return file.toString();
                }
            }
        }
        return null;
    }

    /// The page's document after its script has run.
    private String document(Path page, String fragment) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(folder, "browser");
        Path out = folder.resolve("document.html");
        var command = new ArrayList<String>();
        command.add(browser());
        command.addAll(
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile,
                        "--dump-dom",
                        page.toUri() + "#" + fragment));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.waitFor());
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static String data(String document, String name) {
        Matcher m = Pattern.compile("<body[^>]* data-" + name + "=\"([^\"]*)\"").matcher(document);
        assertTrue(m.find(), () -> "the page does not say " + name);
        return m.group(1);
    }

    @Test
    void showsAndIsOperated() throws IOException, InterruptedException {
        assumeTrue(browser() != null, "there is no Chromium on this machine");
        Path page = folder.resolve("page.html");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, page.toString());
        assertEquals(0, Programs.run(folder, options, TraceTest.WORKERS).status());

        String whole = document(page, "");
        assertEquals("yes", data(whole, "ready"));
        assertTrue(data(whole, "view").startsWith("0-"));
        assertTrue(whole.contains("runtime.main"));
        assertTrue(whole.contains("cycle <b>1</b>, start"));

        String zoomed = document(page, "t=1000000-3000000&g=1&map=1&theme=dark");
        assertEquals("1000000-3000000", data(zoomed, "view"));
        assertEquals("1", data(zoomed, "chosen"));
        assertEquals("1", data(zoomed, "map"));
        assertTrue(zoomed.contains("cycle <b>1</b>, marked"));
        assertTrue(zoomed.contains("longest wait"));
        assertTrue(zoomed.contains("data-theme=\"dark\""));

        assertEquals("1", data(document(page, "q=runtime.main"), "found"));
    }
}
