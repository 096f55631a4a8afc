package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.interp.Exit;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// internal/sys: process and environment; files are [FileNatives].
final class SysNatives implements NativeSet {
    private static final int PAGE_SIZE = 4096;

    private final NativeEnvironment env;
    private final FileNatives files;
    private final Map<String, String> environment = environment();

    SysNatives(NativeEnvironment env) {
        this.env = env;
        this.files = new FileNatives(env);
    }

    /// The process's variables, but for the locale that the launcher gave the JVM where there was
    /// none to read UTF-8 by: GOBI_LC_ALL says what LC_ALL was, empty for nothing.
    private static Map<String, String> environment() {
        var variables = new TreeMap<>(System.getenv());
        String before = variables.remove("GOBI_LC_ALL");
        if (before != null) {
            if (before.isEmpty()) {
                variables.remove("LC_ALL");
            } else {
                variables.put("LC_ALL", before.substring(1));
            }
        }
        return variables;
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "Args" -> (g, r, b) -> strings(g, r, b, arguments());
            case "Exit" -> (g, r, b) -> exit((int) r[b + 2]);
            case "Pid" -> (g, r, b) -> result(r, b, ProcessHandle.current().pid());
            case "Ppid" ->
                    (g, r, b) ->
                            result(
                                    r,
                                    b,
                                    ProcessHandle.current()
                                            .parent()
                                            .map(ProcessHandle::pid)
                                            .orElse(1L));
            case "Uid", "Euid" -> (g, r, b) -> result(r, b, files.owner("unix:uid"));
            case "Gid", "Egid" -> (g, r, b) -> result(r, b, files.owner("unix:gid"));
            case "Getenv" -> (g, r, b) -> getenv((Goroutine) g, r, b);
            case "Setenv" -> (g, r, b) -> setenv(r, b);
            case "Unsetenv" -> (g, r, b) -> unsetenv(r, b);
            case "Environ" -> (g, r, b) -> strings(g, r, b, environ());
            case "Hostname" -> (g, r, b) -> string((Goroutine) g, r, b + 2, hostname());
            case "Executable" -> (g, r, b) -> string((Goroutine) g, r, b + 2, executable());
            case "Random" -> (g, r, b) -> result(r, b, random());
            case "PageSize" -> (g, r, b) -> result(r, b, PAGE_SIZE);
            default -> files.find(name);
        };
    }

    private long random() {
        var scheduler = env.context().scheduler();
        return scheduler.isDeterministic() ? scheduler.random() : new SecureRandom().nextLong();
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    private int exit(int status) {
        env.context().scheduler().exit(status);
        throw new Exit();
    }

    private List<String> arguments() {
        List<String> all = new ArrayList<>();
        all.add(env.programName());
        all.addAll(env.args());
        return all;
    }

    private int strings(Object g, long[] r, int b, List<String> texts) {
        return env.stringSlice((Goroutine) g, r, b + 2, texts);
    }

    private int string(Goroutine g, long[] r, int slot, String text) {
        env.string(g, r, slot, text);
        return Native.DONE;
    }

    private synchronized int getenv(Goroutine g, long[] r, int b) {
        String value = environment.get(Memory.readString(r[b + 5], r[b + 6]));
        env.string(g, r, b + 2, value == null ? "" : value);
        r[b + 4] = value == null ? 0 : 1;
        return Native.DONE;
    }

    private synchronized int setenv(long[] r, int b) {
        environment.put(
                Memory.readString(r[b + 2], r[b + 3]), Memory.readString(r[b + 4], r[b + 5]));
        return Native.DONE;
    }

    private synchronized int unsetenv(long[] r, int b) {
        environment.remove(Memory.readString(r[b + 2], r[b + 3]));
        return Native.DONE;
    }

    private synchronized List<String> environ() {
        List<String> all = new ArrayList<>();
        environment.forEach((k, v) -> all.add(k + "=" + v));
        return all;
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private String executable() {
        return java.nio.file.Path.of(env.programName()).toAbsolutePath().toString();
    }
}
