package org.pyrt.stdlib.posix;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Finalizers;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What {@code os.scandir} returns; it has read the folder whole. One thread at a time uses it. */
@ExposedType(name = "ScandirIterator")
final class PyScandirIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("posix.ScandirIterator", new PyScandirIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    /** More than there can be entries. */
    private static final int ENDED = Integer.MAX_VALUE;

    private final String folder;
    private final String shown;
    private final FolderReader entries;
    private final boolean asBytes;

    /** The entry that comes next, or {@link #ENDED}. */
    private int next;

    /** Over the names in {@code folder}, which the program named {@code shown}; null if it gave a descriptor. */
    PyScandirIterator(ThreadState ts, String folder, String shown, FolderReader entries, boolean asBytes) {
        super(ts);
        this.folder = folder;
        this.shown = shown;
        this.entries = entries;
        this.asBytes = asBytes;
    }

    @Override
    @ExposedMethod(name = "__next__")
    public PyObject next(ThreadState ts) {
        if (next >= entries.size()) {
            next = ENDED;
            return null;
        }
        int i = next++;
        return new PyDirEntry(ts, folder, shown, entries.name(i), entries.type(i), entries.number(i), asBytes);
    }

    @ExposedMethod(name = "__iter__")
    PyObject iterator() {
        return this;
    }

    @ExposedMethod(doc = "End the iteration.")
    void close() {
        next = ENDED;
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
    public boolean hasFinalizer() {
        return true;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        Finalizers.run(ts, this);
    }

    @ExposedMethod(name = "__del__")
    @CleanPoint
    void finish(ThreadState ts) {
        if (next == ENDED) {
            return;
        }
        next = ENDED;
        try {
            String shownAs = Representation.repr(ts, this).toString();
            Interpreter.of(ts).hooks.warnUnclosed(ts, "unclosed scandir iterator " + shownAs, this);
        } catch (Raised e) {
            Interpreter.of(ts).hooks.unraisable(ts, null, this);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
