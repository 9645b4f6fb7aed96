package org.pyrt.objects.iterator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.InstanceMaker;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Gives the items of a sequence from the last to the first. */
@ExposedType(name = "reversed")
public final class PyReversed extends BuiltinIterator {

    /** The type reversed. */
    public static final PyType TYPE =
            PyType.builtin("reversed", new PyReversedAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("reversed(sequence, /)\n--\n\nThe items of a sequence from the last to the first.")
                    .build();

    private static final PyStr REVERSED = PyStr.interned("__reversed__");
    private static final VarHandle SEQUENCE;

    static {
        try {
            SEQUENCE = MethodHandles.lookup().findVarHandle(PyReversed.class, "sequence", PyObject.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Null once the iteration has ended. */
    @Slot PyObject sequence;

    private long index;

    private PyReversed(ThreadState ts, PyType type, PyObject sequence, long length) {
        super(ts, type, TYPE);
        this.sequence = sequence;
        this.index = length - 1;
        Refs.incref(ts, sequence);
        ts.trackFor(this, sequence);
    }

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nReturn a reverse iterator over the object, by its __reversed__ if it has one.")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly PyObject object, @VarKeywords PyDict kwargs) {
        InstanceMaker.ignoreKeywords(ts, type, TYPE, kwargs);
        PyType t = PyType.of(object);
        PyObject method = t.lookup(ts, REVERSED);
        if (method == PyNone.NONE || method == null && (t.slot(SlotId.GETITEM) == null || t.has(PyType.MAPPING))) {
            throw Errors.typeError(ts, "'" + t.fullName() + "' object is not reversible");
        }
        if (method == null) {
            return new PyReversed(ts, type, object, Sizes.length(ts, object));
        }
        PyObject bound = Descriptors.get(ts, method, object, t);
        try (var held = ts.hold(bound)) {
            return Calls.call(ts, bound);
        }
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        PyObject s = sequence(ts);
        long i = index;
        if (s == null || i < 0) {
            finish(ts);
            return null;
        }
        try (var held = ts.hold(s)) {
            PyObject item = Subscripts.item(ts, s, i);
            index = i - 1;
            return item;
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.INDEX_ERROR) && !Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
                throw e;
            }
            Errors.clear(ts);
            index = -1;
            finish(ts);
            return null;
        }
    }

    private PyObject sequence(ThreadState ts) {
        PyObject s = sequence;
        while (Refs.touch(ts, s)) {
            PyObject again = (PyObject) SEQUENCE.getVolatile(this);
            if (again == s) {
                break;
            }
            s = again;
        }
        return s;
    }

    private void finish(ThreadState ts) {
        Refs.decref(ts, (PyObject) SEQUENCE.getAndSet(this, (PyObject) null));
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nReturn self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "__next__($self, /)\n--\n\nReturn the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyReversed self) {
        return self.advance(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "__length_hint__($self, /)\n--\n\nReturn how many items are left.")
    @CleanPoint
    static long lengthHint(ThreadState ts, PyReversed self) {
        PyObject s = self.sequence(ts);
        if (s == null) {
            return 0;
        }
        try (var held = ts.hold(s)) {
            long left = self.index + 1;
            return Sizes.length(ts, s) < left ? 0 : left;
        }
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyObject s = sequence(ts);
        return s == null
                ? PyTuple.of(ts, type(), PyTuple.of(ts, PyTuple.EMPTY))
                : PyTuple.of(ts, type(), PyTuple.of(ts, s), PyInt.of(index));
    }

    @ExposedMethod(name = "__setstate__", doc = "__setstate__($self, object, /)\n--\n\nSet state information for unpickling.")
    @CleanPoint
    static void setState(ThreadState ts, PyReversed self, @PositionalOnly PyObject state) {
        PyObject s = self.sequence(ts);
        if (s != null) {
            try (var held = ts.hold(s)) {
                self.index = Math.max(Math.min(IteratorReduction.position(ts, state), Sizes.length(ts, s) - 1), -1);
            }
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyReversedSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyReversedSlots.clear(ts, this);
        super.clear(ts);
    }
}
