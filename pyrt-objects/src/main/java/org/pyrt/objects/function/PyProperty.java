package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A property: functions that get, set and delete an attribute. Its functions are set once, by {@code __init__}, before other threads see it.
 * Source: CPython 3.14 Objects/descrobject.c.
 */
@ExposedType(name = "property")
public final class PyProperty extends Counted implements HasAttributes {

    /** The type property. */
    public static final PyType TYPE =
            PyType.builtin("property", new PyPropertyAdapter())
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .doc("property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nProperty attribute: functions that get, set and delete it.")
                    .build();

    private static final PyStr DOC = PyStr.interned("__doc__");
    private static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr ABSTRACT = PyStr.interned("__isabstractmethod__");

    @Slot PyObject getter;
    @Slot PyObject setter;
    @Slot PyObject deleter;
    @Slot PyObject doc;
    @Slot PyObject name;
    private boolean docOfGetter;
    @Slot final PyInstance attributes;
    boolean cleared;

    private PyProperty(ThreadState ts, PyType of) {
        super(ts);
        attributes = of == TYPE ? null : PyInstance.carried(ts, of);
        Refs.incref(ts, attributes);
        ts.trackFor(this, attributes);
    }

    /** The function that gets the attribute, borrowed; null if there is none. */
    public PyObject getter() {
        return getter;
    }

    /** The function that sets the attribute, borrowed; null if there is none. */
    public PyObject setter() {
        return setter;
    }

    /** The attribute of {@code instance}, floating. */
    @CleanPoint
    public static PyObject valueOf(ThreadState ts, @Floating PyProperty property, @Floating PyObject instance) {
        PyObject f = property.getter;
        if (f == null) {
            throw refused(ts, property, instance, "getter");
        }
        return Calls.call(ts, f, instance);
    }

    /** Sets the attribute of {@code instance}, or deletes it when {@code value} is null. */
    @CleanPoint
    public void set(ThreadState ts, PyObject instance, PyObject value) {
        PyObject f = value == null ? deleter : setter;
        if (f == null) {
            throw refused(ts, this, instance, value == null ? "deleter" : "setter");
        }
        Refs.discard(ts, value == null ? Calls.call(ts, f, instance) : Calls.call(ts, f, instance, value));
    }

    @CleanPoint
    private static RuntimeException refused(
            ThreadState ts, @Floating PyProperty property, @Floating PyObject instance, String function) {
        PyType of = PyType.of(instance);
        PyObject n = ownName(ts, property);
        String shown;
        try (var held = ts.hold(n)) {
            shown = n == null ? "property" : "property " + Representation.repr(ts, n);
        }
        return Errors.raise(
                ts,
                ExceptionTypes.ATTRIBUTE_ERROR,
                shown + " of " + Representation.repr(ts, of.qualname()) + " object has no " + function);
    }

    /** The name it was given, or its getter's; floating, or null. */
    @CleanPoint
    private static PyObject ownName(ThreadState ts, @Floating PyProperty property) {
        PyObject n = property.name;
        PyObject f = property.getter;
        return n != null || f == null ? n : Attributes.find(ts, f, NAME);
    }

    // ---- making ----

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType of, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyProperty(ts, of);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts,
            PyProperty self,
            @Default("None") PyObject fget,
            @Default("None") PyObject fset,
            @Default("None") PyObject fdel,
            @Default("None") PyObject doc) {
        self.setAll(ts, orNull(fget), orNull(fset), orNull(fdel), null, null);
        self.docOfGetter = false;
        PyObject text = doc;
        if (doc == PyNone.NONE && self.getter != null) {
            PyObject found = Attributes.find(ts, self.getter, DOC);
            if (found != null && found != PyNone.NONE) {
                self.docOfGetter = true;
                text = found;
            }
        }
        if (self.attributes == null) {
            self.putDoc(ts, orNull(text));
        } else {
            self.putDocOfInstance(ts, text);
        }
    }

    /**
     * An instance of a subclass keeps its doc as an attribute or member of its own, where that of the class does not hide it. If it can have
     * none, a doc that was given is lost, and that of the getter is an AttributeError.
     */
    @CleanPoint
    private void putDocOfInstance(ThreadState ts, @Floating PyObject text) {
        try (var held = ts.hold(text)) {
            Attributes.set(ts, this, DOC, text);
        } catch (Raised e) {
            if (docOfGetter || !Errors.matches(ts, ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
        }
    }

    private static PyObject orNull(PyObject o) {
        return o == PyNone.NONE ? null : o;
    }

    private void setAll(ThreadState ts, PyObject get, PyObject set, PyObject delete, PyObject newDoc, PyObject newName) {
        PyObject[] fresh = {get, set, delete, newDoc, newName};
        PyObject[] old = {getter, setter, deleter, doc, name};
        for (PyObject o : fresh) {
            Refs.incref(ts, o);
            ts.trackFor(this, o);
        }
        getter = get;
        setter = set;
        deleter = delete;
        doc = newDoc;
        name = newName;
        for (PyObject o : old) {
            Refs.decref(ts, o);
        }
    }

    private void putDoc(ThreadState ts, PyObject value) {
        Refs.incref(ts, value);
        ts.trackFor(this, value);
        PyObject old = doc;
        doc = value;
        Refs.decref(ts, old);
    }

    /** The same property with one function replaced; {@code which} is 0 to 2. */
    @CleanPoint
    private PyObject with(ThreadState ts, int which, PyObject function) {
        PyObject[] parts = {getter, setter, deleter, doc};
        parts[which] = orNull(function);
        if (docOfGetter && parts[0] != null) {
            parts[3] = null;
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i] == null ? PyNone.NONE : parts[i];
        }
        PyObject made = Calls.call(ts, type(), parts, null);
        if (made instanceof PyProperty p && name != null) {
            Refs.incref(ts, name);
            PyObject old = p.name;
            p.name = name;
            Refs.decref(ts, old);
        }
        return made;
    }

    @ExposedMethod(doc = "getter($self, object, /)\n--\n\nDescriptor to obtain a copy of the property with a different getter.")
    @CleanPoint
    static PyObject getter(ThreadState ts, PyProperty self, @PositionalOnly PyObject object) {
        return self.with(ts, 0, object);
    }

    @ExposedMethod(doc = "setter($self, object, /)\n--\n\nDescriptor to obtain a copy of the property with a different setter.")
    @CleanPoint
    static PyObject setter(ThreadState ts, PyProperty self, @PositionalOnly PyObject object) {
        return self.with(ts, 1, object);
    }

    @ExposedMethod(doc = "deleter($self, object, /)\n--\n\nDescriptor to obtain a copy of the property with a different deleter.")
    @CleanPoint
    static PyObject deleter(ThreadState ts, PyProperty self, @PositionalOnly PyObject object) {
        return self.with(ts, 2, object);
    }

    // ---- descriptor protocol ----

    @ExposedMethod(name = "__get__")
    @CleanPoint
    static PyObject get(ThreadState ts, PyProperty self, PyObject instance, @Default("None") PyObject owner) {
        return instance == PyNone.NONE ? self : valueOf(ts, self, instance);
    }

    @ExposedMethod(name = "__set__")
    @CleanPoint
    static void set(ThreadState ts, PyProperty self, PyObject instance, PyObject value) {
        self.set(ts, instance, value);
    }

    @ExposedMethod(name = "__delete__")
    @CleanPoint
    static void delete(ThreadState ts, PyProperty self, PyObject instance) {
        self.set(ts, instance, null);
    }

    @ExposedMethod(name = "__set_name__", doc = "__set_name__($self, owner, name, /)\n--\n\nMethod to set name of a property.")
    static void setName(ThreadState ts, PyProperty self, @VarArgs PyObject[] arguments) {
        if (arguments.length != 2) {
            throw Errors.typeError(ts, "__set_name__() takes 2 positional arguments but " + arguments.length + " were given");
        }
        putName(ts, self, arguments[1]);
    }

    private static void putName(ThreadState ts, PyProperty self, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = self.name;
        self.name = value;
        Refs.decref(ts, old);
    }

    // ---- attributes ----

    @ExposedGetter(member = true)
    PyObject fget() {
        return getter == null ? PyNone.NONE : getter;
    }

    @ExposedGetter(member = true)
    PyObject fset() {
        return setter == null ? PyNone.NONE : setter;
    }

    @ExposedGetter(member = true)
    PyObject fdel() {
        return deleter == null ? PyNone.NONE : deleter;
    }

    @ExposedGetter(name = "__doc__", member = true)
    PyObject doc() {
        return doc == null ? PyNone.NONE : doc;
    }

    @ExposedSetter(name = "__doc__", deletes = true)
    static void setDoc(ThreadState ts, PyProperty self, PyObject value) {
        self.putDoc(ts, value);
    }

    @ExposedGetter(name = "__name__")
    @CleanPoint
    static PyObject getName(ThreadState ts, PyProperty self) {
        PyObject n = ownName(ts, self);
        if (n == null) {
            throw Errors.attributeError(ts, self, NAME, "'" + self.type().fullName() + "' object has no attribute '__name__'");
        }
        return n;
    }

    @ExposedSetter(name = "__name__", deletes = true)
    static void setShownName(ThreadState ts, PyProperty self, PyObject value) {
        putName(ts, self, value);
    }

    @ExposedGetter(name = "__isabstractmethod__")
    @CleanPoint
    static boolean isAbstract(ThreadState ts, PyProperty self) {
        return isAbstract(ts, self.getter) || isAbstract(ts, self.setter) || isAbstract(ts, self.deleter);
    }

    /** Whether a function says that it is abstract. */
    @CleanPoint
    static boolean isAbstract(ThreadState ts, @Floating PyObject function) {
        PyObject flag = function == null ? null : Attributes.find(ts, function, ABSTRACT);
        if (flag == null) {
            return false;
        }
        try (var held = ts.hold(flag)) {
            return Comparison.isTrue(ts, flag);
        }
    }

    @Override
    public PyType type() {
        return attributes == null ? TYPE : attributes.type();
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        return attributes;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyPropertySlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyPropertySlots.clear(ts, this);
    }
}
