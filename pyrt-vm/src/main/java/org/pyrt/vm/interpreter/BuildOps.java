package org.pyrt.vm.interpreter;

import static org.pyrt.vm.code.Opcode.*;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.ListMethods;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;

/** Displays, comprehensions' stores, formatted strings. Operands lie in consecutive temporaries and are consumed. */
@SuppressWarnings("CleanPoint")
final class BuildOps {

    private BuildOps() {}

    /** Carries out {@code w}; answers the result for register a, or null if there is none. */
    @CleanPoint
    static PyObject execute(ThreadState ts, Frame f, long w) {
        int a = a(w);
        int b = b(w);
        int c = c(w);
        PyObject[] r = f.registers;
        switch (op(w)) {
            case BUILD_LIST:
                return PyList.adopt(ts, counted(ts, r, b, c));
            case BUILD_TUPLE:
                return PyTuple.adopt(ts, counted(ts, r, b, c));
            case SPREAD_TUPLE:
                return spread(ts, f, b, c);
            case LIST_TO_TUPLE: {
                PyTuple t = PyTuple.adopt(ts, ((PyList) r[b]).snapshot(ts));
                f.consume(ts, b);
                return t;
            }
            case BUILD_SET:
                return set(ts, f, b, c);
            case BUILD_MAP:
                return map(ts, f, b, c);
            case BUILD_STRING:
                return string(r, b, c);
            case BUILD_SLICE: {
                PySlice s = new PySlice(ts, r[b], r[b + 1], c == 3 ? r[b + 2] : PyNone.NONE);
                return s;
            }
            case LIST_EXTEND:
                listExtend(ts, f, a, b);
                return null;
            case SET_ADD:
                ((PySet) r[a]).add(ts, r[b]);
                f.consume(ts, b);
                return null;
            case SET_UPDATE:
                ((PySet) r[a]).update(ts, r[b]);
                f.consume(ts, b);
                return null;
            case MAP_ADD:
                ((PyDict) r[a]).put(ts, r[b], r[c]);
                f.consume(ts, b);
                f.consume(ts, c);
                return null;
            case DICT_UPDATE:
                dictUpdate(ts, f, a, b);
                return null;
            case DICT_MERGE:
                DictMerge.merge(ts, (PyDict) r[a], r[b], r[c]);
                f.consume(ts, b);
                return null;
            case CONVERT: {
                PyObject o = r[b];
                PyObject s =
                        c == 's' ? Representation.str(ts, o) : c == 'r' ? Representation.repr(ts, o) : Representation.ascii(ts, o);
                f.consume(ts, b);
                return s;
            }
            case FORMAT: {
                PyObject o = r[b];
                PyObject s = Representation.format(ts, o, (PyStr) r[c]);
                f.consume(ts, b);
                return s;
            }
            default:
                throw new IllegalStateException("no opcode " + op(w));
        }
    }

    private static PyObject[] counted(ThreadState ts, PyObject[] r, int first, int n) {
        PyObject[] items = new PyObject[n];
        for (int i = 0; i < n; i++) {
            PyObject x = r[first + i];
            items[i] = x;
            Refs.incref(ts, x);
        }
        return items;
    }

    @CleanPoint
    private static PyObject set(ThreadState ts, Frame f, int b, int n) {
        PySet s = new PySet(ts);
        try (var held = ts.hold(s)) {
            for (int i = 0; i < n; i++) {
                s.add(ts, f.registers[b + i]);
            }
            held.moveOut();
        }
        for (int i = 0; i < n; i++) {
            f.consume(ts, b + i);
        }
        return s;
    }

    @CleanPoint
    private static PyObject map(ThreadState ts, Frame f, int b, int n) {
        PyObject[] r = f.registers;
        PyDict d = n == 0 ? new PyDict(ts) : new PyDict(ts, n);
        for (int i = 0; i < n; i++) {
            PyObject key = r[b + 2 * i];
            PyObject value = r[b + 2 * i + 1];
            if (key instanceof PyStr s) {
                d.putStr(ts, s, value);
                continue;
            }
            try (var held = ts.hold(d)) {
                d.put(ts, key, value);
                held.moveOut();
            }
            f.consume(ts, b + 2 * i);
        }
        return d;
    }

    private static PyObject string(PyObject[] r, int b, int n) {
        StrBuilder s = new StrBuilder();
        for (int i = 0; i < n; i++) {
            s.append((PyStr) r[b + i]);
        }
        return s.toStr();
    }

    /** The tuple of the only {@code *iterable} of a call of what is in register {@code c}. */
    @CleanPoint
    private static PyObject spread(ThreadState ts, Frame f, int b, int c) {
        PyObject o = f.registers[b];
        if (o.getClass() == PyTuple.class) {
            return o;
        }
        if (PyType.of(o).slot(SlotId.ITER) == null && PyType.of(o).slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(
                    ts, DictMerge.name(ts, f.registers[c]) + " argument after * must be an iterable, not " + PyType.of(o).fullName());
        }
        PyTuple t = Iteration.toTuple(ts, o);
        f.consume(ts, b);
        return t;
    }

    @CleanPoint
    private static void listExtend(ThreadState ts, Frame f, int a, int b) {
        PyObject o = f.registers[b];
        try {
            ListMethods.extend(ts, (PyList) f.registers[a], o);
        } catch (Raised e) {
            if (Errors.matches(ts, ExceptionTypes.TYPE_ERROR)
                    && PyType.of(o).slot(SlotId.ITER) == null
                    && PyType.of(o).slot(SlotId.GETITEM) == null) {
                Errors.clear(ts);
                throw Errors.typeError(
                        ts, "Value after * must be an iterable, not " + PyType.of(o).fullName());
            }
            throw e;
        }
        f.consume(ts, b);
    }

    @CleanPoint
    private static void dictUpdate(ThreadState ts, Frame f, int a, int b) {
        PyObject o = f.registers[b];
        if (!(o instanceof PyDict) && Attributes.find(ts, o, DictMerge.KEYS) == null) {
            throw Errors.typeError(ts, "'" + PyType.of(o).fullName() + "' object is not a mapping");
        }
        DictUpdate.update(ts, (PyDict) f.registers[a], o);
        f.consume(ts, b);
    }
}
