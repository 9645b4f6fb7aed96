package org.pyrt.objects.weakref;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A weak reference, called to get what it refers to. Source: CPython 3.14 Objects/weakrefobject.c. */
@ExposedType(name = "weakref.ReferenceType")
public class PyWeakReference extends WeakLink {

    /** The type weakref.ReferenceType, which weakref.ref is. */
    public static final PyType TYPE =
            PyType.builtin("weakref.ReferenceType", new PyWeakReferenceAdapter()).flags(PyType.BASETYPE).ownLayout().build();

    private static final long UNHASHED = -1;

    /** The referent's hash once asked for; racing writers write the same. */
    private volatile long hash = UNHASHED;

    /** A floating reference that refers to nothing yet. */
    PyWeakReference(ThreadState ts, PyObject callback) {
        super(ts, callback);
    }

    /** A weak reference to {@code o}, floating: the one without a callback that there is already, or a new one. Raises TypeError. */
    public static PyObject of(ThreadState ts, PyObject o, PyObject callback) {
        Counted referent = WeakTable.check(ts, o);
        WeakTable table = Interpreter.of(ts).weakReferences;
        if (callback == null) {
            WeakLink found = table.existing(ts, referent, false);
            if (found != null) {
                return found;
            }
        }
        return table.add(ts, referent, new PyWeakReference(ts, callback));
    }

    @Override
    final boolean isProxy() {
        return false;
    }

    @Override
    boolean isPlain(boolean proxy) {
        return !proxy && callback == null;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        checkCount(ts, "__new__", args);
        PyObject callback = args.length > 1 && args[1] != PyNone.NONE ? args[1] : null;
        if (type == TYPE) {
            return of(ts, args[0], callback);
        }
        Counted referent = WeakTable.check(ts, args[0]);
        return Interpreter.of(ts).weakReferences.add(ts, referent, new PyWeakReferenceSub(ts, type, callback));
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyWeakReference self, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "ref() takes no keyword arguments");
        }
        checkCount(ts, "__init__", args);
    }

    private static void checkCount(ThreadState ts, String method, PyObject[] args) {
        if (args.length == 0) {
            throw Errors.typeError(ts, method + " expected at least 1 argument, got 0");
        }
        if (args.length > 2) {
            throw Errors.typeError(ts, method + " expected at most 2 arguments, got " + args.length);
        }
    }

    @ExposedMethod(name = "__call__")
    static PyObject call(ThreadState ts, PyWeakReference self, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "weakref() takes no keyword arguments");
        }
        if (args.length > 0) {
            throw Errors.typeError(ts, "weakref expected 0 arguments, got " + args.length);
        }
        PyObject o = self.get(ts);
        return o == null ? PyNone.NONE : o;
    }

    @ExposedGetter(name = "__callback__", member = true)
    PyObject shownCallback() {
        return WeakTable.shown(callback);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyWeakReference self) {
        return self.describe(ts, "weakref", true);
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyWeakReference self) {
        if (self.hash == UNHASHED) {
            PyObject o = self.get(ts);
            if (o == null) {
                throw Errors.typeError(ts, "weak object has gone away");
            }
            try (var held = ts.hold(o)) {
                self.hash = Comparison.hash(ts, o);
            }
        }
        return self.hash;
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject equal(ThreadState ts, PyWeakReference self, @PositionalOnly PyObject other) {
        return compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject unequal(ThreadState ts, PyWeakReference self, @PositionalOnly PyObject other) {
        return compare(ts, SlotId.NE, self, other);
    }

    @CleanPoint
    private static PyObject compare(ThreadState ts, int op, PyWeakReference self, PyObject other) {
        if (!(other instanceof PyWeakReference r)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject a = self.get(ts);
        PyObject b = r.get(ts);
        if (a == null || b == null) {
            return PyBool.of((self == r) == (op == SlotId.EQ));
        }
        try (var heldA = ts.hold(a);
                var heldB = ts.hold(b)) {
            return Comparison.compare(ts, op, a, b);
        }
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS, doc = "See PEP 585")
    static PyObject generic(ThreadState ts, PyType type, @PositionalOnly PyObject item) {
        return PyGenericAlias.of(ts, type, item);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
