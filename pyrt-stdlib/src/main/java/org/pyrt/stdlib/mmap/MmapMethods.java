package org.pyrt.stdlib.mmap;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;

/** The methods of a mapped memory. Each takes the object's mutex while it looks at the memory. */
@ExposedType(name = "mmap")
final class MmapMethods {

    private static final int MS_SYNC = 4;
    private static final int MREMAP_MAYMOVE = 1;
    private static final String[] ACCESS = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"};

    private MmapMethods() {}

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            int fileno,
            long length,
            @Default("1") int flags,
            @Default("3") int prot,
            @Default("0") int access,
            @Default("0") long offset,
            @KeywordOnly @Default("True") boolean trackfd) {
        if (length < 0) {
            throw Errors.overflowError(ts, "memory mapped length must be positive");
        }
        if (offset < 0) {
            throw Errors.overflowError(ts, "memory mapped offset must be positive");
        }
        if (Audit.isOn(ts)) {
            Audit.send(ts, "mmap.__new__", PyInt.of(fileno), PyInt.of(length), PyInt.of(access), PyInt.of(offset));
        }
        return Mapping.make(ts, type, fileno, length, flags, prot, access, offset, trackfd);
    }

    @ExposedMethod(doc = "close($self, /)\n--\n\nGive the memory back.")
    static void close(ThreadState ts, PyMmap self) {
        Mutex.lockAttached(ts, self);
        try {
            if (self.memory != null && self.memory.views() > 0) {
                throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "cannot close exported pointers exist");
            }
            self.release(ts);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedGetter
    static boolean closed(ThreadState ts, PyMmap self) {
        return self.memory == null;
    }

    // ---- reading ----

    @CleanPoint
    private static long bound(ThreadState ts, PyObject o, long otherwise, long size) {
        if (o == null || o == PyNone.NONE) {
            return otherwise;
        }
        long i = Sizes.indexAsLong(ts, o, null);
        return Math.max(0, Math.min(i < 0 ? i + size : i, size));
    }

    @CleanPoint
    private static long find(ThreadState ts, PyMmap self, PyObject sub, PyObject start, PyObject end, boolean last) {
        long size = MmapItems.length(ts, self);
        try (BufferView v = Buffers.view(ts, sub)) {
            long from = bound(ts, start, self.position, size);
            long to = bound(ts, end, size, size);
            byte[] wanted = Buffers.copy(v);
            Mutex.lockAttached(ts, self);
            try {
                MappedMemory m = self.open(ts);
                return m.find(wanted, from, Math.min(to, m.size()), last);
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    @ExposedMethod(doc = "find($self, view, start=None, end=None, /)\n--\n\nWhere some bytes are first; -1 if nowhere.")
    @CleanPoint
    static long find(ThreadState ts, PyMmap self, PyObject view, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return find(ts, self, view, start, end, false);
    }

    @ExposedMethod(doc = "rfind($self, view, start=None, end=None, /)\n--\n\nWhere some bytes are last; -1 if nowhere.")
    @CleanPoint
    static long rfind(ThreadState ts, PyMmap self, PyObject view, @Default PyObject start, @PositionalOnly @Default PyObject end) {
        return find(ts, self, view, start, end, true);
    }

    @ExposedMethod(doc = "read($self, n=None, /)\n--\n\nThe next bytes; all if the number is None or negative.")
    @CleanPoint
    static PyObject read(ThreadState ts, PyMmap self, @PositionalOnly @Default("None") PyObject n) {
        MmapItems.length(ts, self);
        if (n != PyNone.NONE && PyType.of(n).slot(org.pyrt.objects.type.SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "argument should be integer or None, not '" + PyType.of(n).fullName() + "'");
        }
        long count = n == PyNone.NONE ? -1 : Sizes.indexAsLong(ts, n, ExceptionTypes.OVERFLOW_ERROR);
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            long left = Math.max(m.size() - self.position, 0);
            long take = count < 0 ? left : Math.min(count, left);
            byte[] bytes = take == 0 ? new byte[0] : m.copy(self.position, self.position + take);
            self.position += take;
            return PyBytes.of(bytes);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(name = "read_byte", doc = "read_byte($self, /)\n--\n\nThe next byte, as an int.")
    static int readByte(ThreadState ts, PyMmap self) {
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            if (self.position >= m.size()) {
                throw Errors.valueError(ts, "read byte out of range");
            }
            return m.get(self.position++) & 0xff;
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "readline($self, /)\n--\n\nThe next line.")
    static PyObject readline(ThreadState ts, PyMmap self) {
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            if (self.position >= m.size()) {
                return PyBytes.EMPTY;
            }
            long end = m.indexOf((byte) '\n', self.position);
            long to = end < 0 ? m.size() : end + 1;
            byte[] line = m.copy(self.position, to);
            self.position = to;
            return PyBytes.of(line);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    // ---- writing ----

    @ExposedMethod(doc = "write($self, bytes, /)\n--\n\nWrite bytes and move behind them; how many there were.")
    @CleanPoint
    static PyObject write(ThreadState ts, PyMmap self, @PositionalOnly PyObject bytes) {
        MmapItems.length(ts, self);
        try (BufferView v = Buffers.view(ts, bytes)) {
            byte[] copy = Buffers.copy(v);
            Mutex.lockAttached(ts, self);
            try {
                MappedMemory m = self.writable(ts);
                if (self.position > m.size() || m.size() - self.position < copy.length) {
                    throw Errors.valueError(ts, "data out of range");
                }
                m.write(self.position, copy, 0, copy.length);
                self.position += copy.length;
                return PyInt.of(copy.length);
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    @ExposedMethod(name = "write_byte", doc = "write_byte($self, byte, /)\n--\n\nWrite a byte and move behind it.")
    @CleanPoint
    static void writeByte(ThreadState ts, PyMmap self, @PositionalOnly PyObject value) {
        long n = Sizes.indexAsLong(ts, value, ExceptionTypes.OVERFLOW_ERROR);
        if (n < 0 || n > 255) {
            throw Errors.overflowError(ts, "unsigned byte integer is " + (n < 0 ? "less than minimum" : "greater than maximum"));
        }
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.writable(ts);
            if (self.position >= m.size()) {
                throw Errors.valueError(ts, "write byte out of range");
            }
            m.set(self.position++, (byte) n);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "move($self, dest, src, count, /)\n--\n\nCopy bytes from one place to another.")
    static void move(ThreadState ts, PyMmap self, long dest, long src, @PositionalOnly long count) {
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.writable(ts);
            long size = m.size();
            if (dest < 0 || src < 0 || count < 0 || size - dest < count || size - src < count) {
                throw Errors.valueError(ts, "source, destination, or count out of range");
            }
            m.move(dest, src, count);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    // ---- the file ----

    @ExposedMethod(doc = "flush($self, offset=0, size=-1, /)\n--\n\nHave changes written to the file.")
    static void flush(ThreadState ts, PyMmap self, @Default("0") long offset, @PositionalOnly @Default("-1") long size) {
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            long n = size == -1 ? m.size() - offset : size;
            if (offset < 0 || n < 0 || m.size() - offset < n) {
                throw Errors.valueError(ts, "flush values out of range");
            }
            if (self.access == PyMmap.ACCESS_READ || self.access == PyMmap.ACCESS_COPY) {
                return;
            }
            m.synchronize();
            int result = LibC.of(ts).callInt("msync", m.address() + offset, n, MS_SYNC);
            if (result < 0) {
                throw SystemErrors.raise(ts, -result, null);
            }
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "madvise($self, option, start=0, length=None, /)\n--\n\nTell the system how the memory will be used.")
    @CleanPoint
    static void madvise(ThreadState ts, PyMmap self, int option, @Default("0") long start, @PositionalOnly @Default("None") PyObject length) {
        long wanted = length == PyNone.NONE ? Long.MAX_VALUE : Sizes.indexAsLong(ts, length, ExceptionTypes.OVERFLOW_ERROR);
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            if (start < 0 || start >= m.size()) {
                throw Errors.valueError(ts, "madvise start out of bounds");
            }
            if (wanted < 0) {
                throw Errors.valueError(ts, "madvise length invalid");
            }
            if (length != PyNone.NONE && Long.MAX_VALUE - start < wanted) {
                throw Errors.overflowError(ts, "madvise length too large");
            }
            m.synchronize();
            int result = LibC.of(ts).callInt("madvise", m.address() + start, Math.min(wanted, m.size() - start), option);
            if (result < 0) {
                throw SystemErrors.raise(ts, -result, null);
            }
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "size($self, /)\n--\n\nThe length of the file.")
    static long size(ThreadState ts, PyMmap self) {
        Mutex.lockAttached(ts, self);
        try {
            self.open(ts);
            long size = self.descriptor < 0 ? -1 : Mapping.fileSize(ts, self.descriptor);
            if (size < 0) {
                throw SystemErrors.raise(ts, SystemErrors.EBADF, null);
            }
            return size;
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "resize($self, newsize, /)\n--\n\nChange the length of the memory, and of its file.")
    static void resize(ThreadState ts, PyMmap self, @PositionalOnly long newsize) {
        Mutex.lockAttached(ts, self);
        try {
            MappedMemory m = self.open(ts);
            if (m.views() > 0) {
                throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "mmap can't resize with extant pointers exported.");
            }
            if (!self.tracksFile) {
                throw Errors.valueError(ts, "mmap can't resize with trackfd=False.");
            }
            if (self.access == PyMmap.ACCESS_READ || self.access == PyMmap.ACCESS_COPY) {
                throw Errors.typeError(ts, "mmap can't resize a readonly or copy-on-write memory map.");
            }
            if (newsize < 0 || Long.MAX_VALUE - newsize < self.offset) {
                throw Errors.valueError(ts, "new size out of range");
            }
            resize(ts, self, m, newsize);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    private static void resize(ThreadState ts, PyMmap self, MappedMemory m, long newSize) {
        LibC libc = LibC.of(ts);
        if (self.descriptor < 0 && (self.flags & Mapping.MAP_PRIVATE) == 0 && newSize > m.size()) {
            throw Errors.valueError(ts, "mmap: can't expand a shared anonymous mapping on Linux");
        }
        if (self.descriptor >= 0) {
            int result = libc.callInt("ftruncate", self.descriptor, self.offset + newSize);
            if (result < 0) {
                throw SystemErrors.raise(ts, -result, null);
            }
        }
        long address = libc.call("mremap", m.address(), m.size(), newSize, MREMAP_MAYMOVE, 0, 0);
        if (address < 0 && address > -4096) {
            throw SystemErrors.raise(ts, (int) -address, null);
        }
        m.move(LibC.at(address, newSize));
    }

    // ---- the position ----

    @ExposedMethod(doc = "seek($self, pos, whence=0, /)\n--\n\nMove from the start (0), the position (1) or the end (2); the new position.")
    static PyObject seek(ThreadState ts, PyMmap self, long pos, @PositionalOnly @Default("0") int whence) {
        Mutex.lockAttached(ts, self);
        try {
            long size = self.open(ts).size();
            if (whence < 0 || whence > 2) {
                throw Errors.valueError(ts, "unknown seek type");
            }
            long from = whence == 0 ? 0 : whence == 1 ? self.position : size;
            long to = from + pos;
            if (to < 0 || to > size || pos > 0 && to < from) {
                throw Errors.valueError(ts, "seek out of range");
            }
            self.position = to;
            return PyInt.of(to);
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "seekable($self, /)\n--\n\nYes.")
    static boolean seekable(ThreadState ts, PyMmap self) {
        return true;
    }

    @ExposedMethod(doc = "tell($self, /)\n--\n\nThe position.")
    static long tell(ThreadState ts, PyMmap self) {
        Mutex.lockAttached(ts, self);
        try {
            self.open(ts);
            return self.position;
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(name = "__enter__")
    static PyObject enter(ThreadState ts, PyMmap self) {
        MmapItems.length(ts, self);
        return self;
    }

    @ExposedMethod(name = "__exit__")
    static void exit(ThreadState ts, PyMmap self, @VarArgs PyObject[] args) {
        close(ts, self);
    }

    @ExposedMethod(name = "__repr__")
    static PyObject repr(ThreadState ts, PyMmap self) {
        Mutex.lockAttached(ts, self);
        try {
            String type = "<" + PyType.of(self).fullName();
            return PyStr.of(
                    self.memory == null
                            ? type + " closed=True>"
                            : type + " closed=False, access=" + ACCESS[self.access] + ", length=" + self.memory.size() + ", pos=" + self.position + ", offset="
                                    + self.offset + ">");
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(name = "__sizeof__")
    static long sizeOf(PyMmap self) {
        return self.sizeInMemory();
    }
}
