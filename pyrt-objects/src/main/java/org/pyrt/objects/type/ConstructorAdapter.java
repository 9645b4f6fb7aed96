package org.pyrt.objects.type;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * Calls {@code __new__} of a builtin type as Python sees it: the class is the first argument, and must be one whose instances the type
 * makes. Source: CPython 3.14 Objects/typeobject.c, tp_new_wrapper.
 */
final class ConstructorAdapter extends Adapter {

    private final PyType owner;
    private final Adapter adapter;

    /** The {@code __new__} of {@code owner}, which {@code adapter} carries out with the class as its receiver. */
    ConstructorAdapter(PyType owner, Adapter adapter) {
        this.owner = owner;
        this.adapter = adapter;
    }

    @Override
    public void define(Definitions definitions) {
        throw new IllegalStateException("defines nothing of its own");
    }

    @Override
    public Signature signature(int entry) {
        return adapter.signature(entry);
    }

    @Override
    @CleanPoint
    public PyObject call0(ThreadState ts, int entry, PyObject self) {
        throw Errors.typeError(ts, owner.fullName() + ".__new__(): not enough arguments");
    }

    @Override
    @CleanPoint
    public PyObject call1(ThreadState ts, int entry, PyObject self, PyObject a) {
        PyType type = checked(ts, a);
        TypeSlot own = generic(type);
        return own != null ? own.call0(ts, type) : adapter.call0(ts, entry, type);
    }

    @Override
    @CleanPoint
    public PyObject call2(ThreadState ts, int entry, PyObject self, PyObject a, PyObject b) {
        PyType type = checked(ts, a);
        TypeSlot own = generic(type);
        return own != null ? own.call1(ts, type, b) : adapter.call1(ts, entry, type, b);
    }

    @Override
    @CleanPoint
    public PyObject call3(ThreadState ts, int entry, PyObject self, PyObject a, PyObject b, PyObject c) {
        PyType type = checked(ts, a);
        TypeSlot own = generic(type);
        return own != null ? own.call2(ts, type, b, c) : adapter.call2(ts, entry, type, b, c);
    }

    @Override
    @CleanPoint
    protected PyObject bindAndCall(ThreadState ts, int entry, PyObject self, PyObject[] args, PyStr[] kwNames) {
        if (args.length == (kwNames == null ? 0 : kwNames.length)) {
            return call0(ts, entry, self);
        }
        PyObject[] rest = args.length == 1 ? Arguments.NONE : Arrays.copyOfRange(args, 1, args.length);
        PyType type = checked(ts, args[0]);
        TypeSlot own = generic(type);
        return own != null ? own.call(ts, type, rest, kwNames) : adapter.call(ts, entry, type, rest, kwNames);
    }

    @Override
    @CleanPoint
    public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
        throw new IllegalStateException("the class is not part of a bound call");
    }

    private PyType checked(ThreadState ts, PyObject o) {
        String name = owner.fullName();
        if (!(o instanceof PyType type)) {
            throw Errors.typeError(ts, name + ".__new__(X): X is not a type object (" + PyType.of(o).fullName() + ")");
        }
        if (!type.isSubtypeOf(owner)) {
            String shown = type.fullName();
            throw Errors.typeError(ts, name + ".__new__(" + shown + "): " + shown + " is not a subtype of " + name);
        }
        PyType builtin = builtin(type);
        if (newOf(builtin) == null) {
            throw Errors.typeError(ts, "cannot create '" + builtin.fullName() + "' instances");
        }
        if (builtin != owner && newOf(builtin) != newOf(owner) && !(owner == PyType.OBJECT && builtin.has(PyType.GENERIC_NEW))) {
            PyType inherits = type;
            while (inherits.slot(SlotId.NEW) instanceof PythonSlot) {
                inherits = inherits.base();
            }
            throw Errors.typeError(
                    ts, name + ".__new__(" + type.fullName() + ") is not safe, use " + inherits.fullName() + ".__new__()");
        }
        return type;
    }

    private static PyType builtin(PyType type) {
        PyType t = type;
        while (t.isHeap()) {
            t = t.base();
        }
        return t;
    }

    /** The slot by which object's {@code __new__} makes an instance; null if it is its own. */
    private TypeSlot generic(PyType type) {
        if (owner != PyType.OBJECT) {
            return null;
        }
        PyType builtin = builtin(type);
        return builtin.has(PyType.GENERIC_NEW) ? newOf(builtin) : null;
    }

    private static TypeSlot newOf(PyType type) {
        return type.slot(SlotId.NEW);
    }
}
