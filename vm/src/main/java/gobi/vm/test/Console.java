package gobi.vm.test;

import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;

/// Tells the user: failing tests with their reasons, every test if verbose, the progress on a
/// terminal, and the closing line.
final class Console implements Listener {
    private static final String ERASE = "\r\033[K";
    private static final int USUAL_COLUMNS = 80;

    private final PrintStream out;
    private final PrintStream progress;
    private final SuiteOptions.Reporting options;
    private final Set<String> required;
    private final int total;
    private final int width = columns(System.getenv("COLUMNS")) - 1;
    private final Set<String> running = new TreeSet<>();
    private int done;
    private int failed;

    /// `progress` is the terminal, or null; `required` are the only tests whose failing is told, or
    /// null for all.
    Console(
            PrintStream out,
            PrintStream progress,
            SuiteOptions.Reporting options,
            Set<String> required,
            int total) {
        this.out = out;
        this.progress = progress;
        this.options = options;
        this.required = required;
        this.total = total;
    }

    /// How wide the terminal is, if the variable that says so is set.
    static int columns(String variable) {
        return variable != null && variable.matches("[1-9]\\d{1,3}")
                ? Integer.parseInt(variable)
                : USUAL_COLUMNS;
    }

    @Override
    public void started(TestCase test) {
        running.add(test.name());
        showProgress();
    }

    @Override
    public void ended(Outcome o) {
        running.remove(o.test().name());
        done++;
        failed += o.failed() ? 1 : 0;
        if (isTold(o)) {
            clearProgress();
            out.println(head(o));
            String detail = o.detail().strip();
            if (!detail.isEmpty()) {
                out.println("    " + detail.replace("\n", "\n    "));
            }
        }
        showProgress();
    }

    @Override
    public void finished(Tally tally) {
        clearProgress();
        if (options.summary() || options.verbose()) {
            out.print(tally.summary());
        }
        out.println(tally.closingLine());
        out.flush();
    }

    private boolean isTold(Outcome o) {
        return options.verbose()
                || o.passed() && !o.detail().isEmpty()
                || o.failed() && (required == null || required.contains(o.test().name()));
    }

    static String head(Outcome o) {
        return "--- %s: %s (%.2fs)"
                .formatted(o.status(), o.test().name(), o.time().toMillis() / 1000.0);
    }

    private void showProgress() {
        if (progress != null) {
            String now = running.isEmpty() ? "" : running.iterator().next();
            String line = "[%d/%d] %d failed  %s".formatted(done, total, failed, now);
            progress.print(ERASE + line.substring(0, Math.min(line.length(), width)));
            progress.flush();
        }
    }

    private void clearProgress() {
        if (progress != null) {
            progress.print(ERASE);
            progress.flush();
        }
    }
}
