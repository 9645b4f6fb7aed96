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
import org.pyrt.objects.protocol.Representation;
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
    boolean is_dir(@KeywordOnly @Default("True") boolean follow_symlinks) {
        if (isKnown(follow_symlinks)) {
            return kind == FOLDER;
        }
        return Files.isDirectory(file(), follow_symlinks ? FOLLOW : NO_FOLLOW);
    }

    @ExposedMethod(doc = "Whether it is a regular file.")
    boolean is_file(@KeywordOnly @Default("True") boolean follow_symlinks) {
        if (isKnown(follow_symlinks)) {
            return kind == FILE;
        }
        return Files.isRegularFile(file(), follow_symlinks ? FOLLOW : NO_FOLLOW);
    }

    @ExposedMethod(doc = "Whether it is a symbolic link.")
    boolean is_symlink() {
        return kind == UNKNOWN ? Files.isSymbolicLink(file()) : kind == LINK;
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
