package gobi.compiler.bytecode;

import java.util.List;

/// From which lines the instructions of a function come.
///
/// @param lines runs of instructions of one line: pc << 32 | line, ascending by pc
/// @param files runs of instructions of one file, ascending by pc; before the first one, and with
///   none, the file is the function's own. Only `//line` comments make more than that.
public record LineTable(long[] lines, List<FileRun> files) {
    /// From `pc` on instructions come from `file`, up to the next run.
    public record FileRun(int pc, String file) {}

    /// All of the function's own file.
    public LineTable(long... lines) {
        this(lines, List.of());
    }

    /// The line of the instruction at `pc`; 0 if there are no runs.
    public int line(int pc) {
        int lo = 0;
        int hi = lines.length - 1;
        while (lo < hi) {
            int mid = (lo + hi + 1) >>> 1;
            if ((int) (lines[mid] >>> 32) <= pc) {
                lo = mid;
            } else {
                hi = mid - 1;
            }
        }
        return lines.length == 0 ? 0 : (int) lines[lo];
    }

    /// The file of the instruction at `pc`.
    ///
    /// @param own the function's own file
    public String file(int pc, String own) {
        String found = own;
        for (var run : files) {
            if (run.pc() > pc) {
                break;
            }
            found = run.file();
        }
        return found;
    }
}
