package org.pyrt.stdlib.json;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.FloatText;
import org.pyrt.objects.number.IntText;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** One run of an encoder over an object. One thread, once. Containers are held while they are encoded. */
final class Encode {

    private static final int DEPTH = 50_000;
    /** So many of the outermost containers are all compared with a new one. */
    private static final int COMPARED = 1_000;

    private static final PyStr ITEMS = PyStr.interned("items");
    private static final PyStr SORT = PyStr.interned("sort");
    private static final PyStr ADD_NOTE = PyStr.interned("add_note");

    private final ThreadState ts;
    private final PyJsonEncoder encoder;
    private final StrBuilder out;
    private final int known;

    /** The containers being encoded, outermost first, borrowed from the holds of their runs. */
    private PyObject[] open = new PyObject[16];

    private int depth;

    Encode(ThreadState ts, PyJsonEncoder encoder, StrBuilder out) {
        this.ts = ts;
        this.encoder = encoder;
        this.out = out;
        known = encoder.knownEncoder();
    }

    /** Appends the form of an object, which the caller keeps. */
    @CleanPoint
    void value(PyObject o, int level) {
        if (o instanceof PyStr s) {
            text(s);
        } else if (o == PyNone.NONE) {
            out.append("null");
        } else if (o instanceof PyBool b) {
            out.append(b == PyBool.TRUE ? "true" : "false");
        } else if (o instanceof PyInt i) {
            out.append(IntText.decimal(ts, i));
        } else if (o instanceof PyFloat f) {
            out.append(number(f.value));
        } else if (PyStr.asSelf(o) != null) {
            text(PyStr.asSelf(o));
        } else if (PyInt.asSelf(o) != null) {
            out.append(IntText.decimal(ts, PyInt.asSelf(o)));
        } else if (PyFloat.asSelf(o) != null) {
            out.append(number(PyFloat.asSelf(o).value));
        } else if (o instanceof PyList || o instanceof PyTuple) {
            enter(o);
            sequence(o, level);
            depth--;
        } else if (o instanceof PyDict d) {
            enter(o);
            dict(d, level);
            depth--;
        } else {
            enter(o);
            other(o, level);
            depth--;
        }
    }

    private void enter(PyObject o) {
        if (encoder.checksCircles) {
            int compared = Math.min(depth, COMPARED);
            for (int i = 0; i < compared; i++) {
                if (open[i] == o) {
                    throw circular();
                }
            }
            // Further in, a container that comes again does so until it meets the one at a power of two.
            if (depth > COMPARED && open[Integer.highestOneBit(depth - 1)] == o) {
                throw circular();
            }
        }
        if (depth >= DEPTH) {
            throw Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded while encoding a JSON object");
        }
        if (depth == open.length) {
            open = java.util.Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = o;
    }

    private RuntimeException circular() {
        return Errors.valueError(ts, "Circular reference detected");
    }

    @CleanPoint
    private void text(PyStr s) {
        if (known != 0) {
            JsonStrings.append(out, s, known == 1);
            return;
        }
        PyObject encoded = Calls.call(ts, encoder.encoder(), s);
        PyStr text = PyStr.asSelf(encoded);
        String type = PyType.of(encoded).name();
        Refs.discard(ts, encoded);
        if (text == null) {
            throw Errors.typeError(ts, "encoder() must return a string, not " + type);
        }
        out.append(text);
    }

    private String number(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            if (!encoder.allowNan) {
                throw Errors.valueError(ts, "Out of range float values are not JSON compliant: " + FloatText.repr(x));
            }
            return Double.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
        }
        return FloatText.repr(x);
    }

    private void newLine(int level) {
        if (encoder.indent != null) {
            out.append('\n');
            for (int i = 0; i < level; i++) {
                out.append(encoder.indent);
            }
        }
    }

    @CleanPoint
    private void other(PyObject o, int level) {
        PyObject replaced = Calls.call(ts, encoder.fallback(), o);
        try (var held = ts.hold(replaced)) {
            value(replaced, level);
        } catch (Raised e) {
            throw note("when serializing " + PyType.of(o).fullName() + " object");
        }
    }

    /** The exception being raised, with a note. */
    @CleanPoint
    private RuntimeException note(String text) {
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            Refs.discard(ts, Calls.callMethod(ts, e, ADD_NOTE, PyStr.of(text)));
            return Errors.reraise(ts, e);
        }
    }

    @CleanPoint
    private void sequence(PyObject o, int level) {
        int i = 0;
        for (; ; i++) {
            PyObject item = o instanceof PyTuple t ? t.getItem(i) : ((PyList) o).getItem(ts, i);
            if (item == null) {
                break;
            }
            out.append(i == 0 ? PyStr.of("[") : encoder.itemSeparator);
            newLine(level + 1);
            try (var held = ts.hold(item)) {
                value(item, level + 1);
            } catch (Raised e) {
                throw note("when serializing " + PyType.of(o).fullName() + " item " + i);
            }
        }
        if (i == 0) {
            out.append("[]");
            return;
        }
        newLine(level);
        out.append(']');
    }

    @CleanPoint
    private void dict(PyDict d, int level) {
        boolean first = true;
        if (encoder.sortKeys || d.getClass() != PyDict.class) {
            PyObject view = Calls.callMethod(ts, d, ITEMS);
            PyObject items;
            try (var heldView = ts.hold(view)) {
                items = Calls.call(ts, PyList.TYPE, view);
            }
            try (var held = ts.hold(items)) {
                if (encoder.sortKeys) {
                    Refs.discard(ts, Calls.callMethod(ts, items, SORT));
                }
                PyObject pair;
                for (int i = 0; (pair = ((PyList) items).getItem(ts, i)) != null; i++) {
                    try (var heldPair = ts.hold(pair)) {
                        if (!(pair instanceof PyTuple t) || t.size() != 2) {
                            throw Errors.valueError(ts, "items must return 2-tuples");
                        }
                        first &= !entry(d, t.get(0), t.get(1), level, first);
                    }
                }
            }
        } else {
            DictTable table = d.table();
            for (int i = 0; i < table.used(); i++) {
                PyObject value = table.value(ts, i);
                if (value != null) {
                    try (var heldValue = ts.hold(value)) {
                        PyObject key = table.key(ts, i);
                        try (var heldKey = ts.hold(key)) {
                            first &= !entry(d, key, value, level, first);
                        }
                    }
                }
            }
        }
        if (first) {
            out.append("{}");
            return;
        }
        newLine(level);
        out.append('}');
    }

    /** Appends one entry; false if its key is skipped. */
    @CleanPoint
    private boolean entry(PyDict d, PyObject key, PyObject value, int level, boolean first) {
        PyStr text = PyStr.asSelf(key);
        if (text == null) {
            String name = key(key);
            if (name == null) {
                if (encoder.skipKeys) {
                    return false;
                }
                throw Errors.typeError(ts, "keys must be str, int, float, bool or None, not " + PyType.of(key).fullName());
            }
            text = PyStr.of(name);
        }
        out.append(first ? PyStr.of("{") : encoder.itemSeparator);
        newLine(level + 1);
        text(text);
        out.append(encoder.keySeparator);
        try {
            value(value, level + 1);
        } catch (Raised e) {
            PyBaseException raised = Errors.take(ts);
            try (var held = ts.hold(raised)) {
                String shown = Representation.repr(ts, key).toString();
                Errors.reraise(ts, raised);
                throw note("when serializing " + PyType.of(d).fullName() + " item " + shown);
            }
        }
        return true;
    }

    /** The text of a key that is no str; null if it cannot be one. */
    private String key(PyObject key) {
        if (key == PyNone.NONE) {
            return "null";
        }
        if (key instanceof PyBool b) {
            return b == PyBool.TRUE ? "true" : "false";
        }
        if (PyFloat.asSelf(key) != null) {
            return number(PyFloat.asSelf(key).value);
        }
        return PyInt.asSelf(key) != null ? IntText.decimal(ts, PyInt.asSelf(key)) : null;
    }
}
