package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/** Subscription, with fast paths for exact lists, tuples and dicts. Operands are consumed. */
@SuppressWarnings("CleanPoint")
final class ItemOps {

    private ItemOps() {}

    /** {@code SUBSCR}, instruction {@code w}: {@code o[key]}. */
    @CleanPoint
    static PyObject get(ThreadState ts, Frame f, long w, PyObject o, PyObject key) {
        PyObject v = null;
        if (o.getClass() == PyDict.class) {
            if (key instanceof PyStr s) {
                v = ((PyDict) o).getStr(ts, s);
            }
        } else if (o.getClass() == PyTuple.class && key instanceof SmallInt i) {
            PyTuple t = (PyTuple) o;
            long index = i.value < 0 ? i.value + t.size() : i.value;
            if (index >= 0 && index < t.size()) {
                v = t.get((int) index);
            }
        }
        if (v == null) {
            v = Subscripts.get(ts, o, key);
        }
        if ((w & Opcode.B_TEMP) != 0) {
            Refs.discard(ts, o);
        }
        if ((w & Opcode.C_TEMP) != 0) {
            Refs.discard(ts, key);
        }
        return v;
    }

    /** {@code GET_SLICE}, instruction {@code w}: {@code o[start:stop]}. Slices of strs and tuples need no slice object. */
    @CleanPoint
    static PyObject slice(ThreadState ts, Frame f, long w) {
        PyObject[] r = f.registers;
        PyObject o = r[Opcode.b(w)];
        PyObject start = r[Opcode.c(w)];
        PyObject stop = r[Opcode.c(w) + 1];
        PyObject v;
        if (o instanceof PyStr s && isBound(start) && isBound(stop)) {
            int n = s.length();
            int from = clip(start, 0, n);
            int to = clip(stop, n, n);
            return from < to ? s.substring(from, to) : PyStr.EMPTY;
        }
        if (o.getClass() == PyTuple.class && isBound(start) && isBound(stop)) {
            PyTuple t = (PyTuple) o;
            int from = clip(start, 0, t.size());
            v = t.slice(ts, from, Math.max(from, clip(stop, t.size(), t.size())));
        } else {
            PySlice bounds = new PySlice(ts, start, stop, PyNone.NONE);
            try (var held = ts.hold(bounds)) {
                v = Subscripts.get(ts, o, bounds);
            }
            Refs.discard(ts, start);
            Refs.discard(ts, stop);
        }
        if (v != o && (w & Opcode.B_TEMP) != 0) {
            Refs.discard(ts, o);
        }
        return v;
    }

    private static boolean isBound(PyObject x) {
        return x instanceof SmallInt || x == PyNone.NONE;
    }

    /** The index that a bound means in a sequence of {@code n} items. */
    private static int clip(PyObject bound, int absent, int n) {
        if (!(bound instanceof SmallInt i)) {
            return absent;
        }
        return (int) (i.value < 0 ? Math.max(i.value + n, 0) : Math.min(i.value, n));
    }

    /** {@code STORE_SUBSCR}, instruction {@code w}: {@code r[a][r[b]] = r[c]}. */
    @CleanPoint
    static void set(ThreadState ts, Frame f, long w) {
        int a = Opcode.a(w);
        int b = Opcode.b(w);
        int c = Opcode.c(w);
        PyObject o = f.registers[a];
        PyObject key = f.registers[b];
        PyObject value = f.registers[c];
        if (o.getClass() == PyDict.class && key instanceof PyStr s) {
            ((PyDict) o).putStr(ts, s, value);
        } else {
            Subscripts.set(ts, o, key, value);
        }
        f.consume(ts, a);
        f.consume(ts, b);
        f.consume(ts, c);
    }

    /** {@code del r[a][r[b]]}. */
    @CleanPoint
    static void delete(ThreadState ts, Frame f, int a, int b) {
        Subscripts.delete(ts, f.registers[a], f.registers[b]);
        f.consume(ts, a);
        f.consume(ts, b);
    }
}
