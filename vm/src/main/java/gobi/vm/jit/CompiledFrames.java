package gobi.vm.jit;

import gobi.vm.code.Function;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the Go frames that stand on a thread's own stack. The line numbers of compiled classes are
/// the pcs of their instructions, see [#lineOf].
final class CompiledFrames {
    private final StackWalker walker =
            StackWalker.getInstance(
                    Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

    private final Map<Class<?>, Function> functions = new ConcurrentHashMap<>();

    /// That class holds code of the function.
    void add(Class<?> c, Function f) {
        functions.put(c, f);
    }

    /// The line number of the code for the instruction at `pc`; a class file knows no line 0.
    static int lineOf(int pc) {
        return pc + 1;
    }

    /// As [gobi.vm.interp.Tier#frames].
    int read(long[] to, Class<?> interpreter) {
        return walker.walk(frames -> {
            int n = 0;
            for (var i = frames.iterator(); i.hasNext() && n < to.length; ) {
                StackFrame frame = i.next();
                if (frame.getDeclaringClass() == interpreter) {
                    break;
                }
                Function f = functions.get(frame.getDeclaringClass());
                if (f != null && frame.getMethodName().equals(FunctionCompiler.BODY)) {
                    to[n] = word(f, frame.getLineNumber(), n == 0);
                    n++;
                }
            }
            return n;
        });
    }

    private static long word(Function f, int line, boolean innermost) {
        long id = (long) f.id << 32;
        return innermost ? id | (line - 1L) << 1 : id | (long) line << 1 | 1;
    }
}
