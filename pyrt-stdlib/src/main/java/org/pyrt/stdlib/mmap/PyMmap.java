package org.pyrt.stdlib.mmap;

import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.ArrayView;
import org.pyrt.objects.bytes.BufferExporter;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.protocol.Indexed;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** A mapped memory. All state is guarded by the object's mutex, so that no thread looks at memory that another gives back. Source: CPython 3.14 Modules/mmapmodule.c. */
final class PyMmap extends SlottedInstance implements BufferExporter, Indexed {

    static final PyType TYPE =
            PyType.builtin("mmap.mmap", new MmapMethodsAdapter())
                    .include(new MmapItemsAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("Memory of a file, or of nobody else.")
                    .build();

    static final int ACCESS_DEFAULT = 0;
    static final int ACCESS_READ = 1;
    static final int ACCESS_WRITE = 2;
    static final int ACCESS_COPY = 3;

    final int access;
    final int flags;
    final long offset;

    /** Whether the number of the file is kept, for size and resize. */
    final boolean tracksFile;

    /** A number of our own for the file; -1 if there is none. */
    int descriptor;

    long position;

    /** Null when closed. */
    MappedMemory memory;

    PyMmap(ThreadState ts, PyType type, MappedMemory memory, int access, int flags, long offset, int descriptor, boolean tracksFile) {
        super(ts, type);
        this.memory = memory;
        this.access = access;
        this.flags = flags;
        this.offset = offset;
        this.descriptor = descriptor;
        this.tracksFile = tracksFile;
    }

    boolean isWritable() {
        return access != ACCESS_READ;
    }

    /** The memory; raises ValueError if it is closed. Called under the mutex. */
    MappedMemory open(ThreadState ts) {
        MappedMemory m = memory;
        if (m == null) {
            throw Errors.valueError(ts, "mmap closed or invalid");
        }
        return m;
    }

    /** The memory, to be changed; raises TypeError if it is for reading only. */
    MappedMemory writable(ThreadState ts) {
        MappedMemory m = open(ts);
        if (!isWritable()) {
            throw Errors.typeError(ts, "mmap can't modify a readonly memory map.");
        }
        return m;
    }

    /** Gives the memory and the file's number back. Called under the mutex, or when the object dies. */
    void release(ThreadState ts) {
        MappedMemory m = memory;
        memory = null;
        if (m != null) {
            LibC.of(ts).callInt("munmap", m.address(), m.size());
        }
        if (descriptor >= 0) {
            LibC.of(ts).callInt("close", descriptor);
            descriptor = -1;
        }
    }

    @Override
    public BufferView buffer(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            MappedMemory m = open(ts);
            if (m.size() > Integer.MAX_VALUE - 8) {
                throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "memory map too large for a buffer");
            }
            return new View(ts, m, m.open());
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** What a user of the bytes sees of them. */
    private final class View extends ArrayView {

        private final ThreadState opener;
        private final MappedMemory from;

        View(ThreadState ts, MappedMemory from, byte[] array) {
            super(array, 0, array.length);
            this.opener = ts;
            this.from = from;
        }

        @Override
        public boolean isReadOnly() {
            return !isWritable();
        }

        @Override
        public void close() {
            close(opener);
        }

        @Override
        public void close(ThreadState ts) {
            Mutex.lockAttached(ts, PyMmap.this);
            try {
                from.close();
            } finally {
                Mutex.unlock(ts, PyMmap.this);
            }
        }
    }

    @Override
    public PyObject item(ThreadState ts, long index) {
        Mutex.lockAttached(ts, this);
        try {
            MappedMemory m = open(ts);
            MmapItems.requireInside(ts, index, m);
            return PyBytes.of(new byte[] {m.get(index)});
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        if (memory == null || memory.views() == 0) {
            release(ts);
        }
    }
}
