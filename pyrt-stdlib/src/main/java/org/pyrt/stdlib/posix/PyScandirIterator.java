package org.pyrt.stdlib.posix;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What {@code os.scandir} returns; it has read the folder whole. One thread at a time uses it. */
@ExposedType(name = "ScandirIterator")
final class PyScandirIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("posix.ScandirIterator", new PyScandirIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private final String folder;
    private final String shown;
    private final String[] names;
    private final boolean asBytes;
    private int next;

    /** Over the names in {@code folder}, which the program named {@code shown}; null if it gave a descriptor. */
    PyScandirIterator(ThreadState ts, String folder, String shown, String[] names, boolean asBytes) {
        super(ts);
        this.folder = folder;
        this.shown = shown;
        this.names = names;
        this.asBytes = asBytes;
    }

    @Override
    @ExposedMethod(name = "__next__")
    public PyObject next(ThreadState ts) {
        return next < names.length ? new PyDirEntry(ts, folder, shown, names[next++], asBytes) : null;
    }

    @ExposedMethod(name = "__iter__")
    PyObject iterator() {
        return this;
    }

    @ExposedMethod(doc = "End the iteration.")
    void close() {
        next = names.length;
    }

    @ExposedMethod(name = "__enter__")
    PyObject enter() {
        return this;
    }

    @ExposedMethod(name = "__exit__")
    void exit(@VarArgs PyObject[] args) {
        close();
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
