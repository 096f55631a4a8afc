package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// internal/sys: starting processes and waiting for them.
///
/// The child gets files by path and the process's own streams by inheritance. All other descriptors
/// are served by a thread that copies between the descriptor and a pipe to the child; it holds the
/// descriptor open until the child closes its end.
final class ProcessNatives implements NativeSet {
    private static final Pattern ERROR_NUMBER = Pattern.compile("error[=:] ?(\\d+)");
    private static final int NO_CHILD = 10;
    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 31;

    private record Child(Process process, List<Thread> outputs) {}

    private final NativeEnvironment env;
    private final Files files;
    private final Map<Long, Child> children = new ConcurrentHashMap<>();

    ProcessNatives(NativeEnvironment env, Files files) {
        this.env = env;
        this.files = files;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "StartProcess" -> (g, r, b) -> start((Goroutine) g, r, b);
            case "WaitProcess" -> (g, r, b) -> await((Goroutine) g, r, b);
            default -> null;
        };
    }

    private static List<String> strings(long array, long n) {
        List<String> list = new ArrayList<>();
        for (long i = 0; i < n; i++) {
            list.add(
                    Memory.readString(
                            Memory.loadLong(array + 16 * i), Memory.loadLong(array + 16 * i + 8)));
        }
        return list;
    }

    /// Results pid, errno; arguments path, argv, env, dir, fds.
    private int start(Goroutine g, long[] r, int b) {
        List<String> command =
                command(Memory.readString(r[b + 4], r[b + 5]), strings(r[b + 6], r[b + 7]));
        List<String> variables = strings(r[b + 9], r[b + 10]);
        String directory = Memory.readString(r[b + 12], r[b + 13]);
        long[] fds = new long[(int) r[b + 15]];
        for (int i = 0; i < fds.length; i++) {
            fds[i] = Memory.loadLong(r[b + 14] + 8L * i);
        }
        long pid = -1;
        int errno = 0;
        env.context().scheduler().enterBlocking(g);
        try {
            pid = launch(command, variables, files.resolve(directory), fds);
        } catch (IOException e) {
            errno = errno(e);
        } catch (RuntimeException e) {
            errno = Errno.EINVAL;
        } finally {
            env.context().scheduler().exitBlocking(g);
        }
        r[b + 2] = pid;
        r[b + 3] = errno;
        return Native.DONE;
    }

    /// Java starts argv[0], so the program learns its name as given only where a search finds the
    /// same file.
    private static List<String> command(String path, List<String> argv) {
        List<String> command = new ArrayList<>(argv);
        if (command.isEmpty()) {
            command.add(path);
        } else if (!path.equals(search(command.getFirst()))) {
            command.set(0, path);
        }
        return command;
    }

    private static String search(String name) {
        String path = System.getenv("PATH");
        if (path == null || name.isEmpty() || name.contains("/")) {
            return "";
        }
        for (String dir : path.split(":")) {
            if (new File(dir, name).canExecute()) {
                return dir + "/" + name;
            }
        }
        return "";
    }

    private static int errno(IOException e) {
        Matcher m = ERROR_NUMBER.matcher(String.valueOf(e.getMessage()));
        return m.find() ? Integer.parseInt(m.group(1)) : Errno.of(e);
    }

    private Files.Open descriptor(long[] fds, int i) throws IOException {
        var open = i < fds.length ? files.get(fds[i]) : null;
        if (open == null || open.directory) {
            throw new IOException("error=" + Errno.EBADF);
        }
        return open;
    }

    private long launch(List<String> command, List<String> variables, Path directory, long[] fds)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        for (String v : variables) {
            int eq = v.indexOf('=', 1);
            if (eq > 0) {
                environment.put(v.substring(0, eq), v.substring(eq + 1));
            }
        }
        var in = descriptor(fds, 0);
        var out = descriptor(fds, 1);
        var err = descriptor(fds, 2);
        builder.redirectInput(source(in));
        builder.redirectOutput(target(out));
        boolean same = out == err;
        if (same) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(target(err));
        }
        Process process = builder.start();
        List<Thread> outputs = new ArrayList<>();
        if (builder.redirectInput().equals(ProcessBuilder.Redirect.PIPE)) {
            pump("stdin", () -> Pumps.toChild(in, process.getOutputStream()));
        }
        if (builder.redirectOutput().equals(ProcessBuilder.Redirect.PIPE)) {
            outputs.add(pump("stdout", () -> Pumps.fromChild(process.getInputStream(), out)));
        }
        if (!same && builder.redirectError().equals(ProcessBuilder.Redirect.PIPE)) {
            outputs.add(pump("stderr", () -> Pumps.fromChild(process.getErrorStream(), err)));
        }
        children.put(process.pid(), new Child(process, outputs));
        return process.pid();
    }

    private ProcessBuilder.Redirect source(Files.Open open) {
        if (open.path != null) {
            return ProcessBuilder.Redirect.from(open.path.toFile());
        }
        boolean own = open == files.get(0) && env.in().equals(System.in);
        if (own) {
            return ProcessBuilder.Redirect.INHERIT;
        }
        open.retain();
        return ProcessBuilder.Redirect.PIPE;
    }

    private ProcessBuilder.Redirect target(Files.Open open) {
        if (open.path != null) {
            return ProcessBuilder.Redirect.appendTo(open.path.toFile());
        }
        open.retain();
        return ProcessBuilder.Redirect.PIPE;
    }

    private static Thread pump(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name("child " + name).start(work);
    }

    /// Results status as wait4 gives it, errno; argument pid.
    private int await(Goroutine g, long[] r, int b) {
        long pid = r[b + 4];
        Child child = children.get(pid);
        r[b + 3] = 0;
        if (child == null) {
            r[b + 3] = NO_CHILD;
            return Native.DONE;
        }
        int code = 0;
        boolean interrupted = false;
        env.context().scheduler().enterBlocking(g);
        try {
            code = child.process.waitFor();
            for (Thread t : child.outputs) {
                t.join();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            env.context().scheduler().exitBlocking(g);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        children.remove(pid);
        // Java reports death by a signal as a shell does.
        int signal = code - SIGNAL_BASE;
        r[b + 2] = signal > 0 && signal <= LAST_SIGNAL ? signal : (long) (code & 0xff) << 8;
        return Native.DONE;
    }
}
