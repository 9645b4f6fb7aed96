package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** What {@code synchronized_iterator} makes of a function: it wraps what the function returns. In a class it is a method, as the function was. */
@ExposedType(name = "synchronized_function")
final class PySynchronizedFunction extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("pyrt.atomics.synchronized_function", new PySynchronizedFunctionAdapter())
                    .include(new SynchronizedCall())
                    .flags(PyType.HAS_DICT | PyType.HAS_WEAKREF | PyType.NO_NEW)
                    .ownLayout()
                    .doc("A function whose iterators threads share.")
                    .build();

    private static final PyStr UPDATE_WRAPPER = PyStr.interned("update_wrapper");
    private static final int FUNCTION = 0;

    @Slot final PyObject[] slots = new PyObject[1];

    private PySynchronizedFunction(ThreadState ts, PyObject function) {
        super(ts, TYPE);
        Slots.init(ts, slots, FUNCTION, function);
        ts.trackFor(this, function);
    }

    /** One around {@code function}, with its name and documentation; floating. Raises TypeError for what cannot be called. */
    @CleanPoint
    static PyObject around(ThreadState ts, PyObject function) {
        if (PyType.of(function).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "the first argument must be callable");
        }
        PySynchronizedFunction wrapper = new PySynchronizedFunction(ts, function);
        try (var held = ts.hold(wrapper)) {
            PyObject functools = Interpreter.of(ts).hooks.importModule(ts, "functools");
            Refs.discard(ts, Calls.callMethod(ts, functools, UPDATE_WRAPPER, wrapper, function));
            return held.moveOut();
        }
    }

    /** Calls the function and wraps its iterator; keyword values come last in {@code args}. */
    @CleanPoint
    PyObject invoke(ThreadState ts, PyObject[] args, PyStr[] kwNames) {
        PyObject iterable = Calls.call(ts, Slots.load(ts, slots, FUNCTION), args, kwNames);
        try (var held = ts.hold(iterable)) {
            return PySerializedIterator.over(ts, iterable);
        }
    }

    @ExposedMethod(name = "__get__")
    static PyObject bind(ThreadState ts, PySynchronizedFunction self, PyObject instance, @Default("None") PyObject owner) {
        return instance == PyNone.NONE ? self : new PyMethod(ts, self, instance);
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PySynchronizedFunctionSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PySynchronizedFunctionSlots.clear(ts, this);
        super.clear(ts);
    }
}
