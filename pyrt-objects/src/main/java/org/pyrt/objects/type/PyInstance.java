package org.pyrt.objects.type;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Finalizers;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Plain;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * An instance of a class written in Python, or the attributes of an object that has a {@code __dict__} besides other state.
 *
 * <p>Implementation notes. Attributes sit in four inline fields and an overflow array, laid out by {@link #shape}; or, once somebody asked
 * for the {@code __dict__}, deleted an attribute or set too many, in {@link #dict}, and the shape says so. Reads take no lock: they read
 * the shape, then the field. Adding an attribute and changing over to the dict happen under the object's mutex; the field is written before
 * the shape is published. Replacing a value exchanges the field without the mutex and looks at the shape again: whoever changes over
 * publishes the dict shape first and then takes each field's value, so either it finds the new value, or the writer sees the dict shape and
 * repeats its store there. Replacing the dict, too, is an exchange, and who reads it looks twice: it meets one dict or the other, alive. The reference to the type is not counted: types are deferred, only the cycle collector ends them, and it visits
 * this reference when it marks.
 */
@HandWrittenSlots("how many fields are in use is the shape's to say")
public class PyInstance extends Counted implements HasAttributes {

    /** How many attributes sit in fields of the instance itself. */
    public static final int INLINE = 4;

    private static final VarHandle SHAPE;
    private static final VarHandle F0;
    private static final VarHandle F1;
    private static final VarHandle F2;
    private static final VarHandle F3;
    private static final VarHandle DICT;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(PyObject[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SHAPE = lookup.findVarHandle(PyInstance.class, "shape", Shape.class);
            F0 = lookup.findVarHandle(PyInstance.class, "f0", PyObject.class);
            F1 = lookup.findVarHandle(PyInstance.class, "f1", PyObject.class);
            F2 = lookup.findVarHandle(PyInstance.class, "f2", PyObject.class);
            F3 = lookup.findVarHandle(PyInstance.class, "f3", PyObject.class);
            DICT = lookup.findVarHandle(PyInstance.class, "dict", PyDict.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Shape shape;
    @Slot private PyObject f0;
    @Slot private PyObject f1;
    @Slot private PyObject f2;
    @Slot private PyObject f3;
    @Slot private PyObject[] more;
    @Slot private PyDict dict;

    /** A floating instance without attributes. */
    public PyInstance(ThreadState ts, PyType type) {
        super(ts);
        SHAPE.set(this, type.rootShape());
    }

    /** A floating instance of a heap type that has no other Java state than attributes and members. */
    public static PyInstance make(ThreadState ts, PyType type) {
        PyInstance made = type.memberCount() == 0 ? new PyInstance(ts, type) : new SlottedInstance(ts, type);
        if (type.slot(SlotId.DEL) != null) {
            // From birth, so that a collection finalizes instances in the order in which they were made.
            ts.tracker.trackInOrder(made);
        }
        return made;
    }

    /**
     * The attributes of an object of {@code type} that has other Java state besides; floating. The object counts it in a slot of its own,
     * shows it to visitors and drops it like any other.
     */
    public static PyInstance carried(ThreadState ts, PyType type) {
        return new CarriedAttributes(ts, type);
    }

    /** An immortal instance without attributes, for what boot makes. */
    protected PyInstance(PyType type) {
        SHAPE.set(this, type.rootShape());
    }

    @Override
    public PyType type() {
        return shape.type;
    }

    @Override
    public final PyInstance attributes() {
        return this;
    }

    @Override
    public final PyInstance attributes(ThreadState ts) {
        return this;
    }

    /** The values of {@code __slots__} members, by index; null elements are unset. Null if there are none. Not to be changed. */
    public PyObject[] members() {
        return null;
    }

    /** The layout now; a site that has seen it may use {@link #field}. */
    public final Shape shape() {
        return shape;
    }

    /** The value at a field of the current or an earlier shape, floating; null if it is gone (then look at the shape again). */
    public final PyObject field(ThreadState ts, int index) {
        PyObject v = raw(index);
        return Refs.touch(ts, v) ? fieldForeign(ts, index, v) : v;
    }

    private PyObject fieldForeign(ThreadState ts, int index, PyObject first) {
        PyObject v = first;
        do {
            PyObject again = raw(index);
            if (again == v) {
                break;
            }
            v = again;
        } while (Refs.touch(ts, v));
        return v;
    }

    private PyObject raw(int index) {
        switch (index) {
            case 0:
                return f0;
            case 1:
                return f1;
            case 2:
                return f2;
            case 3:
                return f3;
            default:
                return more[index - INLINE];
        }
    }

    private PyObject exchange(int index, PyObject value) {
        if (Plain.ON) {
            PyObject old = raw(index);
            setRaw(index, value);
            return old;
        }
        switch (index) {
            case 0:
                return (PyObject) F0.getAndSet(this, value);
            case 1:
                return (PyObject) F1.getAndSet(this, value);
            case 2:
                return (PyObject) F2.getAndSet(this, value);
            case 3:
                return (PyObject) F3.getAndSet(this, value);
            default:
                return Slots.exchange(more, index - INLINE, value);
        }
    }

    /** As {@link #exchange}, where nobody else looks. */
    private void setRaw(int index, PyObject value) {
        switch (index) {
            case 0:
                f0 = value;
                break;
            case 1:
                f1 = value;
                break;
            case 2:
                f2 = value;
                break;
            case 3:
                f3 = value;
                break;
            default:
                more[index - INLINE] = value;
        }
    }

    /**
     * Replaces the value of an inline field of shape {@code seen}, which the caller just found to be the current one. {@code index} is
     * below {@link #INLINE}.
     */
    public final void replaceInline(ThreadState ts, Shape seen, int index, PyObject value) {
        Refs.incref(ts, value);
        ts.trackFor(this, value);
        PyObject old = exchange(index, value);
        if (shape == seen) {
            Refs.decref(ts, old);
        } else {
            settle(ts, seen.key(index), index, old);
        }
    }

    /** A replacement met a change-over: what is still in the field goes to where attributes now are. */
    private void settle(ThreadState ts, PyStr name, int index, PyObject old) {
        Refs.decref(ts, old);
        Mutex.lockAttached(ts, this);
        try {
            if (shape.isDict) {
                PyObject mine = exchange(index, null);
                if (mine != null) {
                    dict.putStr(ts, name, mine);
                    Refs.decref(ts, mine);
                }
            }
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The attribute's value, floating, or null. Looks at the instance only, not at its type. */
    public final PyObject get(ThreadState ts, PyStr name) {
        for (; ; ) {
            Shape s = shape;
            if (s.isDict) {
                return floatingDict(ts).getStr(ts, name);
            }
            int i = s.indexOf(name);
            if (i < 0) {
                return null;
            }
            PyObject v = field(ts, i);
            if (v != null) {
                return v;
            }
            if (shape == s) {
                return null;
            }
        }
    }

    /** Whether there are attributes whose keys are no exact strs: {@link #get} does not find them. */
    public final boolean hasOddKeys() {
        return shape.isDict && !dict.table().hasStrKeys();
    }

    /** Sets an attribute of the instance itself. */
    public final void put(ThreadState ts, PyStr name, PyObject value) {
        Shape s = shape;
        int i = s.isDict ? -1 : s.indexOf(name);
        if (i >= 0 && i < INLINE) {
            replaceInline(ts, s, i, value);
            return;
        }
        PyObject old = null;
        Mutex.lockAttached(ts, this);
        try {
            s = shape;
            i = s.isDict ? -1 : s.indexOf(name);
            if (i < 0 && !s.isDict && s.size() == Shape.MAX) {
                changeToDict(ts);
                s = shape;
            }
            if (s.isDict) {
                dict.putStr(ts, name, value);
            } else if (i >= 0) {
                Refs.incref(ts, value);
                ts.trackFor(this, value);
                old = exchange(i, value);
            } else {
                append(ts, s.with(name), value);
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, old);
    }

    /**
     * Adds an attribute by a transition the caller has cached; returns false, having done nothing, if the instance no longer has shape
     * {@code from}.
     */
    public final boolean add(ThreadState ts, Shape from, Shape to, PyObject value) {
        Mutex.lockAttached(ts, this);
        try {
            if (shape != from) {
                return false;
            }
            append(ts, to, value);
            return true;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    private void append(ThreadState ts, Shape to, PyObject value) {
        Refs.incref(ts, value);
        ts.trackFor(this, value);
        int i = to.size() - 1;
        switch (i) {
            case 0:
                f0 = value;
                break;
            case 1:
                f1 = value;
                break;
            case 2:
                f2 = value;
                break;
            case 3:
                f3 = value;
                break;
            default:
                PyObject[] m = more;
                if (m == null) {
                    m = new PyObject[4];
                } else if (m.length == i - INLINE) {
                    m = Arrays.copyOf(m, m.length * 2);
                }
                m[i - INLINE] = value;
                ELEMENT.setRelease(m, i - INLINE, value);
                more = m;
        }
        shape = to;
    }

    /** Removes an attribute of the instance itself; false if there is none. */
    public final boolean remove(ThreadState ts, PyStr name) {
        PyObject old;
        Mutex.lockAttached(ts, this);
        try {
            if (!shape.isDict) {
                if (shape.indexOf(name) < 0) {
                    return false;
                }
                changeToDict(ts);
            }
            old = dict.popStr(ts, name);
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.discard(ts, old);
        return old != null;
    }

    /** The {@code __dict__}, floating; the instance keeps its attributes there from now on. */
    public final PyDict dict(ThreadState ts) {
        if (!shape.isDict) {
            Mutex.lockAttached(ts, this);
            try {
                if (!shape.isDict) {
                    changeToDict(ts);
                }
            } finally {
                Mutex.unlock(ts, this);
            }
        }
        return floatingDict(ts);
    }

    /** The dict that there is, with the load barrier: it may be replaced meanwhile. */
    private PyDict floatingDict(ThreadState ts) {
        PyDict d = dict;
        return Refs.touch(ts, d) ? floatingDictForeign(ts, d) : d;
    }

    private PyDict floatingDictForeign(ThreadState ts, PyDict first) {
        PyDict d = first;
        do {
            PyDict again = (PyDict) DICT.getVolatile(this);
            if (again == d) {
                break;
            }
            d = again;
        } while (Refs.touch(ts, d));
        return d;
    }

    /** Replaces the {@code __dict__}. */
    public final void setDict(ThreadState ts, PyDict value) {
        PyDict old;
        dict(ts);
        Mutex.lockAttached(ts, this);
        try {
            Refs.incref(ts, value);
            old = (PyDict) DICT.getAndSet(this, value);
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, old);
    }

    /** Under the mutex: publishes the dict shape, then moves every field's value into the dict. */
    private void changeToDict(ThreadState ts) {
        Shape s = shape;
        PyDict d = new PyDict(ts);
        for (int i = 0; i < s.size(); i++) {
            d.putStr(ts, s.key(i), field(ts, i));
        }
        Refs.incref(ts, d);
        ts.trackFor(this, d);
        dict = d;
        shape = s.type.dictShape();
        for (int i = 0; i < s.size(); i++) {
            PyObject v = exchange(i, null);
            if (v != d.getStr(ts, s.key(i))) {
                d.putStr(ts, s.key(i), v);
            }
            Refs.decref(ts, v);
        }
    }

    /** Changes the class, keeping the attributes (assignment to {@code __class__}); the caller checked that layouts agree. */
    public final void changeType(ThreadState ts, PyType type) {
        Mutex.lockAttached(ts, this);
        try {
            if (!shape.isDict) {
                changeToDict(ts);
            }
            shape = type.dictShape();
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        for (int i = 0; i < shape.size(); i++) {
            PyObject v = raw(i);
            if (v != null) {
                visitor.visit(v);
            }
        }
        if (dict != null) {
            visitor.visit(dict);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        Shape s = shape;
        for (int i = 0; i < s.size(); i++) {
            Refs.decref(ts, exchange(i, null));
        }
        PyDict d = dict;
        if (d != null) {
            dict = new PyDict(ts);
            Refs.incref(ts, dict);
            Refs.decref(ts, d);
        }
    }

    @Override
    public boolean hasFinalizer() {
        return type().slot(SlotId.DEL) != null;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        Finalizers.run(ts, this);
    }
}
