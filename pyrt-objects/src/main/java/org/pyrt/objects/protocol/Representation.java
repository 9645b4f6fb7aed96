package org.pyrt.objects.protocol;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrFormatter;
import org.pyrt.objects.text.StrRepr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * {@code repr}, {@code str}, {@code ascii} and {@code format} of any object, and the guard that containers use against showing
 * themselves. Results are exact strs: an instance of a subclass of str, which a method may return, counts as its text.
 */
public final class Representation {

    private static final PyStr FORMAT = PyStr.interned("__format__");

    /** How deep containers nest in a repr: Python code cannot get that far, only values can. */
    private static final int DEEPEST = 20_000;

    private Representation() {}

    /** {@code repr(o)}; raises TypeError if the method returns no str. */
    @CleanPoint
    public static PyStr repr(ThreadState ts, @Floating PyObject o) {
        if (o instanceof PyStr s) {
            return StrRepr.repr(s);
        }
        if (o instanceof SmallInt i) {
            return PyStr.ofAscii(Long.toString(i.value));
        }
        return call(ts, o, SlotId.REPR, "__repr__");
    }

    /** {@code str(o)}, which is the repr where a type says nothing else; raises TypeError if the method returns no str. */
    @CleanPoint
    public static PyStr str(ThreadState ts, @Floating PyObject o) {
        if (o instanceof PyStr s) {
            return s;
        }
        if (o instanceof SmallInt i) {
            return PyStr.ofAscii(Long.toString(i.value));
        }
        return PyType.of(o).slot(SlotId.STR) == null ? repr(ts, o) : call(ts, o, SlotId.STR, "__str__");
    }

    /** {@code repr(o)} as Python sees it: perhaps an instance of a subclass of str; floating. */
    @CleanPoint
    public static PyObject reprObject(ThreadState ts, @Floating PyObject o) {
        return o instanceof PyStr || o instanceof SmallInt ? repr(ts, o) : callSlot(ts, o, SlotId.REPR, "__repr__");
    }

    /** What the type's {@code __repr__} answers, whatever it is; floating. */
    @CleanPoint
    public static PyObject reprResult(ThreadState ts, @Floating PyObject o) {
        return o instanceof PyStr || o instanceof SmallInt ? repr(ts, o) : result(ts, o, SlotId.REPR, "__repr__");
    }

    /** {@code str(o)} as Python sees it: perhaps an instance of a subclass of str; floating. */
    @CleanPoint
    public static PyObject strObject(ThreadState ts, @Floating PyObject o) {
        if (o instanceof PyStr || o instanceof SmallInt) {
            return str(ts, o);
        }
        return PyType.of(o).slot(SlotId.STR) == null ? reprObject(ts, o) : callSlot(ts, o, SlotId.STR, "__str__");
    }

    /** {@code ascii(o)} as Python sees it: perhaps an instance of a subclass of str; floating. */
    @CleanPoint
    public static PyObject asciiObject(ThreadState ts, @Floating PyObject o) {
        PyObject shown = reprObject(ts, o);
        PyStr s = PyStr.asSelf(shown);
        if (s.isAscii()) {
            return shown;
        }
        if (s != shown) {
            Refs.discard(ts, shown);
        }
        return StrRepr.ascii(s);
    }

    @CleanPoint
    private static PyStr call(ThreadState ts, @Floating PyObject o, int slotId, String method) {
        PyObject result = callSlot(ts, o, slotId, method);
        PyStr s = PyStr.asSelf(result);
        if (s != result) {
            Refs.discard(ts, result);
        }
        return s;
    }

    @CleanPoint
    private static PyObject callSlot(ThreadState ts, @Floating PyObject o, int slotId, String method) {
        PyObject result = result(ts, o, slotId, method);
        if (!(result instanceof PyStr) && PyStr.asSelf(result) == null) {
            String name = PyType.of(result).fullName();
            Refs.discard(ts, result);
            throw Errors.typeError(ts, method + " returned non-string (type " + name + ")");
        }
        return result;
    }

    @CleanPoint
    private static PyObject result(ThreadState ts, @Floating PyObject o, int slotId, String method) {
        PyType type = PyType.of(o);
        TypeSlot slot = type.slot(slotId);
        if (slot == null) {
            throw Errors.typeError(ts, "'" + type.fullName() + "' object has no " + method);
        }
        Recursion.enter(ts, slotId == SlotId.REPR ? " while getting the repr of an object" : " while getting the str of an object");
        try (var held = ts.hold(o)) {
            return slot.call0(ts, o);
        } finally {
            Recursion.leave(ts);
        }
    }

    private static PyStr text(ThreadState ts, PyObject result, String before, String after) {
        if (result instanceof PyStr s) {
            return s;
        }
        PyStr s = PyStr.asSelf(result);
        String name = PyType.of(result).fullName();
        Refs.discard(ts, result);
        if (s == null) {
            throw Errors.typeError(ts, before + name + after);
        }
        return s;
    }

    /** {@code ascii(o)}. */
    @CleanPoint
    public static PyStr ascii(ThreadState ts, @Floating PyObject o) {
        return StrRepr.ascii(repr(ts, o));
    }

    /** {@code format(o, spec)}. */
    @CleanPoint
    public static PyStr format(ThreadState ts, @Floating PyObject o, PyStr spec) {
        if (o instanceof PyStr s) {
            return StrFormatter.format(ts, s, spec, "str");
        }
        if (spec.length() == 0 && o instanceof SmallInt) {
            return str(ts, o);
        }
        PyType type = PyType.of(o);
        PyObject attribute = type.lookup(ts, FORMAT);
        if (attribute == null) {
            throw Errors.typeError(ts, "Type " + type.fullName() + " doesn't define __format__");
        }
        PyObject method = Descriptors.get(ts, attribute, o, type);
        PyObject result;
        try (var held = ts.hold(method)) {
            result = Calls.call(ts, method, spec);
        }
        return text(ts, result, "__format__ must return a str, not ", "");
    }

    /**
     * Begins the repr of a container that this thread holds; false if that is going on already, so that the container contains itself
     * and is to be shown as {@code [...]} or the like. After true, {@link #leave} must follow.
     */
    public static boolean enter(ThreadState ts, PyObject container) {
        PyObject[] open = ts.reprs;
        int n = ts.reprCount;
        for (int i = 0; i < n; i++) {
            if (open[i] == container) {
                return false;
            }
        }
        if (n == DEEPEST) {
            throw Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded while getting the repr of an object");
        }
        if (n == open.length) {
            open = Arrays.copyOf(open, 2 * n);
            ts.reprs = open;
        }
        open[n] = container;
        ts.reprCount = n + 1;
        return true;
    }

    /** Ends the repr that the innermost {@link #enter} began. */
    public static void leave(ThreadState ts) {
        ts.reprs[--ts.reprCount] = null;
    }
}
