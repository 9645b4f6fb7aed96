package org.pyrt.stdlib.itertools;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The items of an iterator, and then all of them again, without end. */
@ExposedType(name = "cycle")
final class PyCycle extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("cycle", new PyCycleAdapter()).doc("cycle(iterable, /)\n--\n\nThe items of an iterable, again and again.").build();

    private static final int ITERATOR = 0;
    private static final int SAVED = 1;
    private static final VarHandle INDEX;

    static {
        try {
            INDEX = MethodHandles.lookup().findVarHandle(PyCycle.class, "index", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Of the saved item to give next; changed by CAS. */
    private volatile int index;

    private PyCycle(ThreadState ts, PyType type, PyObject iterator, PyList saved) {
        super(ts, type, TYPE, iterator, saved);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly PyObject iterable, @VarKeywords PyDict keywords) {
        IteratorMethods.refuseKeywords(ts, type, TYPE, keywords);
        return new PyCycle(ts, type, Iteration.iter(ts, iterable), new PyList(ts));
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        if (load(ts, ITERATOR) != null) {
            PyObject item = nextOf(ts, ITERATOR);
            PyList saved = (PyList) load(ts, SAVED);
            if (item != null) {
                saved.append(ts, item);
                return item;
            }
            drop(ts, ITERATOR);
        }
        PyList saved = (PyList) load(ts, SAVED);
        int n = saved == null ? 0 : saved.size();
        if (n == 0) {
            return null;
        }
        int i;
        do {
            i = index;
        } while (!INDEX.compareAndSet(this, i, i + 1 >= n ? 0 : i + 1));
        return saved.getItem(ts, i);
    }
}
