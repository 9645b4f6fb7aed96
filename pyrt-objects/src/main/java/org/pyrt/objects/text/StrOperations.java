package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PySlice;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.sequence.SliceBounds;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The slower parts of str's operations: other operand types, checks of arguments. */
final class StrOperations {

    private StrOperations() {}

    /** {@code type(object, encoding, errors)}. */
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject object, PyStr encoding, PyStr errors) {
        if (type == PyStr.TYPE && object != null && encoding == null && errors == null) {
            return Representation.strObject(ts, object);
        }
        PyStr value;
        if (object == null) {
            value = PyStr.EMPTY;
        } else if (encoding == null && errors == null) {
            value = Representation.str(ts, object);
        } else {
            value = decode(ts, object, encoding, errors);
        }
        return type == PyStr.TYPE ? value : new PayloadInstance(ts, type, value);
    }

    @CleanPoint
    private static PyStr decode(ThreadState ts, PyObject object, PyStr encoding, PyStr errors) {
        if (PyStr.asSelf(object) != null) {
            throw Errors.typeError(ts, "decoding str is not supported");
        }
        BufferView view = Buffers.viewOrNull(ts, object);
        if (view == null) {
            throw Errors.typeError(ts, "decoding to str: need a bytes-like object, " + PyType.of(object).fullName() + " found");
        }
        try (view) {
            String name = encoding == null ? "utf-8" : encoding.toString();
            int from = view.offset();
            return Codecs.decode(ts, view.octets(), from, from + view.length(), name, errors == null ? null : errors.toString());
        }
    }

    /** A list of these strs. */
    static PyObject list(ThreadState ts, PyObject[] items) {
        return PyList.adopt(ts, items);
    }

    /** {@code self[key]}. */
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyStr self, PyObject key) {
        if (key instanceof PySlice slice) {
            return slice(self, SliceBounds.of(ts, slice));
        }
        if (PyInt.asSelf(key) == null && PyType.of(key).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, "string indices must be integers, not '" + PyType.of(key).fullName() + "'");
        }
        PyStr c = self.at(Sizes.subscript(ts, key));
        if (c == null) {
            throw Errors.indexError(ts, "string index out of range");
        }
        return c;
    }

    private static PyObject slice(PyStr self, SliceBounds b) {
        b.adjust(self.length());
        if (b.count == 0) {
            return PyStr.EMPTY;
        }
        if (b.step == 1) {
            return self.substring((int) b.start, (int) b.stop);
        }
        StrBuilder out = new StrBuilder((int) b.count);
        for (int i = 0; i < b.count; i++) {
            out.appendCodePoint(self.codePointAt((int) (b.start + i * b.step)));
        }
        return out.toStr();
    }

    /** {@code self + value}, where value is no exact str. */
    @CleanPoint
    static PyObject addOther(ThreadState ts, PyStr self, PyObject value) {
        PyStr s = PyStr.asSelf(value);
        if (s == null) {
            throw Errors.typeError(ts, "can only concatenate str (not \"" + PyType.of(value).fullName() + "\") to str");
        }
        return self.concat(s);
    }

    /** {@code self * value}. */
    @CleanPoint
    static PyObject repeat(ThreadState ts, PyStr self, PyObject value) {
        long count = Sizes.indexAsLong(ts, value, ExceptionTypes.OVERFLOW_ERROR);
        if (count > 1 && self.length() > 0 && count > (Integer.MAX_VALUE - 16) / self.length()) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
        }
        return self.repeat((int) Math.max(Math.min(count, Integer.MAX_VALUE), 0));
    }

    /** The separator of a split, null for None. */
    static PyStr separator(ThreadState ts, PyObject sep) {
        if (sep == PyNone.NONE) {
            return null;
        }
        PyStr s = PyStr.asSelf(sep);
        if (s == null) {
            throw Errors.typeError(ts, "must be str or None, not " + PyType.of(sep).fullName());
        }
        return notEmpty(ts, s);
    }

    /** The separator of a partition. */
    static PyStr partitionSeparator(ThreadState ts, PyObject sep) {
        PyStr s = PyStr.asSelf(sep);
        if (s == null) {
            throw Errors.typeError(ts, "must be str, not " + PyType.of(sep).fullName());
        }
        return notEmpty(ts, s);
    }

    private static PyStr notEmpty(ThreadState ts, PyStr s) {
        if (s.length() == 0) {
            throw Errors.valueError(ts, "empty separator");
        }
        return s;
    }

    /** The three parts of {@code s} around a separator at {@code at}. */
    static PyObject cut(ThreadState ts, PyStr s, PyStr separator, int at) {
        return PyTuple.of(ts, s.substring(0, at), separator, s.substring(at + separator.length(), s.length()));
    }

    /** The characters that a method of the strip family takes away; null for space. */
    static PyStr stripped(ThreadState ts, PyObject chars, String method) {
        if (chars == PyNone.NONE) {
            return null;
        }
        PyStr s = PyStr.asSelf(chars);
        if (s == null) {
            throw Errors.typeError(ts, method + " arg must be None or str");
        }
        return s;
    }

    /** The fill character of a method that pads; null for a space. */
    static int fill(ThreadState ts, PyObject fill) {
        if (fill == null) {
            return ' ';
        }
        PyStr s = PyStr.asSelf(fill);
        if (s == null) {
            throw Errors.typeError(ts, "The fill character must be a unicode character, not " + PyType.of(fill).fullName());
        }
        if (s.length() != 1) {
            throw Errors.typeError(ts, "The fill character must be exactly one character long");
        }
        return s.codePointAt(0);
    }

    /** {@code startswith} and {@code endswith}. */
    @CleanPoint
    static boolean tailMatch(ThreadState ts, PyStr self, PyObject what, PyObject start, PyObject end, boolean atEnd) {
        int n = self.length();
        if (what instanceof PyStr s && start == null && end == null) {
            return matches(self, s, 0, n, atEnd);
        }
        int from = Sizes.clipStart(Sizes.sliceIndex(ts, start, 0), n);
        int to = Sizes.clip(Sizes.sliceIndex(ts, end, n), n);
        if (what instanceof PyStr s) {
            return matches(self, s, from, to, atEnd);
        }
        String method = atEnd ? "endswith" : "startswith";
        if (what instanceof PyTuple t) {
            for (PyObject o : t.array()) {
                PyStr s = PyStr.asSelf(o);
                if (s == null) {
                    throw Errors.typeError(ts, "tuple for " + method + " must only contain str, not " + PyType.of(o).fullName());
                }
                if (matches(self, s, from, to, atEnd)) {
                    return true;
                }
            }
            return false;
        }
        PyStr s = PyStr.asSelf(what);
        if (s == null) {
            throw Errors.typeError(ts, method + " first arg must be str or a tuple of str, not " + PyType.of(what).fullName());
        }
        return matches(self, s, from, to, atEnd);
    }

    private static boolean matches(PyStr self, PyStr s, int from, int to, boolean atEnd) {
        return atEnd ? TextSearch.endsWith(self, s, from, to) : TextSearch.startsWith(self, s, from, to);
    }
}
