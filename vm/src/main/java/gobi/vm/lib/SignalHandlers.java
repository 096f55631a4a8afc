package gobi.vm.lib;

import gobi.vm.os.LinuxCalls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/// Handlers of signals of this process.
///
/// Java lets programs handle few signals, and SIGQUIT not at all. So the handler is ours: a few
/// bytes of machine code that write the signal's number to a pipe, which is all that is safe at any
/// instruction of any thread of a JVM. A thread reads the pipe.
final class SignalHandlers {
    private static final int ACTION_BYTES = 152; // struct sigaction
    private static final int FLAGS_OFFSET = 136;
    private static final long SIG_DFL = 0;
    private static final long SIG_IGN = 1;
    private static final int SA_RESTART = 0x10000000;
    private static final int O_NONBLOCK_CLOEXEC = 04000 | 02000000;
    private static final long POLLIN = 1;
    private static final int BATCH = 64;

    private final LinuxCalls linux = LinuxCalls.get();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment sigaction = linux.find("sigaction");
    private final IntConsumer receiver;

    /// What was done about a signal before it was touched, by number.
    private final MemorySegment[] before = new MemorySegment[SignalTable.MAX + 1];

    private final long handler;
    private final int pipe;
    private final int end;
    private final Thread reader;

    /// `receiver` is told of each signal, on a thread of the handlers' own.
    ///
    /// @throws UnsupportedOperationException where the system or the machine is not the known one
    SignalHandlers(IntConsumer receiver) {
        this.receiver = receiver;
        MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
        linux.require("pipe2", ends.address(), O_NONBLOCK_CLOEXEC, 0);
        pipe = ends.get(ValueLayout.JAVA_INT, 0);
        end = ends.get(ValueLayout.JAVA_INT, 4);
        handler = makeHandler();
        reader = new Thread(null, this::read, "gobi-signals", 0, false);
        reader.setDaemon(true);
        reader.start();
    }

    /// Has a signal come to the receiver.
    void handle(int signal) {
        set(signal, handler);
    }

    /// Has a signal ignored, by processes that this one starts too.
    void ignore(int signal) {
        set(signal, SIG_IGN);
    }

    /// Has done what the system does by itself.
    void useDefault(int signal) {
        set(signal, SIG_DFL);
    }

    /// Has done what was done at first.
    synchronized void restore(int signal) {
        MemorySegment old = before[signal];
        if (old != null) {
            act(signal, old.address(), 0);
        }
    }

    /// Everything is as it was, and no thread reads any more: the JVM's exit would wait for it.
    void close() {
        for (int signal = 1; signal <= SignalTable.MAX; signal++) {
            restore(signal);
        }
        try (var local = Arena.ofConfined()) {
            linux.require("write", end, local.allocate(1).address(), 1);
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the process ignores it, perhaps because it was started so.
    synchronized boolean isIgnored(int signal) {
        return handlerOf(current(signal)) == SIG_IGN;
    }

    private synchronized void set(int signal, long handler) {
        if (before[signal] == null) {
            before[signal] = current(signal);
        }
        try (var local = Arena.ofConfined()) {
            MemorySegment action = local.allocate(ACTION_BYTES);
            action.set(ValueLayout.JAVA_LONG, 0, handler);
            action.set(ValueLayout.JAVA_INT, FLAGS_OFFSET, SA_RESTART);
            act(signal, action.address(), 0);
        }
    }

    private MemorySegment current(int signal) {
        MemorySegment action = arena.allocate(ACTION_BYTES);
        act(signal, 0, action.address());
        return action;
    }

    private static long handlerOf(MemorySegment action) {
        return action.get(ValueLayout.JAVA_LONG, 0);
    }

    private void act(int signal, long action, long old) {
        linux.call(sigaction, signal, action, old);
    }

    // --- from the handler to the receiver

    /// Machine code for `write(end, &signal, 1)`, by which nothing of the interrupted thread
    /// changes, its errno neither.
    private long makeHandler() {
        byte[] code = {
            (byte) 0xF3,
            0x0F,
            0x1E,
            (byte) 0xFA, // endbr64
            0x48,
            (byte) 0x83,
            (byte) 0xEC,
            0x18, // sub rsp, 24
            (byte) 0x89,
            0x3C,
            0x24, // mov [rsp], edi
            (byte) 0xBF,
            (byte) end,
            (byte) (end >> 8),
            (byte) (end >> 16),
            0, // mov edi, end
            0x48,
            (byte) 0x89,
            (byte) 0xE6, // mov rsi, rsp
            (byte) 0xBA,
            1,
            0,
            0,
            0, // mov edx, 1
            (byte) 0xB8,
            1,
            0,
            0,
            0, // mov eax, 1
            0x0F,
            0x05, // syscall
            0x48,
            (byte) 0x83,
            (byte) 0xC4,
            0x18, // add rsp, 24
            (byte) 0xC3 // ret
        };
        return linux.code(code).address();
    }

    private void read() {
        MemorySegment poll = linux.find("poll");
        MemorySegment read = linux.find("read");
        MemorySegment wanted = arena.allocate(8, 8); // struct pollfd
        wanted.set(ValueLayout.JAVA_LONG, 0, pipe | POLLIN << 32);
        MemorySegment batch = arena.allocate(BATCH);
        while (true) {
            linux.call(poll, wanted.address(), 1, -1);
            int n = linux.call(read, pipe, batch.address(), BATCH);
            for (int i = 0; i < n; i++) {
                int signal = batch.get(ValueLayout.JAVA_BYTE, i);
                if (signal == 0) {
                    return;
                }
                arrived(signal);
            }
        }
    }

    private void arrived(int signal) {
        if (signal == SignalTable.SIGQUIT && wantsAttach()) {
            // Tools of the JDK ask the JVM so to listen to them.
            MemorySegment old = before[signal];
            if (old != null && handlerOf(old) > SIG_IGN) {
                linux.call(address(handlerOf(old)), signal, 0, 0);
                return;
            }
        }
        receiver.accept(signal);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment address(long function) {
        return MemorySegment.ofAddress(function);
    }

    private static boolean wantsAttach() {
        String name = ".attach_pid" + ProcessHandle.current().pid();
        return Files.exists(Path.of(name))
                || Files.exists(Path.of(System.getProperty("java.io.tmpdir"), name));
    }
}
