package gobi.vm.test;

import java.io.PrintStream;
import java.time.Instant;

/// Tells in lines of JSON, of the form that Go's test2json has: an object with `Time`, `Action`
/// (`run`, `output`, `pass`, `fail`, `skip`), `Package` (the test's folder), `Test`, `Output`,
/// `Elapsed` in seconds.
final class JsonEvents implements Listener {
    private final PrintStream out;

    JsonEvents(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(TestCase test) {
        event("run", test.name(), "");
    }

    @Override
    public void ended(Outcome o) {
        String name = o.test().name();
        output(name, Console.head(o));
        o.detail().strip().lines().forEach(line -> output(name, "    " + line));
        String action =
                switch (o.status()) {
                    case PASS -> "pass";
                    case FAIL -> "fail";
                    case SKIP -> "skip";
                };
        event(action, name, ",\"Elapsed\":" + o.time().toMillis() / 1000.0);
    }

    @Override
    public void finished(Tally tally) {
        output("", tally.closingLine());
        event(tally.count(Outcome.Status.FAIL) > 0 ? "fail" : "pass", "", "");
        out.flush();
    }

    private void output(String test, String line) {
        event("output", test, ",\"Output\":" + quoted(line + "\n"));
    }

    private void event(String action, String test, String more) {
        int slash = test.lastIndexOf('/');
        String folder = slash < 0 ? "." : test.substring(0, slash);
        String named =
                test.isEmpty()
                        ? ""
                        : ",\"Package\":" + quoted(folder) + ",\"Test\":" + quoted(test);
        out.println(
                "{\"Time\":\""
                        + Instant.now()
                        + "\",\"Action\":\""
                        + action
                        + "\""
                        + named
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
