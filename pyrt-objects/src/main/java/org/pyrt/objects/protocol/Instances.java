package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.PyUnion;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.weakref.PyWeakProxy;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code isinstance} and {@code issubclass}. Source: CPython 3.14 Objects/abstract.c. */
public final class Instances {

    private static final PyStr INSTANCE_CHECK = PyStr.interned("__instancecheck__");
    private static final PyStr SUBCLASS_CHECK = PyStr.interned("__subclasscheck__");
    private static final PyStr CLASS = PyStr.interned("__class__");
    private static final PyStr BASES = PyStr.interned("__bases__");

    /** How deep tuples of classes may nest: about as deep as CPython's stack lets them. */
    private static final int DEEPEST = 100_000;

    private Instances() {}

    /** {@code isinstance(o, classes)}; raises TypeError if {@code classes} is no class or tuple of classes. */
    @CleanPoint
    public static boolean isInstance(ThreadState ts, PyObject o, PyObject classes) {
        return isInstance(ts, o, classes, 0);
    }

    @CleanPoint
    private static boolean isInstance(ThreadState ts, PyObject o, PyObject classes, int depth) {
        if (classes == PyType.of(o)) {
            return true;
        }
        if (classes instanceof PyType t && t.type() == PyType.TYPE) {
            return realInstance(ts, o, t);
        }
        if (classes instanceof PyTuple tuple) {
            if (depth > DEEPEST) {
                throw tooDeep(ts, " in __instancecheck__");
            }
            for (int i = 0; i < tuple.size(); i++) {
                if (isInstance(ts, o, tuple.get(i), depth + 1)) {
                    return true;
                }
            }
            return false;
        }
        if (classes instanceof PyUnion union) {
            return isInstance(ts, o, union.members());
        }
        PyType meta = PyType.of(classes);
        PyObject check = meta.lookup(ts, INSTANCE_CHECK);
        return check != null ? ask(ts, check, classes, meta, o, " in __instancecheck__") : realInstance(ts, o, classes);
    }

    /** {@code issubclass(type, classes)}; raises TypeError if one is no class. */
    @CleanPoint
    public static boolean isSubclass(ThreadState ts, PyObject type, PyObject classes) {
        return isSubclass(ts, type, classes, 0);
    }

    @CleanPoint
    private static boolean isSubclass(ThreadState ts, PyObject type, PyObject classes, int depth) {
        if (classes instanceof PyType t && t.type() == PyType.TYPE) {
            return type == t || realSubclass(ts, type, t);
        }
        if (classes instanceof PyTuple tuple) {
            if (depth > DEEPEST) {
                throw tooDeep(ts, " in __subclasscheck__");
            }
            for (int i = 0; i < tuple.size(); i++) {
                if (isSubclass(ts, type, tuple.get(i), depth + 1)) {
                    return true;
                }
            }
            return false;
        }
        if (classes instanceof PyUnion union) {
            return isSubclass(ts, type, union.members());
        }
        PyType meta = PyType.of(classes);
        PyObject check = meta.lookup(ts, SUBCLASS_CHECK);
        return check != null ? ask(ts, check, classes, meta, type, " in __subclasscheck__") : realSubclass(ts, type, classes);
    }

    private static RuntimeException tooDeep(ThreadState ts, String where) {
        return Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded" + where);
    }

    @CleanPoint
    private static boolean ask(
            ThreadState ts, @Floating PyObject check, PyObject classes, PyType meta, PyObject o, String where) {
        PyObject bound = Descriptors.get(ts, check, classes, meta);
        PyObject answer;
        Recursion.enter(ts, where);
        try (var held = ts.hold(bound)) {
            answer = Calls.call(ts, bound, o);
        } finally {
            Recursion.leave(ts);
        }
        try (var held = ts.hold(answer)) {
            return Comparison.isTrue(ts, answer);
        }
    }

    /** What {@code type.__instancecheck__} answers: the type of {@code o}, or else its {@code __class__}, inherits from {@code type}. */
    @CleanPoint
    public static boolean realInstance(ThreadState ts, PyObject o, PyObject type) {
        if (type instanceof PyType t) {
            PyType of = PyType.of(o);
            if (of.isSubtypeOf(t)) {
                return true;
            }
            if (of.isHeap() ? showsItsType(ts, of) : !(o instanceof PyWeakProxy)) {
                return false;
            }
            PyObject shown = Attributes.find(ts, o, CLASS);
            if (shown == of) {
                return false;
            }
            boolean result = shown instanceof PyType c && c.isSubtypeOf(t);
            Refs.discard(ts, shown);
            return result;
        }
        if (!hasBases(ts, type)) {
            throw Errors.typeError(ts, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        }
        PyObject shown = Attributes.find(ts, o, CLASS);
        if (shown == null) {
            return false;
        }
        try (var held = ts.hold(shown)) {
            return abstractSubclass(ts, shown, type);
        }
    }

    /** Whether {@code __class__} of instances is the attribute that object has. */
    private static boolean showsItsType(ThreadState ts, PyType of) {
        return of.slot(SlotId.GETATTRIBUTE) == PyType.OBJECT.slot(SlotId.GETATTRIBUTE)
                && of.lookup(ts, CLASS) == PyType.OBJECT.lookup(ts, CLASS);
    }

    /** What {@code type.__subclasscheck__} answers. */
    @CleanPoint
    public static boolean realSubclass(ThreadState ts, PyObject type, PyObject base) {
        if (type instanceof PyType t && base instanceof PyType b) {
            return t.isSubtypeOf(b);
        }
        if (!(type instanceof PyType) && !hasBases(ts, type)) {
            throw Errors.typeError(ts, "issubclass() arg 1 must be a class");
        }
        if (!(base instanceof PyType) && !hasBases(ts, base)) {
            throw Errors.typeError(ts, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        }
        return abstractSubclass(ts, type, base);
    }

    @CleanPoint
    private static boolean hasBases(ThreadState ts, PyObject type) {
        PyObject bases = bases(ts, type);
        Refs.discard(ts, bases);
        return bases != null;
    }

    /** {@code type.__bases__} if it is a tuple, floating; otherwise null. */
    @CleanPoint
    private static PyTuple bases(ThreadState ts, PyObject type) {
        PyObject bases = Attributes.find(ts, type, BASES);
        if (bases instanceof PyTuple t) {
            return t;
        }
        Refs.discard(ts, bases);
        return null;
    }

    /** Whether {@code base} is found going up the {@code __bases__} of something that only behaves like a class. */
    @CleanPoint
    private static boolean abstractSubclass(ThreadState ts, PyObject type, PyObject base) {
        if (type == base) {
            return true;
        }
        PyTuple bases = bases(ts, type);
        if (bases == null) {
            return false;
        }
        Recursion.enter(ts, " in __subclasscheck__");
        try (var held = ts.hold(bases)) {
            for (int i = 0; i < bases.size(); i++) {
                if (abstractSubclass(ts, bases.get(i), base)) {
                    return true;
                }
            }
            return false;
        } finally {
            Recursion.leave(ts);
        }
    }
}
