package org.pyrt.objects.protocol;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * Calls from Java code. The callable and the arguments are held until the call ends, so what floats when it is passed floats again
 * afterwards: use it, or discard it. The interpreter has its own, faster way for calls from Python code.
 */
public final class Calls {

    private Calls() {}

    /** {@code callable()}. */
    @CleanPoint
    public static PyObject call(ThreadState ts, @Floating PyObject callable) {
        return call(ts, callable, Arguments.NONE, null);
    }

    /** {@code callable(a)}. */
    @CleanPoint
    public static PyObject call(ThreadState ts, @Floating PyObject callable, @Floating PyObject a) {
        return call(ts, callable, new PyObject[] {a}, null);
    }

    /** {@code callable(a, b)}. */
    @CleanPoint
    public static PyObject call(ThreadState ts, @Floating PyObject callable, @Floating PyObject a, @Floating PyObject b) {
        return call(ts, callable, new PyObject[] {a, b}, null);
    }

    /** {@code callable(a, b, c)}. */
    @CleanPoint
    public static PyObject call(
            ThreadState ts, @Floating PyObject callable, @Floating PyObject a, @Floating PyObject b, @Floating PyObject c) {
        return call(ts, callable, new PyObject[] {a, b, c}, null);
    }

    /** Calls with positional arguments followed by the values of {@code kwNames} (null for none). Raises TypeError if not callable. */
    @CleanPoint
    public static PyObject call(ThreadState ts, @Floating PyObject callable, @Floating PyObject[] args, PyStr[] kwNames) {
        int mark = ts.holdMark();
        ts.pushHold(callable);
        for (PyObject a : args) {
            ts.pushHold(a);
        }
        try {
            return dispatch(ts, callable, args, kwNames);
        } finally {
            ts.unholdTo(mark);
        }
    }

    /** Calls with positional arguments and a dict of keywords (null for none), as a builtin with {@code *args, **kwargs} received them. */
    @CleanPoint
    public static PyObject callWithDict(
            ThreadState ts, @Floating PyObject callable, @Floating PyObject[] args, @Floating PyDict keywords) {
        int n = keywords == null ? 0 : keywords.size();
        if (n == 0) {
            return call(ts, callable, args, null);
        }
        PyStr[] names = new PyStr[n];
        return call(ts, callable, append(ts, args, keywords, names), names);
    }

    /** Calls a type slot of {@code self} with positional arguments and a dict of keywords (null for none). */
    @CleanPoint
    public static PyObject callSlot(ThreadState ts, TypeSlot slot, PyObject self, PyObject[] args, PyDict keywords) {
        int n = keywords == null ? 0 : keywords.size();
        if (n == 0) {
            return slot.call(ts, self, args, null);
        }
        PyStr[] names = new PyStr[n];
        return slot.call(ts, self, append(ts, args, keywords, names), names);
    }

    /** The arguments followed by the values of a dict of keywords, whose names go to {@code names}. */
    private static PyObject[] append(ThreadState ts, PyObject[] args, PyDict keywords, PyStr[] names) {
        PyObject[] all = Arrays.copyOf(args, args.length + names.length);
        DictTable table = keywords.table();
        int k = 0;
        for (int i = 0; i < table.used() && k < names.length; i++) {
            PyObject value = table.value(ts, i);
            if (value != null) {
                PyStr name = PyStr.asSelf(table.key(ts, i));
                if (name == null) {
                    throw Errors.typeError(ts, "keywords must be strings");
                }
                names[k] = name;
                all[args.length + k++] = value;
            }
        }
        return all;
    }

    /** Calls with arguments that the caller holds. */
    @CleanPoint
    static PyObject dispatch(ThreadState ts, PyObject callable, PyObject[] args, PyStr[] kwNames) {
        if (callable instanceof PyFunction f) {
            return Interpreter.of(ts).hooks.call(ts, f, args, kwNames);
        }
        if (callable instanceof PyBuiltinFunction b) {
            return b.adapter.call(ts, b.entry, b.self(), args, kwNames);
        }
        if (callable instanceof PyMethod m) {
            return dispatch(ts, m.function(), prepend(m.self(), args), kwNames);
        }
        if (callable instanceof PyMethodDescriptor d && args.length > (kwNames == null ? 0 : kwNames.length)) {
            return d.adapter.call(ts, d.entry, args[0], Arrays.copyOfRange(args, 1, args.length), kwNames);
        }
        TypeSlot slot = PyType.of(callable).slot(SlotId.CALL);
        if (slot == null) {
            throw Errors.typeError(ts, "'" + PyType.of(callable).fullName() + "' object is not callable");
        }
        Recursion.enter(ts, " while calling a Python object");
        try {
            return slot.call(ts, callable, args, kwNames);
        } finally {
            Recursion.leave(ts);
        }
    }

    /** A new array with {@code first} before {@code rest}. */
    public static PyObject[] prepend(PyObject first, PyObject[] rest) {
        PyObject[] all = new PyObject[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    /** {@code object.name(*args)}. */
    @CleanPoint
    public static PyObject callMethod(ThreadState ts, @Floating PyObject object, PyStr name, @Floating PyObject... args) {
        int mark = ts.holdMark();
        for (PyObject a : args) {
            ts.pushHold(a);
        }
        try {
            PyObject method = Attributes.get(ts, object, name);
            ts.pushHold(method);
            return dispatch(ts, method, args, null);
        } finally {
            ts.releaseTo(mark);
        }
    }
}
