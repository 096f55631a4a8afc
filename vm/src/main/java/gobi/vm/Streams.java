package gobi.vm;

import java.io.InputStream;
import java.io.PrintStream;

/// The program's standard input, output and error.
public record Streams(InputStream in, PrintStream out, PrintStream err) {
    /// The process's own.
    public static Streams process() {
        return new Streams(System.in, System.out, System.err);
    }
}
