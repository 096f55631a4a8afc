package gobi.vm.test;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells in lines of JSON, as `go test -json` does: objects with `Time`, `Action` (`start`, `run`,
/// `output`, `pass`, `fail`, `skip`), `Package`, `Test`, `Output`, `Elapsed` in seconds. A package
/// is a folder of tests; it starts with its first test, and ends, by events without `Test`, with
/// its last.
final class JsonEvents implements Listener {
    private static final double MILLIS = 1000;

    private final PrintStream out;
    private final Map<String, Folder> folders = new HashMap<>();

    /// How far a folder's tests are.
    private static final class Folder {
        int left;
        boolean started;
        boolean failed;
        long startNanos;
    }

    JsonEvents(PrintStream out, List<TestCase> tests) {
        this.out = out;
        tests.forEach(t -> folders.computeIfAbsent(folder(t.name()), name -> new Folder()).left++);
    }

    private static String folder(String test) {
        int slash = test.lastIndexOf('/');
        return slash < 0 ? "." : test.substring(0, slash);
    }

    @Override
    public void started(TestCase test) {
        String name = folder(test.name());
        var folder = folders.get(name);
        if (!folder.started) {
            folder.started = true;
            folder.startNanos = System.nanoTime();
            event("start", name, "", "");
        }
        event("run", name, test.name(), "");
        output(name, test.name(), "=== RUN   " + test.name());
    }

    @Override
    public void ended(Outcome o) {
        String name = folder(o.test().name());
        output(name, o.test().name(), Console.head(o));
        o.detail().strip().lines().forEach(line -> output(name, o.test().name(), "    " + line));
        String action =
                switch (o.status()) {
                    case PASS -> "pass";
                    case FAIL, TIMEOUT -> "fail";
                    case SKIP -> "skip";
                };
        event(action, name, o.test().name(), elapsed(o.time()));
        var folder = folders.get(name);
        folder.failed |= o.failed();
        if (--folder.left == 0) {
            end(name, folder);
        }
    }

    private void end(String name, Folder folder) {
        var time = Duration.ofNanos(System.nanoTime() - folder.startNanos);
        String verdict = folder.failed ? "FAIL" : "ok  ";
        output(name, "", "%s\t%s\t%.3fs".formatted(verdict, name, time.toMillis() / MILLIS));
        event(folder.failed ? "fail" : "pass", name, "", elapsed(time));
    }

    @Override
    public void finished(Tally tally) {
        out.flush();
    }

    private static String elapsed(Duration time) {
        return ",\"Elapsed\":" + time.toMillis() / MILLIS;
    }

    private void output(String folder, String test, String line) {
        event("output", folder, test, ",\"Output\":" + quoted(line + "\n"));
    }

    private void event(String action, String folder, String test, String more) {
        out.println(
                "{\"Time\":\""
                        + Instant.now()
                        + "\",\"Action\":\""
                        + action
                        + "\",\"Package\":"
                        + quoted(folder)
                        + (test.isEmpty() ? "" : ",\"Test\":" + quoted(test))
                        + more
                        + "}");
    }

    static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
