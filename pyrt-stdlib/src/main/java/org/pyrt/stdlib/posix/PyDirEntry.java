package org.pyrt.stdlib.posix;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;

/** One entry that {@code os.scandir} found. Immutable: what the folder did not tell it asks the system anew. */
@ExposedType(name = "DirEntry")
final class PyDirEntry extends Counted {

    static final PyType TYPE = PyType.builtin("posix.DirEntry", new PyDirEntryAdapter()).generic().flags(PyType.NO_NEW).ownLayout().build();

    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

    private static final int KIND_OF_MODE = 0170000;
    private static final int FOLDER_MODE = 0040000;
    private static final int FILE_MODE = 0100000;
    private static final int LINK_MODE = 0120000;
    private static final int UNKNOWN = 0;
    private static final int FOLDER = 4;
    private static final int FILE = 8;
    private static final int LINK = 10;

    private final String folder;
    private final String shown;
    private final String entry;
    private final boolean asBytes;

    /** What the folder says that it is (readdir(3)); 0: unknown. */
    private final int kind;

    /** Its number in the file system. */
    private final long number;

    PyDirEntry(ThreadState ts, String folder, String shown, String entry, int kind, long number, boolean asBytes) {
        super(ts);
        this.folder = folder;
        this.shown = shown;
        this.entry = entry;
        this.asBytes = asBytes;
        this.kind = kind;
        this.number = number;
    }

    private String joined(String to) {
        return to == null ? entry : to.endsWith("/") ? to + entry : to + "/" + entry;
    }

    /** Whether the folder has told what it is. */
    private boolean isKnown(boolean follows) {
        return kind != UNKNOWN && (kind != LINK || !follows);
    }

    /** Asks the file itself what it is; no if nothing can be known of it. */
    @CleanPoint
    private boolean isOfKind(ThreadState ts, int wanted, boolean follows) {
        if (PathNames.isForHost(joined(folder))) {
            LinkOption[] options = follows ? FOLLOW : NO_FOLLOW;
            return wanted == FOLDER_MODE
                    ? Files.isDirectory(file(), options)
                    : wanted == FILE_MODE ? Files.isRegularFile(file(), options) : Files.isSymbolicLink(file());
        }
        PyObject result;
        try {
            result = StatResult.of(ts, PathNames.encode(joined(folder)), follows, PyNone.NONE);
        } catch (Raised e) {
            Errors.clear(ts);
            return false;
        }
        try (var held = ts.hold(result)) {
            return result instanceof PyTuple t && t.get(0) instanceof PyInt mode && (mode.longValue() & KIND_OF_MODE) == wanted;
        }
    }

    private Path file() {
        return Path.of(joined(folder));
    }

    @ExposedGetter(member = true)
    @CleanPoint
    PyObject name(ThreadState ts) {
        return PathNames.name(ts, entry, asBytes);
    }

    @ExposedGetter(member = true)
    @CleanPoint
    PyObject path(ThreadState ts) {
        return PathNames.name(ts, joined(shown), asBytes);
    }

    @ExposedMethod(doc = "Whether it is a folder.")
    @CleanPoint
    boolean is_dir(ThreadState ts, @KeywordOnly @Default("True") boolean follow_symlinks) {
        if (isKnown(follow_symlinks)) {
            return kind == FOLDER;
        }
        return isOfKind(ts, FOLDER_MODE, follow_symlinks);
    }

    @ExposedMethod(doc = "Whether it is a regular file.")
    @CleanPoint
    boolean is_file(ThreadState ts, @KeywordOnly @Default("True") boolean follow_symlinks) {
        if (isKnown(follow_symlinks)) {
            return kind == FILE;
        }
        return isOfKind(ts, FILE_MODE, follow_symlinks);
    }

    @ExposedMethod(doc = "Whether it is a symbolic link.")
    @CleanPoint
    boolean is_symlink(ThreadState ts) {
        return kind == UNKNOWN ? isOfKind(ts, LINK_MODE, false) : kind == LINK;
    }

    @ExposedMethod(doc = "Whether it is a junction, which only Windows has.")
    boolean is_junction() {
        return false;
    }

    @ExposedMethod(doc = "What the system knows of it.")
    @CleanPoint
    PyObject stat(ThreadState ts, @KeywordOnly @Default("True") boolean follow_symlinks) {
        PyObject path = path(ts);
        try (var held = ts.hold(path)) {
            if (!PathNames.isForHost(joined(folder))) {
                return StatResult.of(ts, PathNames.encode(joined(folder)), follow_symlinks, path);
            }
            return StatResult.of(ts, file(), follow_symlinks, path);
        }
    }

    @ExposedMethod(doc = "Its number in the file system.")
    long inode() {
        return number;
    }

    @ExposedMethod(name = "__fspath__", doc = "Its path.")
    @CleanPoint
    PyObject fspath(ThreadState ts) {
        return path(ts);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    PyObject repr(ThreadState ts) {
        return PyStr.of("<DirEntry " + Representation.repr(ts, name(ts)) + ">");
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
