package gobi.vm.lib;

import gobi.vm.code.Native;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files of internal/sys. Errors are Linux's numbers.
final class FileNatives implements NativeSet {
    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int O_TRUNC = 0x200;
    private static final int O_APPEND = 0x400;
    private static final int O_DIRECTORY = 0x10000;
    private static final int MAX_TRANSFER = 1 << 20;
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE,
                PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_READ
    };

    private final NativeEnvironment env;
    private final Files files;
    private final ProcessNatives processes;

    FileNatives(NativeEnvironment env) {
        this.env = env;
        this.files = new Files(env.directory(), env.in(), env.out(), env.err());
        this.processes = new ProcessNatives(env, files);
    }

    @Override
    public Native find(String name) {
        return switch (name) {
            case "Open" -> (g, r, b) -> open((Goroutine) g, r, b);
            case "Close" -> (g, r, b) -> close(r, b);
            case "Read" -> (g, r, b) -> read((Goroutine) g, r, b, -1);
            case "Pread" -> (g, r, b) -> read((Goroutine) g, r, b, r[b + 8]);
            case "Write" -> (g, r, b) -> write((Goroutine) g, r, b, -1);
            case "Pwrite" -> (g, r, b) -> write((Goroutine) g, r, b, r[b + 8]);
            case "Seek" -> (g, r, b) -> seek(r, b);
            case "Sync" -> (g, r, b) -> attempt(r, b, () -> file(r[b + 3]).force(true));
            case "Truncate" -> (g, r, b) -> attempt(r, b, () -> truncate(path(r, b + 3), r[b + 5]));
            case "Ftruncate" -> (g, r, b) -> attempt(r, b, () -> resize(file(r[b + 3]), r[b + 4]));
            case "Pipe" -> (g, r, b) -> pipe(r, b);
            case "Stat" -> (g, r, b) -> attempt(r, b, () -> stat(path(r, b + 3), true, r[b + 5]));
            case "Lstat" -> (g, r, b) -> attempt(r, b, () -> stat(path(r, b + 3), false, r[b + 5]));
            case "Fstat" -> (g, r, b) -> attempt(r, b, () -> fstat(r[b + 3], r[b + 4]));
            case "ReadDir" -> (g, r, b) -> readDirectory((Goroutine) g, r, b);
            case "Mkdir" -> (g, r, b) -> attempt(r, b, () -> mkdir(path(r, b + 3), r[b + 5]));
            case "Unlink" -> (g, r, b) -> attempt(r, b, () -> unlink(path(r, b + 3)));
            case "Rmdir" -> (g, r, b) -> attempt(r, b, () -> rmdir(path(r, b + 3)));
            case "Rename" ->
                    (g, r, b) -> attempt(r, b, () -> rename(path(r, b + 3), path(r, b + 5)));
            case "Link" ->
                    (g, r, b) ->
                            attempt(
                                    r,
                                    b,
                                    () ->
                                            java.nio.file.Files.createLink(
                                                    path(r, b + 5), path(r, b + 3)));
            case "Symlink" ->
                    (g, r, b) ->
                            attempt(
                                    r,
                                    b,
                                    () ->
                                            java.nio.file.Files.createSymbolicLink(
                                                    path(r, b + 5), Path.of(text(r, b + 3))));
            case "Readlink" -> (g, r, b) -> readlink((Goroutine) g, r, b);
            case "Chmod" ->
                    (g, r, b) ->
                            attempt(
                                    r,
                                    b,
                                    () ->
                                            java.nio.file.Files.setPosixFilePermissions(
                                                    path(r, b + 3), permissions(r[b + 5])));
            case "Chown" ->
                    (g, r, b) ->
                            attempt(r, b, () -> chown(path(r, b + 3), r[b + 5], r[b + 6], true));
            case "Lchown" ->
                    (g, r, b) ->
                            attempt(r, b, () -> chown(path(r, b + 3), r[b + 5], r[b + 6], false));
            case "Utimes" ->
                    (g, r, b) -> attempt(r, b, () -> utimes(path(r, b + 3), r[b + 5], r[b + 6]));
            case "Getwd" -> (g, r, b) -> getwd((Goroutine) g, r, b);
            case "Chdir" -> (g, r, b) -> attempt(r, b, () -> chdir(path(r, b + 3)));
            case "IsTerminal" ->
                    (g, r, b) -> result(r, b, System.console() != null && r[b + 3] <= 2 ? 1 : 0);
            case "Kill" -> (g, r, b) -> result(r, b, kill(r[b + 3], r[b + 4]));
            default -> processes.find(name);
        };
    }

    private long kill(long pid, long signal) {
        boolean self = pid == ProcessHandle.current().pid() || pid == 0;
        return self && env.signals().raiseFromProgram((int) signal) ? 0 : Signals.kill(pid, signal);
    }

    private interface Action {
        void run() throws IOException;
    }

    /// A failure with the number that it stands for.
    private static final class SysException extends IOException {
        private static final long serialVersionUID = 1;
        private final int errno;

        SysException(int errno) {
            this.errno = errno;
        }
    }

    private static int errno(Exception e) {
        return e instanceof SysException s ? s.errno : Errno.of(e);
    }

    private static int attempt(long[] r, int b, Action action) {
        try {
            action.run();
            r[b + 2] = 0;
        } catch (IOException | RuntimeException e) {
            r[b + 2] = errno(e);
        }
        return Native.DONE;
    }

    private static int result(long[] r, int b, long v) {
        r[b + 2] = v;
        return Native.DONE;
    }

    private static String text(long[] r, int slot) {
        return Memory.readString(r[slot], r[slot + 1]);
    }

    private Path path(long[] r, int slot) throws IOException {
        String text = text(r, slot);
        if (text.isEmpty()) {
            throw new SysException(Errno.ENOENT);
        }
        return files.resolve(text);
    }

    private Files.Open descriptor(long fd) throws IOException {
        var open = files.get(fd);
        if (open == null) {
            throw new SysException(Errno.EBADF);
        }
        return open;
    }

    private FileChannel file(long fd) throws IOException {
        var open = descriptor(fd);
        if (open.file == null) {
            throw new SysException(Errno.EINVAL);
        }
        return open.file;
    }

    private int open(Goroutine g, long[] r, int b) {
        int flags = (int) r[b + 6];
        long perm = r[b + 7];
        r[b + 3] = 0;
        try {
            Path path = path(r, b + 4);
            env.context().scheduler().enterBlocking(g);
            try {
                r[b + 2] = files.add(openFile(path, flags, perm));
            } finally {
                env.context().scheduler().exitBlocking(g);
            }
        } catch (IOException | RuntimeException e) {
            r[b + 2] = -1;
            r[b + 3] = errno(e);
        }
        return Native.DONE;
    }

    private static Files.Open openFile(Path path, int flags, long perm) throws IOException {
        int access = flags & 3;
        boolean append = (flags & O_APPEND) != 0;
        if (java.nio.file.Files.isDirectory(path)) {
            if (access != 0) {
                throw new SysException(
                        (flags & O_EXCL) != 0 && (flags & O_CREAT) != 0
                                ? Errno.EEXIST
                                : Errno.EISDIR);
            }
            if (!java.nio.file.Files.isReadable(path)) {
                throw new SysException(Errno.EACCES);
            }
            return new Files.Open(path, true, false, null, null, null);
        }
        if ((flags & O_DIRECTORY) != 0) {
            throw new SysException(java.nio.file.Files.exists(path) ? Errno.ENOTDIR : Errno.ENOENT);
        }
        Set<OpenOption> options = new HashSet<>();
        if (access == 0 || access == O_RDWR) {
            options.add(StandardOpenOption.READ);
        }
        if (access == O_WRONLY || access == O_RDWR) {
            options.add(StandardOpenOption.WRITE);
        }
        boolean create = (flags & O_CREAT) != 0;
        boolean exists = java.nio.file.Files.exists(path);
        if (create && !exists) {
            options.add(
                    (flags & O_EXCL) != 0
                            ? StandardOpenOption.CREATE_NEW
                            : StandardOpenOption.CREATE);
            options.add(StandardOpenOption.WRITE);
        } else if (create && (flags & O_EXCL) != 0) {
            throw new SysException(Errno.EEXIST);
        }
        if ((flags & O_TRUNC) != 0 && access != 0) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        FileChannel channel = FileChannel.open(path, options);
        if (create && !exists) {
            java.nio.file.Files.setPosixFilePermissions(path, permissions(perm & ~Umask.VALUE));
        }
        return new Files.Open(
                path,
                false,
                append,
                access == O_WRONLY ? null : channel,
                access == 0 ? null : channel,
                channel);
    }

    private int close(long[] r, int b) {
        return attempt(
                r,
                b,
                () -> {
                    descriptor(r[b + 3]);
                    files.remove(r[b + 3]).close();
                });
    }

    /// Results n, errno; arguments fd, p.
    private int read(Goroutine g, long[] r, int b, long offset) {
        long p = r[b + 5];
        int n = (int) Math.min(r[b + 6], MAX_TRANSFER);
        r[b + 3] = 0;
        byte[] bytes = new byte[n];
        int got = 0;
        try {
            var open = descriptor(r[b + 4]);
            if (open.directory) {
                throw new SysException(Errno.EISDIR);
            }
            if (open.in == null) {
                throw new SysException(Errno.EBADF);
            }
            env.context().scheduler().enterBlocking(g);
            try {
                var buffer = ByteBuffer.wrap(bytes);
                got = offset >= 0 ? file(r[b + 4]).read(buffer, offset) : open.in.read(buffer);
            } finally {
                env.context().scheduler().exitBlocking(g);
            }
        } catch (IOException | RuntimeException e) {
            r[b + 3] = errno(e);
        }
        r[b + 2] = Math.max(0, got);
        if (got > 0) {
            Memory.writeBytes(p, bytes, 0, got);
        }
        return Native.DONE;
    }

    private int write(Goroutine g, long[] r, int b, long offset) {
        int n = (int) Math.min(r[b + 6], Integer.MAX_VALUE - 8);
        byte[] bytes = Memory.readBytes(r[b + 5], n);
        r[b + 3] = 0;
        int done = 0;
        try {
            var open = descriptor(r[b + 4]);
            if (open.out == null) {
                throw new SysException(Errno.EBADF);
            }
            env.context().scheduler().enterBlocking(g);
            try {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    done += writeOnce(open, buffer, offset < 0 ? -1 : offset + done);
                }
            } finally {
                env.context().scheduler().exitBlocking(g);
            }
        } catch (IOException | RuntimeException e) {
            r[b + 3] = errno(e);
            if (r[b + 3] == Errno.EPIPE && r[b + 4] <= 2) {
                // As SIGPIPE on a standard stream: the program ends silently.
                env.context().scheduler().exit(128 + 13);
                throw new gobi.vm.interp.Exit();
            }
        }
        r[b + 2] = done;
        return Native.DONE;
    }

    private static int writeOnce(Files.Open open, ByteBuffer buffer, long offset)
            throws IOException {
        if (offset >= 0) {
            return open.file.write(buffer, offset);
        }
        if (open.append) {
            open.file.position(open.file.size());
        }
        return open.out.write(buffer);
    }

    private int seek(long[] r, int b) {
        r[b + 3] = 0;
        try {
            var open = descriptor(r[b + 4]);
            if (open.file == null) {
                throw new SysException(Errno.ESPIPE);
            }
            long position =
                    switch ((int) r[b + 6]) {
                        case 0 -> r[b + 5];
                        case 1 -> open.file.position() + r[b + 5];
                        case 2 -> open.file.size() + r[b + 5];
                        default -> -1;
                    };
            if (position < 0) {
                throw new SysException(Errno.EINVAL);
            }
            open.file.position(position);
            r[b + 2] = position;
        } catch (IOException | RuntimeException e) {
            r[b + 2] = -1;
            r[b + 3] = errno(e);
        }
        return Native.DONE;
    }

    private static void truncate(Path path, long size) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            resize(channel, size);
        }
    }

    private static void resize(FileChannel channel, long size) throws IOException {
        if (size < 0) {
            throw new SysException(Errno.EINVAL);
        }
        if (size > channel.size()) {
            channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
        } else {
            channel.truncate(size);
        }
    }

    private int pipe(long[] r, int b) {
        r[b + 4] = 0;
        try {
            int[] ends = files.pipe();
            r[b + 2] = ends[0];
            r[b + 3] = ends[1];
        } catch (IOException e) {
            r[b + 4] = errno(e);
        }
        return Native.DONE;
    }

    private static Set<PosixFilePermission> permissions(long mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < BITS.length; i++) {
            if ((mode >> i & 1) != 0) {
                set.add(BITS[i]);
            }
        }
        return set;
    }

    private static void stat(Path path, boolean follow, long buf) throws IOException {
        LinkOption[] options =
                follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        Map<String, Object> a = java.nio.file.Files.readAttributes(path, "unix:*", options);
        long[] words = {
            ((Number) a.get("dev")).longValue(),
            ((Number) a.get("ino")).longValue(),
            ((Number) a.get("mode")).longValue(),
            ((Number) a.get("nlink")).longValue(),
            ((Number) a.get("uid")).longValue(),
            ((Number) a.get("gid")).longValue(),
            ((Number) a.get("size")).longValue()
        };
        for (int i = 0; i < words.length; i++) {
            Memory.storeLong(buf + 8L * i, words[i]);
        }
        time(buf + 56, (FileTime) a.get("lastAccessTime"));
        time(buf + 72, (FileTime) a.get("lastModifiedTime"));
        time(buf + 88, (FileTime) a.get("ctime"));
    }

    private static void time(long p, FileTime t) {
        var instant = t.toInstant();
        Memory.storeLong(p, instant.getEpochSecond());
        Memory.storeLong(p + 8, instant.getNano());
    }

    private void fstat(long fd, long buf) throws IOException {
        var open = descriptor(fd);
        if (open.path != null) {
            stat(open.path, true, buf);
            return;
        }
        Path stream = Path.of("/dev/fd/" + fd);
        if (fd <= 2 && java.nio.file.Files.exists(stream)) {
            stat(stream, true, buf);
            return;
        }
        Memory.clear(buf, 104);
        Memory.storeLong(buf + 16, 0x1000 | 0600);
    }

    private int readDirectory(Goroutine g, long[] r, int b) {
        List<String> entries = new ArrayList<>();
        r[b + 5] = 0;
        try (var stream = java.nio.file.Files.newDirectoryStream(path(r, b + 6))) {
            for (Path p : stream) {
                entries.add(kind(p) + p.getFileName());
            }
        } catch (IOException | RuntimeException e) {
            r[b + 5] = errno(e);
        }
        return env.stringSlice(g, r, b + 2, entries);
    }

    private static String kind(Path p) {
        if (java.nio.file.Files.isSymbolicLink(p)) {
            return "l";
        }
        if (java.nio.file.Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)) {
            return "d";
        }
        return java.nio.file.Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS) ? "f" : "?";
    }

    private static void mkdir(Path path, long perm) throws IOException {
        java.nio.file.Files.createDirectory(
                path, PosixFilePermissions.asFileAttribute(permissions(perm & ~Umask.VALUE)));
    }

    private static void unlink(Path path) throws IOException {
        if (java.nio.file.Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new SysException(Errno.EISDIR);
        }
        java.nio.file.Files.delete(path);
    }

    private static void rmdir(Path path) throws IOException {
        if (!java.nio.file.Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new SysException(java.nio.file.Files.exists(path) ? Errno.ENOTDIR : Errno.ENOENT);
        }
        java.nio.file.Files.delete(path);
    }

    private static void rename(Path from, Path to) throws IOException {
        CopyOption[] options = {
            StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE
        };
        java.nio.file.Files.move(from, to, options);
    }

    private int readlink(Goroutine g, long[] r, int b) {
        String target = "";
        r[b + 4] = 0;
        try {
            target = java.nio.file.Files.readSymbolicLink(path(r, b + 5)).toString();
        } catch (IOException | RuntimeException e) {
            r[b + 4] = errno(e);
        }
        env.string(g, r, b + 2, target);
        return Native.DONE;
    }

    private static void chown(Path path, long uid, long gid, boolean follow) throws IOException {
        LinkOption[] options =
                follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        if (uid >= 0) {
            java.nio.file.Files.setAttribute(path, "unix:uid", (int) uid, options);
        }
        if (gid >= 0) {
            java.nio.file.Files.setAttribute(path, "unix:gid", (int) gid, options);
        }
    }

    private static void utimes(Path path, long atime, long mtime) throws IOException {
        var view =
                java.nio.file.Files.getFileAttributeView(
                        path, java.nio.file.attribute.BasicFileAttributeView.class);
        var unit = java.util.concurrent.TimeUnit.NANOSECONDS;
        view.setTimes(FileTime.from(mtime, unit), FileTime.from(atime, unit), null);
    }

    private int getwd(Goroutine g, long[] r, int b) {
        env.string(g, r, b + 2, files.workingDirectory().toString());
        r[b + 4] = 0;
        return Native.DONE;
    }

    private void chdir(Path path) throws IOException {
        if (!java.nio.file.Files.isDirectory(path)) {
            throw new SysException(java.nio.file.Files.exists(path) ? Errno.ENOTDIR : Errno.ENOENT);
        }
        files.changeDirectory(path.toRealPath());
    }

    /// The numeric owner (unix:uid or unix:gid) of this process, as the files show it.
    long owner(String attribute) {
        try {
            return ((Number) java.nio.file.Files.getAttribute(Path.of("/proc/self"), attribute))
                    .longValue();
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }
}
