package org.pyrt.stdlib.array;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What the constructor of array makes of its arguments. */
final class ArraySource {

    private ArraySource() {}

    @CleanPoint
    static PyArray make(ThreadState ts, PyType type, PyObject[] args, PyDict keywords) {
        if (keywords != null && keywords.size() > 0 && type == PyArray.TYPE) {
            throw Errors.typeError(ts, "array.array() takes no keyword arguments");
        }
        if (args.length == 0 || args.length > 2) {
            throw Errors.typeError(
                    ts, "array() takes at " + (args.length == 0 ? "least 1 argument" : "most 2 arguments") + " (" + args.length + " given)");
        }
        PyStr code = PyStr.asSelf(args[0]);
        if (code == null || code.length() != 1) {
            throw Errors.typeError(
                    ts,
                    "array() argument 1 must be a unicode character, not "
                            + (code == null ? PyType.of(args[0]).fullName() : "a string of length " + code.length()));
        }
        int c = code.codePointAt(0);
        PyObject initial = args.length == 2 ? args[1] : null;
        PyStr text = initial == null ? null : PyStr.asSelf(initial);
        boolean known = Items.CODES.indexOf(c) >= 0;
        boolean wantsText = c == 'u' || c == 'w';
        if (text != null && !wantsText && known) {
            throw Errors.typeError(ts, "cannot use a str to initialize an array with typecode '" + (char) c + "'");
        }
        if (initial instanceof PyArray a && Items.isText(a.code) && !wantsText && known) {
            throw Errors.typeError(ts, "cannot use a unicode array to initialize an array with typecode '" + (char) c + "'");
        }
        if (!known) {
            throw Errors.valueError(ts, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
        }
        if (c == 'u') {
            Interpreter.of(ts).hooks.warn(
                    ts, ExceptionTypes.DEPRECATION_WARNING, "The 'u' type code is deprecated and will be removed in Python 3.16", 1);
        }
        PyArray array = new PyArray(ts, type, (char) c, new byte[0]);
        if (initial != null) {
            try (var held = ts.hold(array)) {
                fill(ts, array, initial, text);
                held.moveOut();
            }
        }
        return array;
    }

    @CleanPoint
    private static void fill(ThreadState ts, PyArray array, PyObject initial, PyStr text) {
        if (text != null) {
            array.append(ts, encode(text));
        } else if (initial instanceof PyArray other && other.code == array.code) {
            array.append(ts, other.toBytes(ts));
        } else if (PyBytes.asSelf(initial) != null || initial instanceof PyByteArray) {
            appendBytes(ts, array, initial);
        } else {
            appendAll(ts, array, initial);
        }
    }

    /** The characters of a text as items. */
    static byte[] encode(PyStr text) {
        byte[] out = new byte[4 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            org.pyrt.objects.memory.NativeItems.setLong(out, 4 * i, text.codePointAt(i), 4);
        }
        return out;
    }

    /** Appends the machine values that bytes are; raises ValueError if they are not whole. */
    @CleanPoint
    static void appendBytes(ThreadState ts, PyArray array, PyObject o) {
        byte[] bytes = Buffers.toBytes(ts, o).array();
        if (bytes.length % array.itemSize != 0) {
            throw Errors.valueError(ts, "bytes length not a multiple of item size");
        }
        array.append(ts, bytes);
    }

    /** The bytes of one item. */
    @CleanPoint
    static byte[] item(ThreadState ts, PyArray array, PyObject value) {
        byte[] item = new byte[array.itemSize];
        Items.set(ts, array.code, item, 0, value);
        return item;
    }

    /** Appends what an iterable gives. */
    @CleanPoint
    static void appendAll(ThreadState ts, PyArray array, PyObject iterable) {
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            for (PyObject value; (value = Iteration.next(ts, iterator)) != null; ) {
                try (var heldValue = ts.hold(value)) {
                    array.appendItem(ts, item(ts, array, value));
                }
            }
        }
    }
}
