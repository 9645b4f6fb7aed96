package org.pyrt.stdlib.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.DescriptorFile;
import org.pyrt.stdlib.files.ErrnoException;
import org.pyrt.stdlib.files.FileTable;
import org.pyrt.stdlib.files.HostFile;
import org.pyrt.stdlib.files.OpenFile;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** A file without buffer. Every call to the system is made detached. Source: CPython 3.14 Modules/_io/fileio.c. */
@ExposedType(name = "FileIO")
public final class PyFileIO extends PyIOBase {

    /** The type {@code _io.FileIO}. */
    public static final PyType TYPE =
            PyType.builtin("_io.FileIO", new PyFileIOAdapter())
                    .base(RawIOBase.TYPE)
                    .flags(PyType.BASETYPE)
                    .doc("FileIO(file, mode='r', closefd=True, opener=None)\n--\n\nA file.")
                    .ownLayout()
                    .build();

    private static final int GROWTH = 65536;

    /** The file's number if it was given or somebody has asked for it; -1 otherwise. */
    private volatile int number = -1;

    /** Null when closed. */
    private volatile OpenFile file;
    private FileMode mode = FileMode.parseRaw("r");
    private boolean closesFile = true;
    private volatile int seekable = -1;
    private boolean finalizing;

    private PyFileIO(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return new PyFileIO(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts,
            PyFileIO self,
            PyObject file,
            @Default("'r'") String mode,
            @Default("True") boolean closefd,
            @Default("None") PyObject opener) {
        if (self.file != null) {
            self.release(ts);
        }
        PyInt given = PyInt.asSelf(file);
        if (given != null && (!given.fitsLong() || given.longValue() < 0)) {
            throw Errors.valueError(ts, "negative file descriptor");
        }
        if (file == PyBool.TRUE || file == PyBool.FALSE) {
            Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.RUNTIME_WARNING, "bool is used as a file descriptor", 1);
        }
        FileMode parsed = FileMode.parseRaw(mode);
        if (parsed == null) {
            throw Errors.valueError(ts, FileMode.rawError(mode));
        }
        if (Audit.isOn(ts)) {
            Audit.send(ts, "open", file, PyStr.of(mode), PyInt.of(parsed.flags()));
        }
        self.mode = parsed;
        self.seekable = -1;
        if (given != null) {
            self.closesFile = closefd;
            self.adopt(ts, (int) given.longValue(), file);
        } else {
            String path = PathNames.path(ts, file);
            self.closesFile = true;
            if (!closefd) {
                throw Errors.valueError(ts, "Cannot use closefd=False with file name");
            }
            if (opener == PyNone.NONE) {
                self.open(ts, path, file);
            } else {
                self.openBy(ts, opener, file);
            }
        }
        self.name(ts, file, given != null);
        if (parsed.appends) {
            self.seekToEnd(ts);
        }
    }

    /** Sets the attribute name, by the program's own setter if it has one; a file that was given stays open if that fails. */
    @CleanPoint
    private void name(ThreadState ts, PyObject shown, boolean given) {
        if (!type().isHeap()) {
            put(ts, NAME, shown);
            return;
        }
        boolean named = false;
        try {
            Attributes.set(ts, this, NAME, shown);
            named = true;
        } finally {
            if (!named && given) {
                file = null;
                number = -1;
            }
        }
    }

    private void adopt(ThreadState ts, int fd, PyObject shown) {
        OpenFile found = FileTable.of(ts).get(ts, fd);
        if (found == null) {
            throw SystemErrors.raise(ts, SystemErrors.EBADF, null);
        }
        if (found instanceof DescriptorFile d && d.isFolder(ts)) {
            throw SystemErrors.raise(ts, SystemErrors.EISDIR, shown);
        }
        file = found;
        number = fd;
    }

    @CleanPoint
    private void open(ThreadState ts, String path, PyObject shown) {
        OpenFile opened = null;
        IOException failure = null;
        byte[] raw = PathNames.isForHost(path) && !path.endsWith("/") ? null : Codecs.fsEncode(ts, PyStr.of(path));
        ts.detach();
        try {
            opened = raw == null ? openDetached(path) : openRaw(ts, raw);
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, shown);
        }
        file = opened;
        number = opened instanceof DescriptorFile d ? d.descriptor(ts) : -1;
    }

    /** Opens a file whose name the host's library cannot express, or would change: it drops a slash at the end. */
    private OpenFile openRaw(ThreadState ts, byte[] path) throws IOException {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt("open", libc.string(path).address(), mode.systemFlags(), 0666);
        libc.reset(mark);
        if (result < 0) {
            throw new ErrnoException(-result);
        }
        DescriptorFile f = new DescriptorFile(result);
        if (f.isFolder(ts)) {
            f.close(ts);
            throw new ErrnoException(SystemErrors.EISDIR);
        }
        return f;
    }

    private OpenFile openDetached(String path) throws IOException {
        if (path.isEmpty()) {
            throw new java.nio.file.NoSuchFileException(path);
        }
        Path p;
        try {
            p = Path.of(path);
        } catch (InvalidPathException e) {
            throw new IOException("Invalid argument", e);
        }
        if (Files.isDirectory(p)) {
            throw new IOException(mode.exclusive ? "File exists" : "Is a directory");
        }
        return HostFile.open(p, mode.options());
    }

    @CleanPoint
    private void openBy(ThreadState ts, PyObject opener, PyObject name) {
        PyObject result = Calls.call(ts, opener, name, PyInt.of(mode.systemFlags()));
        PyInt fd = PyInt.asSelf(result);
        if (fd == null) {
            throw Errors.typeError(ts, "expected integer from opener");
        }
        if (!fd.fitsLong() || fd.longValue() < 0) {
            throw Errors.valueError(ts, "opener returned " + fd.bigValue());
        }
        adopt(ts, (int) fd.longValue(), name);
    }

    @CleanPoint
    private void seekToEnd(ThreadState ts) {
        try {
            seekBytes(ts, 0, 2);
        } catch (Raised e) {
            // A pipe has no end to go to.
            Errors.clear(ts);
        }
    }

    // ---- for the buffered streams ----

    /** Whether it is a FileIO itself, so that its Java methods may be called for its Python ones. */
    @Borrowed
    static PyFileIO exact(PyObject raw) {
        return raw instanceof PyFileIO f && f.type() == TYPE ? f : null;
    }

    private OpenFile opened(ThreadState ts) {
        OpenFile f = file;
        if (f == null) {
            throw Errors.valueError(ts, "I/O operation on closed file");
        }
        return f;
    }

    /** Reads at most {@code length} bytes; 0 at the end, -1 if there is nothing yet. */
    @CleanPoint
    int readBytes(ThreadState ts, byte[] into, int offset, int length) {
        return readBytes(ts, ByteBuffer.wrap(into, offset, length));
    }

    /** Reads into the rest of a buffer; how many bytes, 0 at the end, -1 if there is nothing yet. */
    @CleanPoint
    int readBytes(ThreadState ts, ByteBuffer into) {
        OpenFile f = opened(ts);
        if (!mode.reads) {
            throw IoErrors.unsupported(ts, "File not open for reading");
        }
        if (!into.hasRemaining()) {
            return 0;
        }
        RuntimeHooks hooks = Interpreter.of(ts).hooks;
        boolean interruptible = hooks.servesSignals(ts) && f.mayWait(ts);
        while (true) {
            int n = 0;
            IOException failure = null;
            ts.detach();
            try {
                n = interruptible ? f.readUnlessSignalled(ts, into) : f.read(ts, into);
            } catch (IOException e) {
                failure = e;
            } finally {
                ts.attach();
            }
            if (failure != null) {
                throw SystemErrors.raise(ts, failure, null);
            }
            if (n != OpenFile.SIGNALLED) {
                return n == OpenFile.END ? 0 : n == OpenFile.WOULD_BLOCK ? -1 : n;
            }
            hooks.poll(ts);
        }
    }

    /** Writes some of the bytes; how many, or -1 if none can be written now. */
    @CleanPoint
    int writeBytes(ThreadState ts, byte[] from, int offset, int length) {
        return writeBytes(ts, ByteBuffer.wrap(from, offset, length));
    }

    /** Writes some bytes of the rest of a buffer; how many, or -1 if none can be written now. */
    @CleanPoint
    int writeBytes(ThreadState ts, ByteBuffer from) {
        OpenFile f = opened(ts);
        if (!mode.writes) {
            throw IoErrors.unsupported(ts, "File not open for writing");
        }
        RuntimeHooks hooks = Interpreter.of(ts).hooks;
        boolean interruptible = hooks.servesSignals(ts) && f.mayWait(ts);
        while (true) {
            int n = 0;
            IOException failure = null;
            ts.detach();
            try {
                n = interruptible ? f.writeUnlessSignalled(ts, from) : f.write(ts, from);
            } catch (IOException e) {
                failure = e;
            } finally {
                ts.attach();
            }
            if (failure != null) {
                throw SystemErrors.raise(ts, failure, null);
            }
            if (n != OpenFile.SIGNALLED) {
                return n == OpenFile.WOULD_BLOCK ? -1 : n;
            }
            hooks.poll(ts);
        }
    }

    /** Moves; the new position. */
    @CleanPoint
    long seekBytes(ThreadState ts, long offset, int whence) {
        OpenFile f = opened(ts);
        if (whence < 0 || whence > 2) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        long target = 0;
        IOException failure = null;
        ts.detach();
        try {
            target = offset + (whence == 0 ? 0 : whence == 1 ? f.position(ts) : f.size(ts));
            if (target >= 0 && !(whence == 1 && offset == 0)) {
                f.seek(ts, target);
            } else if (target >= 0) {
                target = f.position(ts);
            }
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, null);
        }
        if (target < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        return target;
    }

    /** Whether it is open. */
    boolean isOpen() {
        return file != null;
    }

    // ---- Python's methods ----

    @ExposedMethod(doc = "Read at most so many bytes by one call to the system; all if negative.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyFileIO self, @PositionalOnly @Default("-1") PyObject size) {
        long n = sizeOf(ts, size);
        self.requireReadable(ts);
        if (n < 0) {
            return readall(ts, self);
        }
        byte[] bytes = new byte[(int) Math.min(n, Integer.MAX_VALUE - 8)];
        int got = self.readBytes(ts, bytes, 0, bytes.length);
        if (got < 0) {
            return PyNone.NONE;
        }
        return PyBytes.of(got == bytes.length ? bytes : Arrays.copyOf(bytes, got));
    }

    private void requireReadable(ThreadState ts) {
        opened(ts);
        if (!mode.reads) {
            throw IoErrors.unsupported(ts, "File not open for reading");
        }
    }

    @ExposedMethod(doc = "Read until the end.")
    @CleanPoint
    static PyObject readall(ThreadState ts, PyFileIO self) {
        self.requireReadable(ts);
        byte[] bytes = new byte[self.sizeLeft(ts)];
        int n = 0;
        while (true) {
            if (n == bytes.length) {
                bytes = Arrays.copyOf(bytes, n + Math.max(n / 2, GROWTH));
            }
            int got = self.readBytes(ts, bytes, n, bytes.length - n);
            if (got < 0 && n == 0) {
                return PyNone.NONE;
            }
            if (got <= 0) {
                return PyBytes.of(n == bytes.length ? bytes : Arrays.copyOf(bytes, n));
            }
            n += got;
        }
    }

    /** One more than what is left of a regular file, so that the end shows; a guess otherwise. */
    @CleanPoint
    private int sizeLeft(ThreadState ts) {
        OpenFile f = opened(ts);
        long left = 0;
        ts.detach();
        try {
            left = f.size(ts) - f.position(ts);
        } catch (IOException e) {
            left = 0;
        } finally {
            ts.attach();
        }
        return left <= 0 || left > Integer.MAX_VALUE - 9 ? GROWTH : (int) left + 1;
    }

    @ExposedMethod(doc = "Read into a buffer; how many bytes.")
    @CleanPoint
    static PyObject readinto(ThreadState ts, PyFileIO self, @PositionalOnly PyObject buffer) {
        self.requireReadable(ts);
        try (BufferView view = Buffers.writable(ts, buffer)) {
            int got = self.readBytes(ts, view.byteBuffer());
            return got < 0 ? PyNone.NONE : PyInt.of(got);
        }
    }

    @ExposedMethod(doc = "Write bytes; how many were written.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyFileIO self, @PositionalOnly PyObject b) {
        self.opened(ts);
        if (!self.mode.writes) {
            throw IoErrors.unsupported(ts, "File not open for writing");
        }
        try (BufferView view = Buffers.view(ts, b)) {
            int done = self.writeBytes(ts, view.byteBuffer());
            if (done >= 0 && done < view.length()) {
                Interpreter.of(ts).hooks.poll(ts); // a signal may have cut it short
            }
            return done < 0 ? PyNone.NONE : PyInt.of(done);
        }
    }

    @ExposedMethod(doc = "Move to a position from the start (0), the current one (1) or the end (2).")
    @CleanPoint
    PyObject seek(ThreadState ts, PyObject offset, @PositionalOnly @Default("0") int whence) {
        opened(ts);
        long target = Sizes.indexAsLong(ts, offset, ExceptionTypes.OVERFLOW_ERROR);
        return PyInt.of(seekBytes(ts, target, whence));
    }

    @ExposedMethod(doc = "The position.")
    @CleanPoint
    static PyObject tell(ThreadState ts, PyFileIO self) {
        return PyInt.of(self.seekBytes(ts, 0, 1));
    }

    @ExposedMethod(doc = "Set the length, to the position if none is given.")
    @CleanPoint
    PyObject truncate(ThreadState ts, @PositionalOnly @Default("None") PyObject size) {
        OpenFile f = opened(ts);
        if (!mode.writes) {
            throw IoErrors.unsupported(ts, "File not open for writing");
        }
        PyObject result = size == PyNone.NONE ? PyInt.of(seekBytes(ts, 0, 1)) : size;
        long length = Sizes.indexAsLong(ts, result, ExceptionTypes.OVERFLOW_ERROR);
        if (length < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        IOException failure = null;
        ts.detach();
        try {
            f.truncate(ts, length);
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, null);
        }
        return result;
    }

    @ExposedMethod(doc = "Close the file.")
    @CleanPoint
    static void close(ThreadState ts, PyFileIO self) {
        try {
            closeBase(ts, self);
        } finally {
            self.release(ts);
        }
    }

    /** Gives the file back. */
    @CleanPoint
    private void release(ThreadState ts) {
        int fd = number;
        OpenFile f = file;
        number = -1;
        file = null;
        if (f == null || !closesFile) {
            return;
        }
        IOException failure = null;
        ts.detach();
        try {
            if (fd < 0) {
                f.close(ts);
            } else {
                FileTable.of(ts).close(ts, fd, f);
            }
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, null);
        }
    }

    @ExposedMethod(doc = "Whether positions can be changed.")
    @CleanPoint
    boolean seekable(ThreadState ts) {
        OpenFile f = opened(ts);
        if (seekable < 0) {
            seekable = f.isSeekable(ts) ? 1 : 0;
        }
        return seekable == 1;
    }

    @ExposedMethod(doc = "Whether it was opened for reading.")
    @CleanPoint
    boolean readable(ThreadState ts) {
        opened(ts);
        return mode.reads;
    }

    @ExposedMethod(doc = "Whether it was opened for writing.")
    @CleanPoint
    boolean writable(ThreadState ts) {
        opened(ts);
        return mode.writes;
    }

    @ExposedMethod(doc = "The file's number.")
    @CleanPoint
    PyObject fileno(ThreadState ts) {
        OpenFile f = opened(ts);
        if (number < 0) {
            try {
                int found = f.descriptor(ts);
                FileTable.of(ts).add(found, f);
                number = found;
            } catch (IOException e) {
                throw SystemErrors.raise(ts, e, null);
            }
        }
        return PyInt.of(number);
    }

    @ExposedMethod(doc = "Whether it is a terminal.")
    @CleanPoint
    boolean isatty(ThreadState ts) {
        return opened(ts).isTerminal(ts);
    }

    @ExposedGetter(doc = "True if the file is closed")
    static boolean closed(PyFileIO self) {
        return self.file == null;
    }

    @ExposedGetter(doc = "Whether closing the file closes its descriptor.")
    static boolean closefd(PyFileIO self) {
        return self.closesFile;
    }

    @ExposedGetter(doc = "The mode as a str.")
    static String mode(PyFileIO self) {
        return self.mode.shown();
    }

    @ExposedGetter(name = "_blksize")
    static int blockSize(PyFileIO self) {
        return 4096;
    }

    @ExposedGetter(name = "_finalizing", member = true)
    static boolean isFinalizing(PyFileIO self) {
        return self.finalizing;
    }

    @ExposedSetter(name = "_finalizing")
    static void setFinalizing(PyFileIO self, boolean value) {
        self.finalizing = value;
    }

    @Override
    @CleanPoint
    void noteUnclosed(ThreadState ts, PyObject source) {
        if (closesFile && file != null) {
            Interpreter.of(ts).hooks.warnUnclosed(ts, "unclosed file " + Representation.repr(ts, source), source);
        }
    }

    @ExposedMethod(name = "_dealloc_warn")
    @CleanPoint
    static void warnUnclosed(ThreadState ts, PyFileIO self, @PositionalOnly PyObject source) {
        self.noteUnclosed(ts, source);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyFileIO self) {
        String type = PyType.of(self).fullName();
        if (self.file == null) {
            return PyStr.of("<" + type + " [closed]>");
        }
        PyObject name = Attributes.find(ts, self, NAME);
        String which;
        if (name == null) {
            which = "fd=" + PyInt.asSelf(self.fileno(ts)).longValue();
        } else if (!Representation.enter(ts, self)) {
            throw Errors.runtimeError(ts, "reentrant call inside " + type + ".__repr__");
        } else {
            try (var held = ts.hold(name)) {
                which = "name=" + Representation.repr(ts, name);
            } finally {
                Representation.leave(ts);
            }
        }
        Refs.discard(ts, name);
        return PyStr.of(
                "<" + type + " " + which + " mode='" + self.mode.shown() + "' closefd=" + (self.closesFile ? "True" : "False") + ">");
    }
}
