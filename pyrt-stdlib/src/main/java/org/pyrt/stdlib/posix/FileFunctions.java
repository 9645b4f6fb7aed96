package org.pyrt.stdlib.posix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.FileTable;
import org.pyrt.stdlib.files.OpenFile;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** Functions of the module posix that work on names of files. Each asks the system detached. */
@ExposedModule(name = "posix")
final class FileFunctions {

    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

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

    /** The path of a name, as the system resolves it. */
    @CleanPoint
    static Path path(ThreadState ts, PyObject name) {
        String s = PathNames.path(ts, name);
        if (s.isEmpty()) {
            throw SystemErrors.raise(ts, SystemErrors.ENOENT, name);
        }
        try {
            return Path.of(s);
        } catch (InvalidPathException e) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, name);
        }
    }

    private static boolean isBytes(PyObject name) {
        return PyBytes.asSelf(name) != null;
    }

    @ExposedMethod(doc = "getcwd($module, /)\n--\n\nThe current folder.")
    static String getcwd() {
        return System.getProperty("user.dir");
    }

    @ExposedMethod(doc = "getcwdb($module, /)\n--\n\nThe current folder as bytes.")
    static PyObject getcwdb(ThreadState ts) {
        return PyBytes.of(Codecs.fsEncode(ts, PyStr.of(System.getProperty("user.dir"))));
    }

    @ExposedMethod(doc = "listdir($module, /, path=None)\n--\n\nThe names in a folder.")
    @CleanPoint
    static PyObject listdir(ThreadState ts, @Default("None") PyObject path) {
        PyObject name = path == PyNone.NONE ? PyStr.of(".") : path;
        Path folder = path(ts, name);
        List<String> names = new ArrayList<>();
        act(ts, name, () -> {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    names.add(entry.getFileName().toString());
                }
            }
        });
        PyList result = new PyList(ts);
        for (String s : names) {
            result.append(ts, PathNames.name(ts, s, isBytes(name)));
        }
        return result;
    }

    @ExposedMethod(doc = "scandir($module, /, path=None)\n--\n\nAn iterator over the entries of a folder.")
    @CleanPoint
    static PyObject scandir(ThreadState ts, @Default("None") PyObject path) {
        PyObject name = path == PyNone.NONE ? PyStr.of(".") : path;
        PyObject names = listdir(ts, name);
        try (var held = ts.hold(names)) {
            return PyScandirIterator.over(ts, PathNames.path(ts, name), (PyList) names, isBytes(name));
        }
    }

    @ExposedMethod(doc = "stat($module, /, path, *, dir_fd=None, follow_symlinks=True)\n--\n\nWhat the system knows of a file.")
    @CleanPoint
    static PyObject stat(
            ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd, @Default("True") boolean follow_symlinks) {
        PyInt fd = PyInt.asSelf(path);
        if (fd != null) {
            OpenFile f = FileTable.of(ts).get((int) fd.longValue());
            if (f == null) {
                throw SystemErrors.raise(ts, SystemErrors.EBADF, path);
            }
            return StatResult.of(ts, f.path(), true, path);
        }
        return StatResult.of(ts, path(ts, path), follow_symlinks, path);
    }

    @ExposedMethod(doc = "lstat($module, /, path, *, dir_fd=None)\n--\n\nAs stat, of a symbolic link itself.")
    @CleanPoint
    static PyObject lstat(ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd) {
        return StatResult.of(ts, path(ts, path), false, path);
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
        String s = PathNames.path(ts, path);
        if (s.isEmpty()) {
            return false;
        }
        Path p = Path.of(s);
        return Files.exists(p)
                && ((mode & PosixModule.R_OK) == 0 || Files.isReadable(p))
                && ((mode & PosixModule.W_OK) == 0 || Files.isWritable(p))
                && ((mode & PosixModule.X_OK) == 0 || Files.isExecutable(p));
    }

    @ExposedMethod(doc = "mkdir($module, /, path, mode=0o777, *, dir_fd=None)\n--\n\nMake a folder.")
    @CleanPoint
    static void mkdir(ThreadState ts, PyObject path, @Default("511") int mode, @KeywordOnly @Default("None") PyObject dir_fd) {
        Path p = path(ts, path);
        act(ts, path, () -> Files.createDirectory(p));
    }

    @ExposedMethod(doc = "rmdir($module, /, path, *, dir_fd=None)\n--\n\nRemove a folder.")
    @CleanPoint
    static void rmdir(ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd) {
        Path p = path(ts, path);
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
        Path p = path(ts, path);
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
        remove(ts, path, dir_fd);
    }

    @ExposedMethod(doc = "rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRename a file or folder.")
    @CleanPoint
    static void rename(
            ThreadState ts,
            PyObject src,
            PyObject dst,
            @KeywordOnly @Default("None") PyObject src_dir_fd,
            @Default("None") PyObject dst_dir_fd) {
        Path from = path(ts, src);
        Path to = path(ts, dst);
        act(ts, src, dst, () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }

    @ExposedMethod(doc = "replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRename a file, over another if need be.")
    @CleanPoint
    static void replace(
            ThreadState ts,
            PyObject src,
            PyObject dst,
            @KeywordOnly @Default("None") PyObject src_dir_fd,
            @Default("None") PyObject dst_dir_fd) {
        rename(ts, src, dst, src_dir_fd, dst_dir_fd);
    }

    @ExposedMethod(doc = "link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=True)\n--\n\nMake a hard link.")
    @CleanPoint
    static void link(ThreadState ts, PyObject src, PyObject dst) {
        Path from = path(ts, src);
        Path to = path(ts, dst);
        act(ts, src, dst, () -> Files.createLink(to, from));
    }

    @ExposedMethod(doc = "symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)\n--\n\nMake a symbolic link.")
    @CleanPoint
    static void symlink(
            ThreadState ts,
            PyObject src,
            PyObject dst,
            @Default("False") boolean target_is_directory,
            @KeywordOnly @Default("None") PyObject dir_fd) {
        Path target = path(ts, src);
        Path link = path(ts, dst);
        act(ts, src, dst, () -> Files.createSymbolicLink(link, target));
    }

    @ExposedMethod(doc = "readlink($module, /, path, *, dir_fd=None)\n--\n\nWhat a symbolic link refers to.")
    @CleanPoint
    static PyObject readlink(ThreadState ts, PyObject path, @KeywordOnly @Default("None") PyObject dir_fd) {
        Path p = path(ts, path);
        String[] target = new String[1];
        act(ts, path, () -> target[0] = Files.readSymbolicLink(p).toString());
        return PathNames.name(ts, target[0], isBytes(path));
    }

    @ExposedMethod(doc = "chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)\n--\n\nChange who may do what with a file.")
    @CleanPoint
    static void chmod(
            ThreadState ts,
            PyObject path,
            int mode,
            @KeywordOnly @Default("None") PyObject dir_fd,
            @Default("True") boolean follow_symlinks) {
        Path p = path(ts, path);
        StringBuilder text = new StringBuilder("rwxrwxrwx");
        for (int i = 0; i < 9; i++) {
            if ((mode & 0400 >> i) == 0) {
                text.setCharAt(i, '-');
            }
        }
        act(ts, path, () -> Files.setPosixFilePermissions(p, PosixFilePermissions.fromString(text.toString())));
    }

    @ExposedMethod(doc = "truncate($module, /, path, length)\n--\n\nSet a file's length.")
    @CleanPoint
    static void truncate(ThreadState ts, PyObject path, long length) {
        Path p = path(ts, path);
        act(ts, path, () -> {
            OpenFile.Options options = new OpenFile.Options();
            options.write = true;
            OpenFile f = OpenFile.open(p, options);
            try {
                f.truncate(length);
            } finally {
                f.close();
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
        Path p = path(ts, path);
        long now = System.currentTimeMillis() * 1_000_000;
        long access = now;
        long modified = now;
        if (ns instanceof PyTuple t && t.size() == 2) {
            access = Sizes.indexAsLong(ts, t.get(0), ExceptionTypes.OVERFLOW_ERROR);
            modified = Sizes.indexAsLong(ts, t.get(1), ExceptionTypes.OVERFLOW_ERROR);
        } else if (times instanceof PyTuple t && t.size() == 2) {
            access = nanos(ts, t.get(0));
            modified = nanos(ts, t.get(1));
        } else if (times != PyNone.NONE) {
            throw Errors.typeError(ts, "utime: 'times' must be either a tuple of two ints or None");
        }
        FileTime a = FileTime.from(access, TimeUnit.NANOSECONDS);
        FileTime m = FileTime.from(modified, TimeUnit.NANOSECONDS);
        LinkOption[] options = follow_symlinks ? FOLLOW : NO_FOLLOW;
        act(ts, path, () -> {
            Files.setAttribute(p, "unix:lastAccessTime", a, options);
            Files.setAttribute(p, "unix:lastModifiedTime", m, options);
        });
    }

    @CleanPoint
    private static long nanos(ThreadState ts, PyObject seconds) {
        PyFloat f = PyFloat.asSelf(seconds);
        return f != null
                ? (long) Math.floor(f.value * 1e9)
                : Sizes.indexAsLong(ts, seconds, ExceptionTypes.OVERFLOW_ERROR) * 1_000_000_000L;
    }
}
