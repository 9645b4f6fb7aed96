package org.pyrt.stdlib.mmap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;

/** Making a mapping: the checks of the arguments, and the calls of the system. */
final class Mapping {

    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int MAP_SHARED = 1;
    static final int MAP_PRIVATE = 2;
    static final int MAP_ANONYMOUS = 32;

    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_SIZE = 256;
    private static final int STATX_BASIC = 0x7ff;
    private static final int MODE = 28;
    private static final int SIZE = 40;
    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;

    private Mapping() {}

    /** The length of a regular file; -1 if the descriptor is another or none. */
    static long fileSize(ThreadState ts, int descriptor) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(STATX_SIZE);
            int result = libc.callInt("statx", descriptor, libc.allocate(1).address(), AT_EMPTY_PATH, STATX_BASIC, s.address(), 0);
            return result == 0 && (s.get(ValueLayout.JAVA_SHORT, MODE) & KIND) == REGULAR ? s.get(ValueLayout.JAVA_LONG, SIZE) : -1;
        } finally {
            libc.reset(mark);
        }
    }

    /** A floating object over a new mapping. Raises ValueError, OSError. */
    static PyObject make(ThreadState ts, PyType type, int descriptor, long length, int flags, int prot, int access, long offset, boolean tracksFile) {
        int f = flags;
        int p = prot;
        int a = access;
        if (access != PyMmap.ACCESS_DEFAULT && (flags != MAP_SHARED || prot != (PROT_READ | PROT_WRITE))) {
            throw Errors.valueError(ts, "mmap can't specify both access, flags and/or prot.");
        }
        switch (access) {
            case PyMmap.ACCESS_READ:
                p = PROT_READ;
                break;
            case PyMmap.ACCESS_WRITE:
                break;
            case PyMmap.ACCESS_COPY:
                f = MAP_PRIVATE;
                break;
            case PyMmap.ACCESS_DEFAULT:
                if ((prot & PROT_READ) == 0 || (prot & PROT_WRITE) == 0) {
                    a = (prot & PROT_WRITE) != 0 ? PyMmap.ACCESS_WRITE : PyMmap.ACCESS_READ;
                }
                break;
            default:
                throw Errors.valueError(ts, "mmap invalid access parameter.");
        }
        long n = descriptor == -1 ? length : checkedLength(ts, descriptor, length, offset);
        LibC libc = LibC.of(ts);
        int own = -1;
        if (descriptor == -1) {
            f |= MAP_ANONYMOUS;
        } else if (tracksFile) {
            own = libc.callInt("fcntl", descriptor, F_DUPFD_CLOEXEC, 0);
            if (own < 0) {
                throw SystemErrors.raise(ts, -own, null);
            }
        }
        long address = libc.call("mmap", 0, n, p, f, descriptor, offset);
        if (address < 0 && address > -4096) {
            if (own >= 0) {
                libc.callInt("close", own);
            }
            throw SystemErrors.raise(ts, (int) -address, null);
        }
        return new PyMmap(ts, type, new MappedMemory(LibC.at(address, n), a != PyMmap.ACCESS_READ), a, f, offset, own, tracksFile);
    }

    private static long checkedLength(ThreadState ts, int descriptor, long length, long offset) {
        long size = fileSize(ts, descriptor);
        if (size < 0) {
            return length;
        }
        if (length == 0) {
            if (size == 0) {
                throw Errors.valueError(ts, "cannot mmap an empty file");
            }
            if (offset >= size) {
                throw Errors.valueError(ts, "mmap offset is greater than file size");
            }
            return size - offset;
        }
        if (offset > size || size - offset < length) {
            throw Errors.valueError(ts, "mmap length is greater than file size");
        }
        return length;
    }
}
