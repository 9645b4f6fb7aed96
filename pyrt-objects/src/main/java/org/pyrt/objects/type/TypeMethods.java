package org.pyrt.objects.type;

import java.util.Arrays;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.DocText;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.mapping.PyMappingProxy;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Instances;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The methods of type, but for {@code __call__}. Source: CPython 3.14 Objects/typeobject.c. */
@ExposedType(name = "type")
final class TypeMethods {

    private static final PyStr MODULE = PyStr.interned("__module__");
    private static final PyStr DOC = PyStr.interned("__doc__");
    private static final PyStr TYPE_PARAMS = PyStr.interned("__type_params__");
    private static final PyStr FIRST_LINE = PyStr.interned("__firstlineno__");

    private TypeMethods() {}

    // ---- making ----

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject create(ThreadState ts, PyType metatype, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (arguments.length != 3) {
            throw Errors.typeError(ts, "type.__new__() takes exactly 3 arguments (" + arguments.length + " given)");
        }
        PyStr name = PyStr.asSelf(arguments[0]);
        if (name == null) {
            throw badArgument(ts, 1, "str", arguments[0]);
        }
        if (!(arguments[1] instanceof PyTuple bases)) {
            throw badArgument(ts, 2, "tuple", arguments[1]);
        }
        if (!(arguments[2] instanceof PyDict dict)) {
            throw badArgument(ts, 3, "dict", arguments[2]);
        }
        return TypeFactory.create(ts, metatype, name, bases, dict, keywords);
    }

    private static RuntimeException badArgument(ThreadState ts, int number, String type, PyObject value) {
        String actual = value == PyNone.NONE ? "None" : PyType.of(value).fullName();
        return Errors.typeError(ts, "type.__new__() argument " + number + " must be " + type + ", not " + actual);
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyType self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0 && arguments.length == 1) {
            throw Errors.typeError(ts, "type.__init__() takes no keyword arguments");
        }
        if (arguments.length != 1 && arguments.length != 3) {
            throw Errors.typeError(ts, "type.__init__() takes 1 or 3 arguments");
        }
    }

    @ExposedMethod(
            name = "__prepare__",
            kind = ExposedMethod.Kind.CLASS,
            doc = "__prepare__($cls, name, bases, /, **kwds)\n--\n\nThe namespace for the class statement.")
    static PyObject prepare(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyDict(ts);
    }

    // ---- showing ----

    @ExposedMethod(name = "__repr__")
    static PyStr repr(ThreadState ts, PyType self) {
        return TypeNames.repr(ts, self);
    }

    @ExposedMethod(name = "__sizeof__", doc = "__sizeof__($self, /)\n--\n\nAn estimate of the size of the type object in memory, in bytes.")
    static long size(PyType self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__dir__", doc = "__dir__($self, /)\n--\n\nThe names of the attributes of the class and its bases.")
    @CleanPoint
    static PyObject dir(ThreadState ts, PyType self) {
        return Directory.ofType(ts, self);
    }

    // ---- attributes ----

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyType self, PyObject name) {
        PyStr n = ObjectMethods.attributeName(ts, name);
        PyObject v = TypeAttributes.find(ts, self, n);
        if (v == null) {
            throw Attributes.missing(ts, self, n);
        }
        return v;
    }

    @ExposedMethod(name = "__setattr__")
    @CleanPoint
    static void setAttribute(ThreadState ts, PyType self, PyObject name, PyObject value) {
        TypeAttributes.set(ts, self, ObjectMethods.attributeName(ts, name), value);
    }

    @ExposedMethod(name = "__delattr__")
    @CleanPoint
    static void deleteAttribute(ThreadState ts, PyType self, PyObject name) {
        TypeAttributes.set(ts, self, ObjectMethods.attributeName(ts, name), null);
    }

    // ---- inheritance ----

    @ExposedMethod(name = "mro", doc = "mro($self, /)\n--\n\nThe method resolution order of a type with these bases.")
    static PyObject mro(ThreadState ts, PyType self) {
        PyObject[] order = Mro.linearize(ts, self, self.bases());
        return PyList.of(ts, order.clone());
    }

    @ExposedMethod(name = "__subclasses__", doc = "__subclasses__($self, /)\n--\n\nThe direct subclasses, in the order of their making.")
    static PyObject subclasses(ThreadState ts, PyType self) {
        List<PyType> alive = self.subclasses();
        return PyList.of(ts, alive.toArray(new PyObject[0]));
    }

    @ExposedMethod(
            name = "__instancecheck__",
            doc = "__instancecheck__($self, instance, /)\n--\n\nWhether an object is an instance.")
    @CleanPoint
    static boolean instanceCheck(ThreadState ts, PyType self, @PositionalOnly PyObject instance) {
        return Instances.realInstance(ts, instance, self);
    }

    @ExposedMethod(
            name = "__subclasscheck__",
            doc = "__subclasscheck__($self, subclass, /)\n--\n\nWhether a class is a subclass.")
    @CleanPoint
    static boolean subclassCheck(ThreadState ts, PyType self, @PositionalOnly PyObject subclass) {
        return Instances.realSubclass(ts, subclass, self);
    }

    // ---- data attributes ----

    @ExposedGetter(name = "__name__")
    static PyStr getName(PyType self) {
        return self.shownName();
    }

    @ExposedSetter(name = "__name__", deletes = true)
    @CleanPoint
    static void setName(ThreadState ts, PyType self, PyObject value) {
        checkSettable(ts, self, value, "__name__");
        if (Audit.isOn(ts)) {
            Audit.send(ts, "object.__setattr__", self, PyStr.interned("__name__"), value);
        }
        PyStr name = PyStr.asSelf(value);
        if (name == null) {
            throw Errors.typeError(
                    ts, "can only assign string to " + self.name() + ".__name__, not '" + PyType.of(value).fullName() + "'");
        }
        TypeFactory.checkName(ts, name);
        self.rename(name);
    }

    private static void checkSettable(ThreadState ts, PyType self, PyObject value, String attribute) {
        if (!self.isHeap()) {
            throw Errors.typeError(ts, "cannot set '" + attribute + "' attribute of immutable type '" + self.fullName() + "'");
        }
        if (value == null) {
            throw Errors.typeError(ts, "cannot delete '" + attribute + "' attribute of immutable type '" + self.fullName() + "'");
        }
    }

    @ExposedGetter(name = "__qualname__")
    static PyObject getQualname(PyType self) {
        return self.qualname();
    }

    @ExposedSetter(name = "__qualname__", deletes = true)
    static void setQualname(ThreadState ts, PyType self, PyObject value) {
        checkSettable(ts, self, value, "__qualname__");
        PyStr name = PyStr.asSelf(value);
        if (name == null) {
            throw Errors.typeError(
                    ts, "can only assign string to " + self.name() + ".__qualname__, not '" + PyType.of(value).fullName() + "'");
        }
        self.setQualname(name);
    }

    @ExposedGetter(name = "__module__")
    static PyObject getModule(ThreadState ts, PyType self) {
        return TypeNames.module(ts, self);
    }

    @ExposedSetter(name = "__module__", deletes = true)
    static void setModule(ThreadState ts, PyType self, PyObject value) {
        checkSettable(ts, self, value, "__module__");
        self.dict().popStr(ts, FIRST_LINE);
        self.dict().putStr(ts, MODULE, value);
        self.modified();
    }

    @ExposedGetter(name = "__bases__")
    static PyObject getBases(ThreadState ts, PyType self) {
        return self.shownBases(ts);
    }

    @ExposedSetter(name = "__bases__", deletes = true)
    @CleanPoint
    static void setBases(ThreadState ts, PyType self, PyObject value) {
        checkSettable(ts, self, value, "__bases__");
        if (Audit.isOn(ts)) {
            Audit.send(ts, "object.__setattr__", self, PyStr.interned("__bases__"), value);
        }
        Rebasing.setBases(ts, self, value);
    }

    @ExposedGetter(name = "__base__", member = true)
    static PyObject getBase(PyType self) {
        return self.base() == null ? PyNone.NONE : self.base();
    }

    @ExposedGetter(name = "__mro__")
    static PyObject getMro(ThreadState ts, PyType self) {
        if (!self.isOrdered()) {
            return PyNone.NONE;
        }
        PyObject[] all = self.mro();
        return PyTuple.of(ts, Arrays.copyOf(all, all.length, PyObject[].class));
    }

    @ExposedGetter(name = "__dict__")
    static PyObject getDict(ThreadState ts, PyType self) {
        return new PyMappingProxy(ts, self.dict());
    }

    @ExposedGetter(name = "__text_signature__")
    static PyObject textSignature(ThreadState ts, PyType self) {
        PyObject signature = self.textSignature();
        if (signature != null) {
            return signature;
        }
        String text = self.dict().getStr(ts, DOC) instanceof PyStr doc ? doc.toString() : "";
        return text.startsWith(self.name() + "(") ? DocText.signature(text) : PyNone.NONE;
    }

    @ExposedGetter(name = "__doc__")
    @CleanPoint
    static PyObject getDoc(ThreadState ts, PyType self) {
        if (self == PyType.TYPE) {
            return PyStr.of(RootTypes.TYPE_DOC);
        }
        PyObject own = self.dict().getStr(ts, DOC);
        return own == null ? PyNone.NONE : Descriptors.get(ts, own, null, self);
    }

    @ExposedSetter(name = "__doc__", deletes = true)
    static void setDoc(ThreadState ts, PyType self, PyObject value) {
        checkSettable(ts, self, value, "__doc__");
        self.dict().putStr(ts, DOC, value);
        self.modified();
    }

    @ExposedGetter(name = "__abstractmethods__")
    static PyObject getAbstractMethods(ThreadState ts, PyType self) {
        return AbstractMethods.get(ts, self);
    }

    @ExposedSetter(name = "__abstractmethods__", deletes = true)
    @CleanPoint
    static void setAbstractMethods(ThreadState ts, PyType self, PyObject value) {
        AbstractMethods.set(ts, self, value);
    }

    @ExposedGetter(name = "__annotations__")
    @CleanPoint
    static PyObject getAnnotations(ThreadState ts, PyType self) {
        return TypeAnnotations.get(ts, self);
    }

    @ExposedSetter(name = "__annotations__", deletes = true)
    static void setAnnotations(ThreadState ts, PyType self, PyObject value) {
        TypeAnnotations.set(ts, self, value);
    }

    @ExposedGetter(name = "__annotate__")
    static PyObject getAnnotate(ThreadState ts, PyType self) {
        return TypeAnnotations.getFunction(ts, self);
    }

    @ExposedSetter(name = "__annotate__", deletes = true)
    static void setAnnotate(ThreadState ts, PyType self, PyObject value) {
        TypeAnnotations.setFunction(ts, self, value);
    }

    @ExposedGetter(name = "__type_params__")
    static PyObject getTypeParams(ThreadState ts, PyType self) {
        PyObject own = self.dict().getStr(ts, TYPE_PARAMS);
        return own == null || self == PyType.TYPE ? PyTuple.EMPTY : own;
    }

    @ExposedSetter(name = "__type_params__", deletes = true)
    static void setTypeParams(ThreadState ts, PyType self, PyObject value) {
        checkSettable(ts, self, value, "__type_params__");
        self.dict().putStr(ts, TYPE_PARAMS, value);
        self.modified();
    }

    @ExposedGetter(name = "__flags__", member = true)
    static long getFlags(PyType self) {
        return TypeNames.cpythonFlags(self);
    }

    @ExposedGetter(name = "__basicsize__", member = true)
    static long getBasicSize(PyType self) {
        return TypeSizes.basic(self);
    }

    @ExposedGetter(name = "__itemsize__", member = true)
    static long getItemSize(PyType self) {
        return TypeSizes.item(self);
    }

    @ExposedGetter(name = "__dictoffset__", member = true)
    static long getDictOffset(PyType self) {
        return self.has(PyType.HAS_DICT) ? -1 : 0;
    }

    @ExposedGetter(name = "__weakrefoffset__", member = true)
    static long getWeakrefOffset(PyType self) {
        return self.has(PyType.HAS_WEAKREF) ? 16 : 0;
    }

    // ---- unions ----

    @ExposedMethod(name = "__or__", doc = "Return self|value.")
    @CleanPoint
    static PyObject or(ThreadState ts, PyObject self, PyObject other) {
        return PyUnion.or(ts, self, other);
    }

    @ExposedMethod(name = "__ror__", doc = "Return value|self.")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyObject self, PyObject other) {
        return PyUnion.or(ts, other, self);
    }
}
