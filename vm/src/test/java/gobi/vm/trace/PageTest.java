package gobi.vm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gobi.vm.VmOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page works in a real browser: it draws, zooms, selects, searches and steps.
class PageTest {
    @TempDir Path folder;

    private String document(Path page, String fragment) throws IOException, InterruptedException {
        return Browser.document(folder, page.toUri() + "#" + fragment);
    }

    private static String data(String document, String name) {
        Matcher m = Pattern.compile("<body[^>]* data-" + name + "=\"([^\"]*)\"").matcher(document);
        assertTrue(m.find(), () -> "the page does not say " + name);
        return m.group(1);
    }

    @Test
    void showsAndIsOperated() throws IOException, InterruptedException {
        assumeTrue(Browser.isInstalled(), "there is no Chromium on this machine");
        Path page = folder.resolve("page.html");
        var options = VmOptions.DEFAULT.withOutput(Output.TRACE, page.toString());
        assertEquals(0, Programs.run(folder, options, TraceTest.WORKERS).status());

        String whole = document(page, "");
        assertEquals("yes", data(whole, "ready"));
        assertTrue(data(whole, "view").startsWith("0-"));
        assertTrue(whole.contains("runtime.main"));
        assertTrue(whole.contains("</b>, marked"));
        assertTrue(whole.contains("52%)\"></i>main.worker"));
        assertTrue(document(page, "map=0").contains("cycle <b>1</b>, start"));

        String zoomed = document(page, "t=1000000-3000000&g=1&map=1&theme=dark");
        assertEquals("1000000-3000000", data(zoomed, "view"));
        assertEquals("1", data(zoomed, "chosen"));
        assertEquals("1", data(zoomed, "map"));
        assertTrue(zoomed.contains("cycle <b>1</b>, mark"));
        assertTrue(zoomed.contains("longest wait"));
        assertTrue(zoomed.contains("data-theme=\"dark\""));

        assertEquals("1", data(document(page, "q=runtime.main"), "found"));
    }
}
