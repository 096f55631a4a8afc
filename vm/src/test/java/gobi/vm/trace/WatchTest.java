package gobi.vm.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.load.LoadException;
import gobi.compiler.load.Loader;
import gobi.vm.Streams;
import gobi.vm.Vm;
import gobi.vm.VmOptions;
import gobi.vm.link.LibrarySources;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A running program is watched by those who know the address, until it ends.
@Timeout(120)
class WatchTest {
    /// Ends when it can read a byte.
    private static final String PROGRAM =
            """
            package main

            import (
            	"os"
            	"time"
            )

            func consume(c chan int) {
            	for range c {
            		time.Sleep(time.Millisecond)
            	}
            }

            func main() {
            	c := make(chan int)
            	go consume(c)
            	done := make(chan bool)
            	go func() {
            		os.Stdin.Read(make([]byte, 1))
            		close(done)
            	}()
            	for {
            		select {
            		case c <- 1:
            		case <-done:
            			return
            		}
            	}
            }
            """;

    @TempDir Path folder;
    private final PipedOutputStream input = new PipedOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final HttpClient client = HttpClient.newHttpClient();
    private CompletableFuture<Integer> status;
    private String address;

    @BeforeEach
    void startProgram() throws IOException, LoadException, InterruptedException {
        Path file = folder.resolve("program.go");
        Files.writeString(file, PROGRAM);
        var program = new Loader(new LibrarySources()).load(List.of(file.toString()));
        var err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        var streams = new Streams(new PipedInputStream(input), err, err);
        var options = VmOptions.DEFAULT.withOutput(Output.WATCH, "");
        var vm = new Vm(options, program.units(), "program", List.of(), streams);
        status = CompletableFuture.supplyAsync(vm::run, r -> Thread.ofPlatform().start(r));
        address = announced();
    }

    private String announced() throws InterruptedException {
        Pattern link = Pattern.compile("watch at (http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/)\n");
        while (true) {
            Matcher m = link.matcher(errors.toString(StandardCharsets.UTF_8));
            if (m.find()) {
                return m.group(1);
            }
            Thread.sleep(10);
        }
    }

    @AfterEach
    void endProgram() throws IOException {
        if (!status.isDone()) {
            input.write('\n');
            input.flush();
        }
        status.join();
    }

    private HttpResponse<String> get(String where) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(where)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void onlyThoseWhoKnowTheTokenSeeIt() throws IOException, InterruptedException {
        String root = address.substring(0, address.length() - 33);
        String guess = "0".repeat(32);
        assertEquals(403, get(root).statusCode());
        assertEquals(403, get(root + guess + "/").statusCode());
        assertEquals(403, get(root + guess + "/events").statusCode());
        assertEquals(404, get(address + "other").statusCode());
        assertEquals(200, get(address).statusCode());
    }

    @Test
    void pageShowsWhatHappenedSoFar() throws IOException, InterruptedException {
        assertTrue(get(address + "events").body().contains("event: trace\n"));
        String page = get(address).body();
        assertTrue(page.contains("main.consume"));
        assertTrue(page.contains("EventSource"));
    }

    @Test
    void browserShowsIt() throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(Browser.isInstalled());
        String document = Browser.document(folder, address);
        assertTrue(document.contains("data-ready=\"yes\""));
        assertTrue(document.contains("data-live=\"running\""));
    }

    @Test
    void endsWithTheProgram() throws IOException, InterruptedException {
        get(address + "events");
        var event =
                client.sendAsync(
                        HttpRequest.newBuilder(URI.create(address + "events")).build(),
                        HttpResponse.BodyHandlers.ofString());
        input.write('\n');
        input.flush();
        while (!event.join().body().contains("event: end\n")) {
            event =
                    client.sendAsync(
                            HttpRequest.newBuilder(URI.create(address + "events")).build(),
                            HttpResponse.BodyHandlers.ofString());
        }
        assertTrue(get(address).body().contains("dataset.live = \"ended\""));
        assertEquals(0, status.join());
        assertThrows(ConnectException.class, () -> get(address));
    }
}
