package org.pyrt.objects.function;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Plain;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A variable shared by a function and the functions nested in it. Safe from any thread. */
@ExposedType(name = "cell")
public final class PyCell extends Counted {

    /** The type cell. */
    public static final PyType TYPE = PyType.builtin("cell", new PyCellAdapter())
            .doc("cell([contents])\n--\n\nCreate a new cell object, empty or with these contents.")
            .build();

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(PyCell.class, "value", PyObject.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Slot PyObject value;

    /** A floating cell that counts {@code value}, which may be null (unbound). */
    public PyCell(ThreadState ts, PyObject value) {
        super(ts);
        Refs.incref(ts, value);
        ts.trackFor(this, value);
        this.value = value;
    }

    /** The value, floating, or null if unbound. */
    public PyObject get(ThreadState ts) {
        PyObject v = value;
        return Refs.touch(ts, v) ? getForeign(ts, v) : v;
    }

    private PyObject getForeign(ThreadState ts, PyObject first) {
        PyObject v = first;
        do {
            PyObject again = (PyObject) VALUE.getVolatile(this);
            if (again == v) {
                break;
            }
            v = again;
        } while (Refs.touch(ts, v));
        return v;
    }

    /** Binds the variable; null unbinds it. */
    public void set(ThreadState ts, PyObject newValue) {
        Refs.incref(ts, newValue);
        ts.trackFor(this, newValue);
        PyObject old;
        if (Plain.ON) {
            old = value;
            value = newValue;
        } else {
            old = (PyObject) VALUE.getAndSet(this, newValue);
        }
        Refs.decref(ts, old);
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @PositionalOnly @Default PyObject contents) {
        return new PyCell(ts, contents);
    }

    @ExposedGetter(name = "cell_contents")
    static PyObject getContents(ThreadState ts, PyCell self) {
        PyObject v = self.get(ts);
        if (v == null) {
            throw Errors.valueError(ts, "Cell is empty");
        }
        return v;
    }

    @ExposedSetter(name = "cell_contents", deletes = true)
    static void setContents(ThreadState ts, PyCell self, PyObject value) {
        self.set(ts, value);
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(ThreadState ts, PyCell self) {
        PyObject v = self.get(ts);
        String shown = v == null ? "empty" : PyType.of(v).fullName() + " object at " + ObjectIds.address(ts, v);
        return PyStr.of("<cell at " + ObjectIds.address(ts, self) + ": " + shown + ">");
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject equal(ThreadState ts, PyCell self, PyObject other) {
        return compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject notEqual(ThreadState ts, PyCell self, PyObject other) {
        return compare(ts, SlotId.NE, self, other);
    }

    @ExposedMethod(name = "__lt__")
    @CleanPoint
    static PyObject less(ThreadState ts, PyCell self, PyObject other) {
        return compare(ts, SlotId.LT, self, other);
    }

    @ExposedMethod(name = "__le__")
    @CleanPoint
    static PyObject lessOrEqual(ThreadState ts, PyCell self, PyObject other) {
        return compare(ts, SlotId.LE, self, other);
    }

    @ExposedMethod(name = "__gt__")
    @CleanPoint
    static PyObject greater(ThreadState ts, PyCell self, PyObject other) {
        return compare(ts, SlotId.GT, self, other);
    }

    @ExposedMethod(name = "__ge__")
    @CleanPoint
    static PyObject greaterOrEqual(ThreadState ts, PyCell self, PyObject other) {
        return compare(ts, SlotId.GE, self, other);
    }

    /** Compares the contents; an empty cell is less than any other. */
    @CleanPoint
    private static PyObject compare(ThreadState ts, int op, PyCell a, PyObject b) {
        if (!(b instanceof PyCell other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject x = a.get(ts);
        PyObject y = other.get(ts);
        if (x == null || y == null) {
            return Comparison.compare(ts, op, PyInt.of(x == null ? 0 : 1), PyInt.of(y == null ? 0 : 1));
        }
        try (var heldX = ts.hold(x);
                var heldY = ts.hold(y)) {
            return Comparison.compare(ts, op, x, y);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyCellSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyCellSlots.clear(ts, this);
    }
}
