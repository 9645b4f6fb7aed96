package org.pyrt.stdlib.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.HostFile;
import org.pyrt.stdlib.files.OpenFile;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** Functions of the module posix that work on names of files. Each asks the system detached. */
@ExposedModule(name = "posix")
final class FileFunctions {

    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

    /** The permissions that a folder is made with, but for the mask. */
    private static final int ALL = 0777;

    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_SYMLINK_FOLLOW = 0x400;
    private static final int ENOTSUP = 95;
    private static final long NO_DEVICE = -1;

    private FileFunctions() {}

    /** Something that the system does with a file. */
    private interface Action {
        void run() throws IOException;
    }

    @CleanPoint
    private static void act(ThreadState ts, PyObject shown, Action action) {
        act(ts, shown, null, action);
    }

    @CleanPoint
    private static void act(ThreadState ts, PyObject shown, PyObject second, Action action) {
        IOException failure = null;
        ts.detach();
        try {
            action.run();
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw second == null ? SystemErrors.raise(ts, failure, shown) : SystemErrors.raise(ts, failure, shown, second);
        }
    }

    private static boolean isBytes(PyObject name) {
        return PyBytes.asSelf(name) != null;
    }

    /** Where the process is, once it has moved; the host knows only where it began. */
    private static final class CurrentFolder {
        private volatile boolean moved;
    }

    /** The process went to another folder. */
    static void noteMoved(ThreadState ts) {
        Interpreter.of(ts).state(CurrentFolder.class, CurrentFolder::new).moved = true;
    }

    @ExposedMethod(doc = "chdir($module, /, path)\n--\n\nGo to another folder.")
    @CleanPoint
    static void chdir(ThreadState ts, PyObject path) {
        if (Host.isDescriptor(path)) {
            Descriptors.fchdir(ts, path);
            return;
        }
        OsEvents.send(ts, "os.chdir", path);
        if (!Host.isUndecodable(ts, path)) {
            Host.path(ts, "chdir", path, PyNone.NONE);
        }
        Host.onPath(ts, "chdir", path, 0, 0);
        noteMoved(ts);
    }

    @ExposedMethod(doc = "chroot($module, /, path)\n--\n\nMake a folder the root of all names.")
    @CleanPoint
    static void chroot(ThreadState ts, PyObject path) {
        Host.onPath(ts, "chroot", path, 0, 0);
    }

    private static String currentFolder(ThreadState ts) {
        if (!Interpreter.of(ts).state(CurrentFolder.class, CurrentFolder::new).moved) {
            return System.getProperty("user.dir");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            int size = 4096;
            MemorySegment room = libc.allocate(size);
            long found = libc.callLong("getcwd", room.address(), size, 0, 0, 0, 0);
            if (found == 0) {
                throw SystemErrors.raise(ts, libc.errno(), null);
            }
            int n = 0;
            while (room.get(ValueLayout.JAVA_BYTE, n) != 0) {
                n++;
            }
            return PathNames.decode(room.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "getcwd($module, /)\n--\n\nThe current folder.")
    static String getcwd(ThreadState ts) {
        return currentFolder(ts);
    }

    @ExposedMethod(doc = "getcwdb($module, /)\n--\n\nThe current folder as bytes.")
    @CleanPoint
    static PyObject getcwdb(ThreadState ts) {
        return PyBytes.of(Codecs.fsEncode(ts, PyStr.of(currentFolder(ts))));
    }

    @CleanPoint
    private static List<String> names(ThreadState ts, PyObject name) {
        List<String> names = new ArrayList<>();
        if (Host.isUndecodable(ts, name)) {
            FolderReader.read(ts, PathNames.path(ts, name), name).addNames(names);
            return names;
        }
        Path folder = folder(ts, "listdir", name);
        boolean[] lossy = new boolean[1];
        act(ts, name, () -> {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    String found = entry.getFileName().toString();
                    lossy[0] |= found.indexOf('\ufffd') >= 0;
                    names.add(found);
                }
            }
        });
        if (lossy[0]) {
            names.clear();
            FolderReader.read(ts, folder.toString(), name).addNames(names);
        }
        return names;
    }

    @ExposedMethod(doc = "listdir($module, /, path=None)\n--\n\nThe names in a folder.")
    @CleanPoint
    static PyObject listdir(ThreadState ts, @Default("None") PyObject path) {
        OsEvents.send(ts, "os.listdir", path);
        PyObject name = path == PyNone.NONE ? PyStr.of(".") : path;
        List<String> names = names(ts, name);
        PyList result = new PyList(ts);
        for (String s : names) {
            try (var held = ts.hold(result)) {
                result.append(ts, PathNames.name(ts, s, isBytes(name)));
            }
        }
        return result;
    }

    @CleanPoint
    private static Path folder(ThreadState ts, String function, PyObject name) {
        if (!Host.isDescriptor(name) && !PathNames.isPathLike(ts, name)) {
            throw Errors.typeError(
                    ts, function + ": path should be string, bytes, os.PathLike, integer or None, not " + PyType.of(name).fullName());
        }
        Path folder = Host.pathOrDescriptor(ts, function, name, PyNone.NONE);
        return Host.isDescriptor(name) ? folder.resolve(".") : folder;
    }

    @ExposedMethod(doc = "scandir($module, /, path=None)\n--\n\nAn iterator over the entries of a folder.")
    @CleanPoint
    static PyObject scandir(ThreadState ts, @Default("None") PyObject path) {
        OsEvents.send(ts, "os.scandir", path);
        PyObject name = path == PyNone.NONE ? PyStr.of(".") : path;
        String folder = Host.isUndecodable(ts, name) ? PathNames.path(ts, name) : folder(ts, "scandir", name).toString();
        String shown = Host.isDescriptor(name) ? null : PathNames.path(ts, name);
        FolderReader reader = FolderReader.read(ts, folder, name);
        PyObject plain = Host.isDescriptor(name) ? name : PathNames.fspath(ts, name);
        try (var held = ts.hold(plain)) {
            return new PyScandirIterator(ts, folder, shown, reader, isBytes(plain));
        }
    }

    @ExposedMethod(doc = "stat($module, /, path, *, dir_fd=None, follow_symlinks=True)\n--\n\nWhat the system knows of a file.")
    @CleanPoint
    static PyObject stat(
            ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd, @Default("True") boolean follow_symlinks) {
        if (Host.isDescriptor(path)) {
            if (dir_fd != PyNone.NONE) {
                throw Errors.valueError(ts, "stat: can't specify dir_fd without matching path");
            }
            if (!follow_symlinks) {
                throw Errors.valueError(ts, "stat: cannot use fd and follow_symlinks together");
            }
            return StatResult.ofDescriptor(ts, Host.openDescriptor(ts, path), path);
        }
        if (Host.isUndecodable(ts, path)) {
            return StatResult.of(ts, RawNames.folder(ts, dir_fd), PathNames.bytes(ts, path), follow_symlinks, path);
        }
        return StatResult.of(ts, Host.pathOrDescriptor(ts, "stat", path, dir_fd), follow_symlinks, path);
    }

    @ExposedMethod(doc = "lstat($module, /, path, *, dir_fd=None)\n--\n\nAs stat, of a symbolic link itself.")
    @CleanPoint
    static PyObject lstat(ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd) {
        if (Host.isUndecodable(ts, path)) {
            return StatResult.of(ts, RawNames.folder(ts, dir_fd), PathNames.bytes(ts, path), false, path);
        }
        return StatResult.of(ts, Host.path(ts, "lstat", path, dir_fd), false, path);
    }

    @ExposedMethod(doc = "access($module, /, path, mode, *, dir_fd=None, effective_ids=False,\n       follow_symlinks=True)\n--\n\nWhether the user may.")
    @CleanPoint
    static boolean access(
            ThreadState ts,
            PyObject path,
            int mode,
            @KeywordOnly @Default("None") PyObject dir_fd,
            @Default("False") boolean effective_ids,
            @Default("True") boolean follow_symlinks) {
        if (PathNames.isPathLike(ts, path) && PathNames.path(ts, path).isEmpty()) {
            return false;
        }
        if (Host.isUndecodable(ts, path)) {
            return RawNames.access(ts, path, mode, dir_fd, effective_ids, follow_symlinks);
        }
        Path p = Host.path(ts, "access", path, dir_fd);
        return Files.exists(p, follow_symlinks ? FOLLOW : NO_FOLLOW)
                && ((mode & PosixModule.R_OK) == 0 || Files.isReadable(p))
                && ((mode & PosixModule.W_OK) == 0 || Files.isWritable(p))
                && ((mode & PosixModule.X_OK) == 0 || Files.isExecutable(p));
    }

    @ExposedMethod(doc = "mkdir($module, /, path, mode=0o777, *, dir_fd=None)\n--\n\nMake a folder.")
    @CleanPoint
    static void mkdir(ThreadState ts, PyObject path, @Default("511") int mode, @KeywordOnly @Default("None") PyObject dir_fd) {
        OsEvents.onPath(ts, "os.mkdir", path, dir_fd, mode);
        if (Host.isUndecodable(ts, path)) {
            RawNames.mkdir(ts, path, mode, dir_fd);
            return;
        }
        Path p = Host.path(ts, "mkdir", path, dir_fd);
        if (mode != ALL) {
            // The host's function knows no mode but the usual one.
            LibC libc = LibC.of(ts);
            long mark = libc.mark();
            int result = libc.callInt("mkdir", libc.string(PathNames.encode(p.toString())).address(), mode);
            libc.reset(mark);
            Host.check(ts, result, path);
            return;
        }
        act(ts, path, () -> Files.createDirectory(p));
    }

    @ExposedMethod(doc = "rmdir($module, /, path, *, dir_fd=None)\n--\n\nRemove a folder.")
    @CleanPoint
    static void rmdir(ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd) {
        OsEvents.onPath(ts, "os.rmdir", path, dir_fd);
        if (Host.isUndecodable(ts, path)) {
            RawNames.remove(ts, path, dir_fd, true);
            return;
        }
        Path p = Host.path(ts, "rmdir", path, dir_fd);
        act(ts, path, () -> {
            if (Files.exists(p, NO_FOLLOW) && !Files.isDirectory(p, NO_FOLLOW)) {
                throw new NotDirectoryException(p.toString());
            }
            Files.delete(p);
        });
    }

    @ExposedMethod(doc = "remove($module, /, path, *, dir_fd=None)\n--\n\nRemove a file.")
    @CleanPoint
    static void remove(ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd) {
        remove(ts, "remove", path, dir_fd);
    }

    @CleanPoint
    private static void remove(ThreadState ts, String function, PyObject path, PyObject dir_fd) {
        OsEvents.onPath(ts, "os.remove", path, dir_fd);
        if (Host.isUndecodable(ts, path)) {
            RawNames.remove(ts, path, dir_fd, false);
            return;
        }
        Path p = Host.path(ts, function, path, dir_fd);
        act(ts, path, () -> {
            if (Files.isDirectory(p, NO_FOLLOW)) {
                throw new IOException("Is a directory");
            }
            Files.delete(p);
        });
    }

    @ExposedMethod(doc = "unlink($module, /, path, *, dir_fd=None)\n--\n\nRemove a file.")
    @CleanPoint
    static void unlink(ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd) {
        remove(ts, "unlink", path, dir_fd);
    }

    @ExposedMethod(doc = "rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRename a file or folder.")
    @CleanPoint
    static void rename(
            ThreadState ts,
            PyObject src,
            PyObject dst,
            @KeywordOnly @Default("None") PyObject src_dir_fd,
            @Default("None") PyObject dst_dir_fd) {
        rename(ts, "rename", src, dst, src_dir_fd, dst_dir_fd);
    }

    @CleanPoint
    private static void rename(ThreadState ts, String function, PyObject src, PyObject dst, PyObject src_dir_fd, PyObject dst_dir_fd) {
        OsEvents.onPaths(ts, "os.rename", src, dst, src_dir_fd, dst_dir_fd);
        if (Host.isUndecodable(ts, src) || Host.isUndecodable(ts, dst)) {
            RawNames.rename(ts, src, dst, src_dir_fd, dst_dir_fd);
            return;
        }
        Path from = Host.path(ts, function, src, src_dir_fd);
        Path to = Host.path(ts, function, dst, dst_dir_fd);
        act(ts, src, dst, () -> {
            if (Files.isDirectory(from, NO_FOLLOW) && Files.exists(to, NO_FOLLOW) && !Files.isDirectory(to, NO_FOLLOW)) {
                throw new NotDirectoryException(to.toString());
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    @ExposedMethod(doc = "replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRename a file, over another if need be.")
    @CleanPoint
    static void replace(
            ThreadState ts,
            PyObject src,
            PyObject dst,
            @KeywordOnly @Default("None") PyObject src_dir_fd,
            @Default("None") PyObject dst_dir_fd) {
        rename(ts, "replace", src, dst, src_dir_fd, dst_dir_fd);
    }

    @ExposedMethod(doc = "link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=(os.name != 'nt'))\n--\n\nMake a hard link.")
    @CleanPoint
    static void link(
            ThreadState ts,
            PyObject src,
            PyObject dst,
            @KeywordOnly @Default("None") PyObject src_dir_fd,
            @Default("None") PyObject dst_dir_fd,
            @Default("True") boolean follow_symlinks) {
        OsEvents.onPaths(ts, "os.link", src, dst, src_dir_fd, dst_dir_fd);
        if (Host.isUndecodable(ts, src) || Host.isUndecodable(ts, dst)) {
            RawNames.link(ts, src, dst, src_dir_fd, dst_dir_fd, follow_symlinks);
            return;
        }
        Path from = Host.path(ts, "link", src, src_dir_fd);
        Path to = Host.path(ts, "link", dst, dst_dir_fd);
        if (!follow_symlinks || !Files.isSymbolicLink(from)) {
            act(ts, src, dst, () -> Files.createLink(to, from));
            return;
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        long first = libc.string(PathNames.encode(from.toString())).address();
        long second = libc.string(PathNames.encode(to.toString())).address();
        int result = libc.callInt("linkat", AT_FDCWD, first, AT_FDCWD, second, AT_SYMLINK_FOLLOW, 0);
        libc.reset(mark);
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, src, dst);
        }
    }

    @ExposedMethod(doc = "symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)\n--\n\nMake a symbolic link.")
    @CleanPoint
    static void symlink(
            ThreadState ts,
            PyObject src,
            PyObject dst,
            @Default("False") boolean target_is_directory,
            @KeywordOnly @Default("None") PyObject dir_fd) {
        OsEvents.onTarget(ts, "os.symlink", src, dst, dir_fd);
        if (Host.isUndecodable(ts, src) || Host.isUndecodable(ts, dst)) {
            RawNames.symlink(ts, src, dst, dir_fd);
            return;
        }
        Path target = Host.path(ts, "symlink", src, PyNone.NONE);
        Path link = Host.path(ts, "symlink", dst, dir_fd);
        act(ts, src, dst, () -> Files.createSymbolicLink(link, target));
    }

    @ExposedMethod(doc = "readlink($module, /, path, *, dir_fd=None)\n--\n\nWhat a symbolic link refers to.")
    @CleanPoint
    static PyObject readlink(ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd) {
        String[] target = new String[1];
        if (!Host.isUndecodable(ts, path)) {
            Path p = Host.path(ts, "readlink", path, dir_fd);
            act(ts, path, () -> target[0] = Files.readSymbolicLink(p).toString());
        }
        if (target[0] == null || target[0].indexOf('\ufffd') >= 0) {
            target[0] = RawNames.readlink(ts, path, dir_fd);
        }
        PyObject plain = PathNames.fspath(ts, path);
        try (var held = ts.hold(plain)) {
            return PathNames.name(ts, target[0], isBytes(plain));
        }
    }

    @ExposedMethod(doc = "chmod($module, /, path, mode, *, dir_fd=None,\n      follow_symlinks=(os.name != 'nt'))\n--\n\nChange who may do what with a file.")
    @CleanPoint
    static void chmod(
            ThreadState ts,
            PyObject path,
            int mode,
            @KeywordOnly @Default("None") PyObject dir_fd,
            @Default("True") boolean follow_symlinks) {
        OsEvents.onPath(ts, "os.chmod", path, dir_fd, mode);
        int bits = mode & 07777;
        if (Host.isUndecodable(ts, path)) {
            RawNames.chmod(ts, path, bits, dir_fd, follow_symlinks);
            return;
        }
        Path p = Host.pathOrDescriptor(ts, "chmod", path, dir_fd);
        if (follow_symlinks) {
            act(ts, path, () -> Files.setAttribute(p, "unix:mode", bits, FOLLOW));
            return;
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        byte[] name = PathNames.encode(p.toString());
        int result = libc.callInt("fchmodat", AT_FDCWD, libc.string(name).address(), bits, AT_SYMLINK_NOFOLLOW, 0, 0);
        libc.reset(mark);
        if (result == -ENOTSUP) {
            throw Errors.raise(ts, ExceptionTypes.NOT_IMPLEMENTED_ERROR, "chmod: follow_symlinks unavailable on this platform");
        }
        Host.check(ts, result, path);
    }

    @ExposedMethod(doc = "chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)\n--\n\nChange the owner and group of a file.")
    @CleanPoint
    static void chown(
            ThreadState ts,
            PyObject path,
            PyObject uid,
            PyObject gid,
            @KeywordOnly @Default("None") PyObject dir_fd,
            @Default("True") boolean follow_symlinks) {
        int user = Host.identity(ts, uid, "uid");
        int group = Host.identity(ts, gid, "gid");
        OsEvents.onPath(ts, "os.chown", path, dir_fd, Integer.toUnsignedLong(user), Integer.toUnsignedLong(group));
        if (Host.isDescriptor(path)) {
            Host.check(ts, LibC.of(ts).callInt("fchown", Host.descriptor(ts, path), user, group), path);
            return;
        }
        int folder = dir_fd == PyNone.NONE ? AT_FDCWD : Host.descriptor(ts, dir_fd);
        byte[] name = PathNames.bytes(ts, path);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt("fchownat", folder, libc.string(name).address(), user, group, follow_symlinks ? 0 : AT_SYMLINK_NOFOLLOW, 0);
        libc.reset(mark);
        Host.check(ts, result, path);
    }

    @ExposedMethod(doc = "lchown($module, /, path, uid, gid)\n--\n\nChange the owner and group of a symbolic link itself.")
    @CleanPoint
    static void lchown(ThreadState ts, PyObject path, PyObject uid, PyObject gid) {
        int user = Host.identity(ts, uid, "uid");
        int group = Host.identity(ts, gid, "gid");
        OsEvents.onPath(ts, "os.chown", path, PyNone.NONE, Integer.toUnsignedLong(user), Integer.toUnsignedLong(group));
        Host.onPath(ts, "lchown", path, user, group);
    }

    @ExposedMethod(doc = "mkfifo($module, /, path, mode=438, *, dir_fd=None)\n--\n\nMake a named pipe.")
    @CleanPoint
    static void mkfifo(ThreadState ts, PyObject path, @Default("438") int mode, @KeywordOnly @Default("None") PyObject dir_fd) {
        onRelative(ts, "mkfifo", path, dir_fd, mode, 0);
    }

    @ExposedMethod(doc = "mknod($module, /, path, mode=384, device=0, *, dir_fd=None)\n--\n\nMake a file of any kind.")
    @CleanPoint
    static void mknod(
            ThreadState ts, PyObject path, @Default("384") int mode, @Default("0") long device, @KeywordOnly @Default("None") PyObject dir_fd) {
        onRelative(ts, "mknod", path, dir_fd, mode, device);
    }

    @CleanPoint
    private static void onRelative(ThreadState ts, String function, PyObject path, PyObject dirFd, long b, long c) {
        if (dirFd == PyNone.NONE && Host.isUndecodable(ts, path)) {
            Host.onPath(ts, function, path, b, c);
            return;
        }
        Path p = Host.path(ts, function, path, dirFd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt(function, libc.string(PathNames.encode(p.toString())).address(), b, c);
        libc.reset(mark);
        Host.check(ts, result, path);
    }

    @ExposedMethod(doc = "major($module, device, /)\n--\n\nThe first part of a device's number.")
    @CleanPoint
    static long major(ThreadState ts, @PositionalOnly PyObject device) {
        long d = unsigned(ts, device, 64);
        return d == NO_DEVICE ? d : d >>> 8 & 0xfff | d >>> 32 & ~0xfffL;
    }

    @ExposedMethod(doc = "minor($module, device, /)\n--\n\nThe second part of a device's number.")
    @CleanPoint
    static long minor(ThreadState ts, @PositionalOnly PyObject device) {
        long d = unsigned(ts, device, 64);
        return d == NO_DEVICE ? d : d & 0xff | d >>> 12 & ~0xffL & 0xffffffffL;
    }

    @ExposedMethod(doc = "makedev($module, major, minor, /)\n--\n\nA device's number.")
    @CleanPoint
    static PyObject makedev(ThreadState ts, PyObject major, @PositionalOnly PyObject minor) {
        long first = unsigned(ts, major, 32);
        long second = unsigned(ts, minor, 32);
        if (first == NO_DEVICE && second == NO_DEVICE) {
            return PyInt.of(NO_DEVICE);
        }
        first &= 0xffffffffL;
        second &= 0xffffffffL;
        long device = (first & 0xfff) << 8 | (first & ~0xfffL) << 32 | second & 0xff | (second & ~0xffL) << 12;
        return PyInt.of(new BigInteger(Long.toUnsignedString(device)));
    }

    /** The number of a device or a part of one: -1, or so many bits without a sign. Raises TypeError, OverflowError. */
    @CleanPoint
    private static long unsigned(ThreadState ts, PyObject o, int bits) {
        BigInteger value = Sizes.index(ts, o).bigValue();
        if (value.signum() < 0 && value.bitLength() > 0) {
            throw Errors.overflowError(ts, "can't convert negative int to unsigned");
        }
        if (value.bitLength() > bits) {
            throw Errors.overflowError(ts, bits == 32 ? "Python int too large to convert to C unsigned int" : "int too big to convert");
        }
        return value.longValue();
    }

    static final StructSequenceType STATVFS =
            new StructSequenceType(
                    "os.statvfs_result", "What the system knows of a file system.", 10, "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files",
                    "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid");

    @ExposedMethod(doc = "statvfs($module, /, path)\n--\n\nWhat the system knows of the file system of a file.")
    @CleanPoint
    static PyObject statvfs(ThreadState ts, PyObject path) {
        byte[] name =
                Host.isUndecodable(ts, path)
                        ? PathNames.bytes(ts, path)
                        : PathNames.encode(Host.pathOrDescriptor(ts, "statvfs", path, PyNone.NONE).toString());
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(128);
            Host.check(ts, libc.callInt("statvfs", libc.string(name).address(), s.address()), path);
            PyObject[] all = new PyObject[11];
            for (int i = 0; i < 8; i++) {
                all[i] = PyInt.of(s.getAtIndex(ValueLayout.JAVA_LONG, i));
            }
            all[8] = PyInt.of(s.getAtIndex(ValueLayout.JAVA_LONG, 9));
            all[9] = PyInt.of(s.getAtIndex(ValueLayout.JAVA_LONG, 10));
            all[10] = PyInt.of(s.getAtIndex(ValueLayout.JAVA_LONG, 8));
            return PyStructSequence.of(ts, STATVFS, all);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "fstatvfs($module, fd, /)\n--\n\nWhat the system knows of the file system of an open file.")
    @CleanPoint
    static PyObject fstatvfs(ThreadState ts, @PositionalOnly int fd) {
        return statvfs(ts, PyInt.of(fd));
    }

    @ExposedMethod(doc = "pathconf($module, /, path, name)\n--\n\nA limit that holds for a file.")
    @CleanPoint
    static int pathconf(ThreadState ts, PyObject path, PyObject name) {
        int number = PosixModule.number(ts, name, PosixModule.PATHCONF);
        if (Host.isDescriptor(path)) {
            return Host.check(ts, LibC.of(ts).callInt("fpathconf", Host.descriptor(ts, path), number));
        }
        return Host.onPath(ts, "pathconf", path, number, 0);
    }

    @ExposedMethod(doc = "fpathconf($module, fd, name, /)\n--\n\nA limit that holds for an open file.")
    @CleanPoint
    static int fpathconf(ThreadState ts, PyObject fd, @PositionalOnly PyObject name) {
        int descriptor = FileNumbers.of(ts, fd);
        return pathconf(ts, PyInt.of(descriptor), name);
    }

    @ExposedMethod(doc = "truncate($module, /, path, length)\n--\n\nSet a file's length.")
    @CleanPoint
    static void truncate(ThreadState ts, PyObject path, long length) {
        if (Host.isDescriptor(path)) {
            Descriptors.ftruncate(ts, Host.descriptor(ts, path), length);
            return;
        }
        OsEvents.send(ts, "os.truncate", path, PyInt.of(length));
        if (Host.isUndecodable(ts, path)) {
            Host.onPath(ts, "truncate", path, length, 0);
            return;
        }
        Path p = Host.pathOrDescriptor(ts, "truncate", path, PyNone.NONE);
        if (length < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, path);
        }
        act(ts, path, () -> {
            OpenFile.Options options = new OpenFile.Options();
            options.write = true;
            OpenFile f = HostFile.open(p, options);
            try {
                f.truncate(ts, length);
            } finally {
                f.close(ts);
            }
        });
    }

    @ExposedMethod(
            doc =
                    "utime($module, /, path, times=None, *, ns=<unrepresentable>,\n      dir_fd=None, follow_symlinks=True)\n--\n\n"
                            + "Set the times of a file's last access and change.")
    @CleanPoint
    static void utime(
            ThreadState ts,
            PyObject path,
            @Default("None") PyObject times,
            @KeywordOnly @Default PyObject ns,
            @Default("None") PyObject dir_fd,
            @Default("True") boolean follow_symlinks) {
        if (!Host.isUndecodable(ts, path)) {
            Host.pathOrDescriptor(ts, "utime", path, dir_fd);
        }
        if (times != PyNone.NONE && ns != null) {
            throw Errors.valueError(ts, "utime: you may specify either 'times' or 'ns' but not both");
        }
        long access = RawNames.NOW;
        long modified = RawNames.NOW;
        if (ns != null && !(ns instanceof PyTuple pair && pair.size() == 2)) {
            throw Errors.typeError(ts, "utime: 'ns' must be a tuple of two ints");
        }
        if (ns instanceof PyTuple t) {
            access = Sizes.indexAsLong(ts, t.get(0), ExceptionTypes.OVERFLOW_ERROR);
            modified = Sizes.indexAsLong(ts, t.get(1), ExceptionTypes.OVERFLOW_ERROR);
        } else if (times instanceof PyTuple t && t.size() == 2) {
            access = nanos(ts, t.get(0));
            modified = nanos(ts, t.get(1));
        } else if (times != PyNone.NONE) {
            throw Errors.typeError(ts, "utime: 'times' must be either a tuple of two ints or None");
        }
        OsEvents.below(ts, "os.utime", path, dir_fd, times, ns == null ? PyNone.NONE : ns);
        RawNames.utime(ts, path, dir_fd, access, modified, follow_symlinks);
    }

    @CleanPoint
    private static long nanos(ThreadState ts, PyObject seconds) {
        PyFloat f = PyFloat.asSelf(seconds);
        return f != null
                ? (long) Math.floor(f.value * 1e9)
                : Sizes.indexAsLong(ts, seconds, ExceptionTypes.OVERFLOW_ERROR) * 1_000_000_000L;
    }
}
