package gobi.vm.trace;

import com.google.common.util.concurrent.Uninterruptibles;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import gobi.vm.event.Recording;
import gobi.vm.trace.view.PageWriter;
import gobi.vm.trace.view.Timeline;
import gobi.vm.trace.view.TraceReader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Serves the page of a recording while it grows, to this machine alone and to those who know its
/// address: a random token is part of it.
///
/// A page is made of a snapshot when it is asked for. It then waits for an event (Server-Sent
/// Events), one for each request: "trace" when a newer one is worth having, "end" when the program
/// has ended; on either the browser loads the page again, which keeps its view. Making a page takes
/// longer the longer the recording is, so the pause between two grows with it.
final class Watch {
    private static final int TOKEN_BYTES = 16;
    private static final long LEAST_PAUSE_MILLIS = 1000;
    private static final long REST = 5;
    private static final long LAST_PAGE_SECONDS = 3;
    private static final String SCRIPT =
            """
            <script>
            { const source = new EventSource("events"); document.body.dataset.live = "running";
              const again = () => { if (drag || document.activeElement === $("search") || $("keys").open) return; source.close(); location.reload(); };
              source.addEventListener("trace", again); source.addEventListener("end", again); }
            </script>
            """;
    private static final String ENDED =
            """
            <script>document.body.dataset.live = "ended"; document.title = "ended: " + document.title;</script>
            """;

    private final Recording recording;
    private final Path recorded;
    private final String token;
    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch lastPage = new CountDownLatch(1);
    private volatile long pauseMillis = LEAST_PAUSE_MILLIS;
    private volatile boolean watched;

    /// @param recorded the file that the recording goes to
    Watch(Recording recording, Path recorded) throws IOException {
        this.recording = recording;
        this.recorded = recorded;
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("gobi-watch-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/";
    }

    /// The recording is complete. Who watches is given the time to load the last page.
    void finish() {
        ended.countDown();
        boolean shown =
                watched
                        && Uninterruptibles.awaitUninterruptibly(
                                lastPage, LAST_PAGE_SECONDS, TimeUnit.SECONDS);
        server.stop(shown ? 1 : 0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            if (path.length != 3 || !isToken(path[1])) {
                exchange.sendResponseHeaders(403, -1);
            } else if (path[2].isEmpty()) {
                page(exchange);
            } else if (path[2].equals("events")) {
                event(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the same time whatever is wrong with it.
    private boolean isToken(String text) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static void headers(HttpExchange exchange, String type) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
    }

    private void event(HttpExchange exchange) throws IOException, InterruptedException {
        watched = true;
        headers(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        boolean last = ended.await(pauseMillis, TimeUnit.MILLISECONDS);
        String event = "retry: 1000\nevent: " + (last ? "end" : "trace") + "\ndata: \n\n";
        exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
    }

    private void page(HttpExchange exchange) throws IOException {
        boolean last = ended.getCount() == 0;
        byte[] bytes = page(last).getBytes(StandardCharsets.UTF_8);
        headers(exchange, "text/html");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        if (last) {
            lastPage.countDown();
        }
    }

    private synchronized String page(boolean last) throws IOException {
        long start = System.nanoTime();
        Path file = last ? recorded : snapshot();
        try (var reader = new TraceReader(file)) {
            String page = PageWriter.page(Timeline.of(reader), "live");
            int end = page.lastIndexOf("</body>");
            return page.substring(0, end) + (last ? ENDED : SCRIPT) + page.substring(end);
        } finally {
            if (!last) {
                Files.delete(file);
            }
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            pauseMillis = Math.max(LEAST_PAUSE_MILLIS, REST * took);
        }
    }

    /// A file with what is recorded at this moment, as if it had ended.
    private Path snapshot() throws IOException {
        var tail = new ByteArrayOutputStream();
        long[] length = {0};
        recording.snapshot(
                (bytes, n) -> tail.write(bytes, 0, n), () -> length[0] = sizeOf(recorded));
        Path file = Files.createTempFile("gobi-watch", ".trace");
        try (var from = FileChannel.open(recorded, StandardOpenOption.READ);
                var to = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long at = 0; at < length[0]; ) {
                at += from.transferTo(at, length[0] - at, to);
            }
            to.write(java.nio.ByteBuffer.wrap(tail.toByteArray()));
        }
        return file;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
