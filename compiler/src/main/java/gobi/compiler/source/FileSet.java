package gobi.compiler.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The source files of one compilation, sharing one position space.
public final class FileSet {
    private final List<SourceFile> files = new ArrayList<>();
    private int nextBase = 1;

    /// Adds a file; `name` is what messages show.
    public synchronized SourceFile add(String name, byte[] content) {
        var file = new SourceFile(name, content, nextBase);
        nextBase += content.length + 1;
        files.add(file);
        return file;
    }

    public synchronized List<SourceFile> files() {
        return Collections.unmodifiableList(new ArrayList<>(files));
    }

    /// The file that holds a position, or null for position 0.
    public synchronized SourceFile file(int pos) {
        int lo = 0;
        int hi = files.size() - 1;
        while (lo <= hi) {
            int mid = (lo + hi) >>> 1;
            var f = files.get(mid);
            if (pos < f.base()) {
                hi = mid - 1;
            } else if (pos > f.base() + f.size()) {
                lo = mid + 1;
            } else {
                return f;
            }
        }
        return null;
    }

    /// A position as `name:line:column`, or `-` when unknown.
    public String describe(int pos) {
        var f = file(pos);
        return f == null ? "-" : f.describe(pos);
    }
}
