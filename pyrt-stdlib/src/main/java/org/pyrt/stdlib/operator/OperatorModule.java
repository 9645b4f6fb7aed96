package org.pyrt.stdlib.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The module _operator. Source: CPython 3.14 Modules/_operator.c. */
@ExposedModule(name = "_operator", doc = "Operator interface.")
public final class OperatorModule {

    private OperatorModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_operator", "Operator interface.", new OperatorModuleAdapter())
                .include(new ArithmeticFunctionsAdapter())
                .add(PyItemGetter.TYPE, PyAttrGetter.TYPE, PyMethodCaller.TYPE)
                .build();
    }

    @ExposedMethod(doc = "truth($module, a, /)\n--\n\nReturn True if a is true, False otherwise.")
    @CleanPoint
    static boolean truth(ThreadState ts, @PositionalOnly PyObject a) {
        return Comparison.isTrue(ts, a);
    }

    @ExposedMethod(name = "not_", doc = "not_($module, a, /)\n--\n\nSame as not a.")
    @CleanPoint
    static boolean not(ThreadState ts, @PositionalOnly PyObject a) {
        return !Comparison.isTrue(ts, a);
    }

    @ExposedMethod(name = "is_", doc = "is_($module, a, b, /)\n--\n\nSame as a is b.")
    static boolean is(PyObject a, @PositionalOnly PyObject b) {
        return Comparison.is(a, b);
    }

    @ExposedMethod(name = "is_not", doc = "is_not($module, a, b, /)\n--\n\nSame as a is not b.")
    static boolean isNot(PyObject a, @PositionalOnly PyObject b) {
        return !Comparison.is(a, b);
    }

    @ExposedMethod(name = "is_none", doc = "is_none($module, a, /)\n--\n\nSame as a is None.")
    static boolean isNone(@PositionalOnly PyObject a) {
        return a == PyNone.NONE;
    }

    @ExposedMethod(name = "is_not_none", doc = "is_not_none($module, a, /)\n--\n\nSame as a is not None.")
    static boolean isNotNone(@PositionalOnly PyObject a) {
        return a != PyNone.NONE;
    }

    @ExposedMethod(doc = "index($module, a, /)\n--\n\nSame as a.__index__()")
    @CleanPoint
    static PyObject index(ThreadState ts, @PositionalOnly PyObject a) {
        PyInt i = Sizes.index(ts, a);
        return i instanceof PyBool b ? PyInt.of(b.longValue()) : i;
    }

    @ExposedMethod(doc = "contains($module, a, b, /)\n--\n\nSame as b in a (note reversed operands).")
    @CleanPoint
    static boolean contains(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Subscripts.contains(ts, a, b);
    }

    @ExposedMethod(doc = "getitem($module, a, b, /)\n--\n\nSame as a[b].")
    @CleanPoint
    static PyObject getitem(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Subscripts.get(ts, a, b);
    }

    @ExposedMethod(doc = "setitem($module, a, b, c, /)\n--\n\nSame as a[b] = c.")
    @CleanPoint
    static void setitem(ThreadState ts, PyObject a, PyObject b, @PositionalOnly PyObject c) {
        Subscripts.set(ts, a, b, c);
    }

    @ExposedMethod(doc = "delitem($module, a, b, /)\n--\n\nSame as del a[b].")
    @CleanPoint
    static void delitem(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        Subscripts.delete(ts, a, b);
    }

    @ExposedMethod(doc = "concat($module, a, b, /)\n--\n\nSame as a + b, for a and b sequences.")
    @CleanPoint
    static PyObject concat(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        checkSequences(ts, a, b);
        return Operators.binary(ts, SlotId.ADD, a, b);
    }

    @ExposedMethod(doc = "iconcat($module, a, b, /)\n--\n\nSame as a += b, for a and b sequences.")
    @CleanPoint
    static PyObject iconcat(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        checkSequences(ts, a, b);
        return Operators.inplace(ts, SlotId.ADD, a, b);
    }

    /** Builtin sequences say themselves what they can be concatenated with; others need a sequence beside them. */
    private static void checkSequences(ThreadState ts, PyObject a, PyObject b) {
        PyType type = PyType.of(a);
        boolean builtin = type.slot(SlotId.ADD) != null && (type.has(PyType.SEQUENCE) || type.has(PyType.MATCH_SELF));
        if (!isSequence(a) || !builtin && !isSequence(b)) {
            throw Errors.typeError(ts, "'" + type.fullName() + "' object can't be concatenated");
        }
    }

    private static boolean isSequence(PyObject o) {
        return PyType.of(o).slot(SlotId.GETITEM) != null && !(o instanceof PyDict);
    }

    @ExposedMethod(doc = "countOf($module, a, b, /)\n--\n\nReturn the number of items in a which are, or which equal, b.")
    @CleanPoint
    static long countOf(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        PyObject iterator = iterate(ts, a);
        try (var held = ts.hold(iterator)) {
            long n = 0;
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(item)) {
                    n += Comparison.same(ts, item, b) ? 1 : 0;
                }
            }
            return n;
        }
    }

    @ExposedMethod(doc = "indexOf($module, a, b, /)\n--\n\nReturn the first index of b in a.")
    @CleanPoint
    static long indexOf(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        PyObject iterator = iterate(ts, a);
        try (var held = ts.hold(iterator)) {
            long n = 0;
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; n++) {
                try (var heldItem = ts.hold(item)) {
                    if (Comparison.same(ts, item, b)) {
                        return n;
                    }
                }
            }
            throw Errors.valueError(ts, "sequence.index(x): x not in sequence");
        }
    }

    @CleanPoint
    private static PyObject iterate(ThreadState ts, PyObject o) {
        PyType type = PyType.of(o);
        if (type.slot(SlotId.ITER) == null && type.slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "argument of type '" + type.fullName() + "' is not iterable");
        }
        return Iteration.iter(ts, o);
    }

    @ExposedMethod(name = "length_hint", doc = "length_hint($module, obj, default=0, /)\n--\n\nReturn an estimate of the number of items in obj.")
    @CleanPoint
    static long lengthHint(ThreadState ts, PyObject obj, @PositionalOnly @Default("0") long default_) {
        return Sizes.lengthHint(ts, obj, default_);
    }

    @ExposedMethod(doc = "call($module, obj, /, *args, **kwargs)\n--\n\nSame as obj(*args, **kwargs).")
    @CleanPoint
    static PyObject call(ThreadState ts, @PositionalOnly PyObject obj, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return Calls.callWithDict(ts, obj, args, kwargs);
    }

    @ExposedMethod(name = "_compare_digest", doc = "_compare_digest($module, a, b, /)\n--\n\nReturn 'a == b', in a time that does not tell where they differ.")
    @CleanPoint
    public static boolean compareDigest(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        PyStr x = PyStr.asSelf(a);
        PyStr y = PyStr.asSelf(b);
        if (x != null && y != null) {
            if (!x.isAscii() || !y.isAscii()) {
                throw Errors.typeError(ts, "comparing strings with non-ASCII characters is not supported");
            }
            return MessageDigest.isEqual(
                    x.toString().getBytes(StandardCharsets.ISO_8859_1), y.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return MessageDigest.isEqual(octets(ts, a), octets(ts, b));
    }

    @CleanPoint
    private static byte[] octets(ThreadState ts, PyObject o) {
        try (BufferView view = Buffers.view(ts, o)) {
            return Buffers.copy(view);
        }
    }
}
