package gobi.vm.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes the report that continuous-integration servers read.
final class JunitReport implements Listener {
    private final Path file;

    JunitReport(Path file) {
        this.file = file;
    }

    @Override
    public void ended(Outcome outcome) {}

    @Override
    public void finished(Tally tally) {
        try {
            Files.writeString(file, xml(tally));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String xml(Tally tally) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        double seconds =
                tally.outcomes().stream().mapToLong(o -> o.time().toMillis()).sum() / 1000.0;
        xml.append(
                "<testsuite name=\"gobi test\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%s\">\n"
                        .formatted(
                                tally.size(),
                                tally.failed(),
                                tally.count(Outcome.Status.SKIP),
                                time(seconds)));
        tally.outcomes().forEach(o -> append(xml, o));
        return xml.append("</testsuite>\n").toString();
    }

    private static void append(StringBuilder xml, Outcome o) {
        String name = o.test().name();
        int slash = name.lastIndexOf('/');
        xml.append("  <testcase classname=\"")
                .append(escaped(slash < 0 ? "." : name.substring(0, slash)));
        xml.append("\" name=\"").append(escaped(name.substring(slash + 1)));
        xml.append("\" time=\"").append(time(o.time().toMillis() / 1000.0)).append('"');
        String first = o.detail().strip().lines().findFirst().orElse("");
        switch (o.status()) {
            case PASS -> xml.append("/>\n");
            case SKIP ->
                    xml.append("><skipped message=\"")
                            .append(escaped(first))
                            .append("\"/></testcase>\n");
            case FAIL, TIMEOUT -> {
                xml.append("><failure type=\"")
                        .append(o.status() == Outcome.Status.FAIL ? "failure" : "timeout")
                        .append("\" message=\"")
                        .append(escaped(first))
                        .append("\">");
                xml.append(escaped(o.detail())).append("</failure></testcase>\n");
            }
        }
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /// With a question mark for what XML cannot hold.
    static String escaped(String text) {
        var xml = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> xml.append("&amp;");
                        case '<' -> xml.append("&lt;");
                        case '>' -> xml.append("&gt;");
                        case '"' -> xml.append("&quot;");
                        case '\n' -> xml.append("&#10;");
                        case '\t' -> xml.append("&#9;");
                        default -> {
                            boolean allowed =
                                    c >= ' '
                                            && !(c >= 0xd800 && c < 0xe000)
                                            && c != 0xfffe
                                            && c != 0xffff;
                            xml.appendCodePoint(allowed ? c : '?');
                        }
                    }
                });
        return xml.toString();
    }
}
