package gobi.vm.lib;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/// Linux's error numbers for Java's exceptions.
final class Errno {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EIO = 5;
    static final int EBADF = 9;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int ENOTDIR = 20;
    static final int EISDIR = 21;
    static final int EINVAL = 22;
    static final int ENOSPC = 28;
    static final int ESPIPE = 29;
    static final int EROFS = 30;
    static final int EPIPE = 32;
    static final int ENOSYS = 38;
    static final int ENOTEMPTY = 39;
    static final int ELOOP = 40;

    private Errno() {}

    static int of(Exception e) {
        return switch (e) {
            case NoSuchFileException x -> ENOENT;
            case AccessDeniedException x -> EACCES;
            case FileAlreadyExistsException x -> EEXIST;
            case DirectoryNotEmptyException x -> ENOTEMPTY;
            case NotDirectoryException x -> ENOTDIR;
            case NotLinkException x -> EINVAL;
            case ClosedChannelException x -> EBADF;
            case FileSystemException x -> byText(x.getReason());
            case IOException x -> byText(x.getMessage());
            case UnsupportedOperationException x -> ENOSYS;
            case Exception x -> EINVAL;
        };
    }

    private static int byText(String reason) {
        if (reason == null) {
            return EIO;
        }
        return switch (reason) {
            case "Operation not permitted" -> EPERM;
            case "No such file or directory" -> ENOENT;
            case "Permission denied" -> EACCES;
            case "File exists" -> EEXIST;
            case "Not a directory" -> ENOTDIR;
            case "Is a directory" -> EISDIR;
            case "Invalid argument" -> EINVAL;
            case "No space left on device" -> ENOSPC;
            case "Illegal seek" -> ESPIPE;
            case "Read-only file system" -> EROFS;
            case "Broken pipe" -> EPIPE;
            case "Directory not empty" -> ENOTEMPTY;
            case "Too many levels of symbolic links" -> ELOOP;
            default -> EIO;
        };
    }
}
