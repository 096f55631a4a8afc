package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.gc.Barriers;
import gobi.vm.interp.RuntimeContext;
import gobi.vm.link.Linker;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What natives know of their VM and of the world outside.
///
/// @param programName what os.Args[0] is
/// @param directory the working directory at the start
public record NativeEnvironment(
        RuntimeContext context,
        Linker linker,
        String programName,
        List<String> args,
        Path directory,
        InputStream in,
        PrintStream out,
        PrintStream err,
        SignalQueue signals) {
    /// Leaves a new Go string in two slots.
    void string(Goroutine g, long[] r, int slot, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        r[slot] = newString(g, bytes);
        r[slot + 1] = bytes.length;
    }

    /// Leaves a new slice of bytes, or of words written as such, in three slots.
    void slice(Goroutine g, long[] r, int slot, byte[] bytes, int elementSize) {
        r[slot] = newString(g, bytes);
        r[slot + 1] = bytes.length / elementSize;
        r[slot + 2] = bytes.length / elementSize;
    }

    private long newString(Goroutine g, byte[] bytes) {
        if (bytes.length == 0) {
            return 0;
        }
        long p = context.heap().allocateBytes(g.mcache(), bytes.length);
        Memory.writeBytes(p, bytes, 0, bytes.length);
        return p;
    }

    /// Leaves a new []string in three slots.
    int stringSlice(Goroutine g, long[] r, int slot, List<String> texts) {
        long array =
                context.heap().allocateArray(g.mcache(), context.types().string(), texts.size());
        for (int i = 0; i < texts.size(); i++) {
            byte[] bytes = texts.get(i).getBytes(StandardCharsets.UTF_8);
            Barriers.initialize(array + 16L * i, newString(g, bytes));
            Memory.storeLong(array + 16L * i + 8, bytes.length);
        }
        r[slot] = array;
        r[slot + 1] = texts.size();
        r[slot + 2] = texts.size();
        return Native.DONE;
    }
}
