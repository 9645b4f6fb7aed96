package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Comparison;

import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The methods of object. Source: CPython 3.14 Objects/typeobject.c. */
@ExposedType(name = "object")
final class ObjectMethods {

    private ObjectMethods() {}

    // ---- making ----

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (arguments.length > 0 || keywords != null && keywords.size() > 0) {
            refuseArguments(ts, type);
        }
        return allocate(ts, type);
    }

    /** A floating instance of a class whose instances have attributes and members only; raises TypeError if it is abstract. */
    @CleanPoint
    static PyObject allocate(ThreadState ts, PyType type) {
        if (type.has(PyType.ABSTRACT)) {
            throw AbstractMethods.cannotInstantiate(ts, type);
        }
        return PyInstance.make(ts, type);
    }

    /** {@code __new__} got arguments: an error, unless {@code __init__} is there to take them. */
    static void refuseArguments(ThreadState ts, PyType type) {
        TypeSlot init = PyType.OBJECT.slot(SlotId.INIT);
        if (type.slot(SlotId.NEW) != PyType.OBJECT.slot(SlotId.NEW)) {
            throw Errors.typeError(ts, "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (type.slot(SlotId.INIT) == init) {
            throw Errors.typeError(ts, type.name() + "() takes no arguments");
        }
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyObject self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (arguments.length == 0 && (keywords == null || keywords.size() == 0)) {
            return;
        }
        PyType type = PyType.of(self);
        if (type.slot(SlotId.INIT) != PyType.OBJECT.slot(SlotId.INIT)) {
            throw Errors.typeError(ts, "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        if (type.slot(SlotId.NEW) == PyType.OBJECT.slot(SlotId.NEW)) {
            throw Errors.typeError(
                    ts, type.name() + ".__init__() takes exactly one argument (the instance to initialize)");
        }
    }

    @ExposedMethod(name = "__init_subclass__", kind = ExposedMethod.Kind.CLASS, doc = "__init_subclass__($type, /)\n--\n\nCalled when a class is subclassed; does nothing.")
    static void initSubclass(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        String problem = keywords != null && keywords.size() > 0 ? "takes no keyword arguments" : null;
        if (problem == null && arguments.length > 0) {
            problem = "takes no arguments (" + arguments.length + " given)";
        }
        if (problem != null) {
            throw Errors.typeError(ts, type.qualname() + ".__init_subclass__() " + problem);
        }
    }

    @ExposedMethod(name = "__subclasshook__", kind = ExposedMethod.Kind.CLASS, doc = "__subclasshook__($type, object, /)\n--\n\nAbstract classes override this to answer issubclass().")
    static PyObject subclassHook(PyType type, @VarArgs PyObject[] arguments) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- showing ----

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyObject self) {
        PyType type = PyType.of(self);
        return PyStr.of("<" + TypeNames.shown(ts, type) + " object at " + ObjectIds.address(ts, self) + ">");
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyObject str(ThreadState ts, PyObject self) {
        return Representation.reprResult(ts, self);
    }

    @ExposedMethod(name = "__format__", doc = "__format__($self, format_spec, /)\n--\n\nThe str of the object; takes no format specification.")
    @CleanPoint
    static PyStr format(ThreadState ts, PyObject self, @PositionalOnly PyStr format_spec) {
        if (format_spec.length() > 0) {
            throw Errors.typeError(ts, "unsupported format string passed to " + PyType.of(self).fullName() + ".__format__");
        }
        return Representation.str(ts, self);
    }

    @ExposedMethod(name = "__sizeof__", doc = "__sizeof__($self, /)\n--\n\nAn estimate of the size of the object in memory, in bytes.")
    static long size(PyObject self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__dir__", doc = "__dir__($self, /)\n--\n\nThe names of the object's attributes.")
    @CleanPoint
    static PyObject dir(ThreadState ts, PyObject self) {
        return Directory.ofObject(ts, self);
    }

    // ---- comparing ----

    @ExposedMethod(name = "__hash__")
    static long hash(PyObject self) {
        return identityHash(self);
    }

    /** A hash by identity, which for exact ints and floats is their value. */
    static int identityHash(PyObject o) {
        if (o instanceof PyFloat f) {
            return Double.hashCode(f.value);
        }
        return o instanceof PyInt i ? i.bigValue().hashCode() : System.identityHashCode(o);
    }

    @ExposedMethod(name = "__eq__")
    static PyObject equal(PyObject self, PyObject other) {
        return Comparison.is(self, other) ? PyBool.TRUE : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject notEqual(ThreadState ts, PyObject self, PyObject other) {
        TypeSlot slot = PyType.of(self).slot(SlotId.EQ);
        PyObject result = slot == null ? PyNotImplemented.NOT_IMPLEMENTED : slot.call1(ts, self, other);
        if (result == PyNotImplemented.NOT_IMPLEMENTED) {
            return result;
        }
        try (var held = ts.hold(result)) {
            return PyBool.of(!Comparison.isTrue(ts, result));
        }
    }

    @ExposedMethod(name = "__lt__")
    static PyObject less(PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__le__")
    static PyObject lessOrEqual(PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__gt__")
    static PyObject greater(PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ge__")
    static PyObject greaterOrEqual(PyObject self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- attributes ----

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyObject self, PyObject name) {
        PyStr n = attributeName(ts, name);
        PyObject v = Attributes.genericFind(ts, self, PyType.of(self), n);
        if (v == null) {
            throw Attributes.missing(ts, self, n);
        }
        return v;
    }

    @ExposedMethod(name = "__setattr__")
    @CleanPoint
    static void setAttribute(ThreadState ts, PyObject self, PyObject name, PyObject value) {
        Attributes.genericSet(ts, self, attributeName(ts, name), value);
    }

    @ExposedMethod(name = "__delattr__")
    @CleanPoint
    static void deleteAttribute(ThreadState ts, PyObject self, PyObject name) {
        Attributes.genericSet(ts, self, attributeName(ts, name), null);
    }

    /** The name as an exact str. */
    static PyStr attributeName(ThreadState ts, PyObject name) {
        PyStr n = PyStr.asSelf(name);
        if (n == null) {
            throw Errors.typeError(ts, "attribute name must be string, not '" + PyType.of(name).fullName() + "'");
        }
        return n;
    }

    @ExposedGetter(name = "__class__", doc = "the object's class")
    static PyObject getClass(PyObject self) {
        return PyType.of(self);
    }

    @ExposedSetter(name = "__class__", deletes = true)
    @CleanPoint
    static void setClass(ThreadState ts, PyObject self, PyObject value) {
        if (value == null) {
            throw Errors.typeError(ts, "can't delete __class__ attribute");
        }
        if (!(value instanceof PyType to)) {
            throw Errors.typeError(ts, "__class__ must be set to a class, not '" + PyType.of(value).fullName() + "' object");
        }
        if (Audit.isOn(ts)) {
            Audit.send(ts, "object.__setattr__", self, PyStr.interned("__class__"), value);
        }
        PyType from = PyType.of(self);
        if (!(self instanceof HasAttributes h) || !isMutable(from) || !isMutable(to)) {
            throw Errors.typeError(ts, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        }
        int shape = PyType.HAS_DICT | PyType.HAS_WEAKREF;
        if (!from.layout().matches(to.layout()) || (from.flags() & shape) != (to.flags() & shape)) {
            throw Errors.typeError(
                    ts, "__class__ assignment: '" + to.fullName() + "' object layout differs from '" + from.fullName() + "'");
        }
        h.attributes(ts).changeType(ts, to);
    }

    private static boolean isMutable(PyType type) {
        return type.isHeap() || type.fullName().equals("module");
    }

    // ---- copying and pickling ----

    @ExposedMethod(name = "__getstate__", doc = "__getstate__($self, /)\n--\n\nWhat pickle keeps of the object.")
    @CleanPoint
    static PyObject getState(ThreadState ts, PyObject self) {
        return Reduction.state(ts, self);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nHow pickle protocols 0 and 1 rebuild the object.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyObject self) {
        return Reduction.reduce(ts, self, 0);
    }

    @ExposedMethod(name = "__reduce_ex__", doc = "__reduce_ex__($self, protocol, /)\n--\n\nHow pickle rebuilds the object.")
    @CleanPoint
    static PyObject reduceEx(ThreadState ts, PyObject self, @PositionalOnly int protocol) {
        return Reduction.reduceEx(ts, self, protocol);
    }
}
