package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A read-only proxy of a mapping. Source: CPython 3.14 Objects/descrobject.c. */
@ExposedType(name = "mappingproxy")
public final class PyMappingProxy extends Counted {

    /** The type mappingproxy. */
    public static final PyType TYPE =
            PyType.builtin("mappingproxy", new PyMappingProxyAdapter())
                    .flags(PyType.MAPPING)
                    .ownLayout()
                    .doc("mappingproxy(mapping)\n--\n\nRead-only proxy of a mapping.")
                    .build();

    private static final PyStr GET = PyStr.interned("get");
    private static final PyStr KEYS = PyStr.interned("keys");
    private static final PyStr VALUES = PyStr.interned("values");
    private static final PyStr ITEMS = PyStr.interned("items");
    private static final PyStr COPY = PyStr.interned("copy");
    private static final PyStr REVERSED = PyStr.interned("__reversed__");

    @Slot final PyObject mapping;
    boolean cleared;

    /** A floating proxy of {@code mapping}, which it counts. */
    public PyMappingProxy(ThreadState ts, PyObject mapping) {
        super(ts);
        this.mapping = mapping;
        Refs.incref(ts, mapping);
        ts.trackFor(this, mapping);
    }

    @ExposedMethod(name = "__new__", doc = "Create a proxy.")
    static PyObject make(ThreadState ts, PyType type, PyObject mapping) {
        PyType t = PyType.of(mapping);
        if (t.slot(SlotId.GETITEM) == null || mapping instanceof PyTuple || t.has(PyType.SEQUENCE)) {
            throw Errors.typeError(ts, "mappingproxy() argument must be a mapping, not " + t.name());
        }
        return new PyMappingProxy(ts, mapping);
    }

    @ExposedMethod(name = "__getitem__", doc = "Return self[key].")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyMappingProxy self, PyObject key) {
        return Subscripts.get(ts, self.mapping, key);
    }

    @ExposedMethod(name = "__contains__", doc = "Return whether the key is there.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyMappingProxy self, PyObject key) {
        return self.mapping instanceof PyDict d && d.getClass() == PyDict.class
                ? d.contains(ts, key)
                : Subscripts.contains(ts, self.mapping, key);
    }

    @ExposedMethod(name = "__len__", doc = "Return len(self).")
    @CleanPoint
    static long length(ThreadState ts, PyMappingProxy self) {
        return Sizes.length(ts, self.mapping);
    }

    @ExposedMethod(name = "__iter__", doc = "Implement iter(self).")
    @CleanPoint
    static PyObject iter(ThreadState ts, PyMappingProxy self) {
        return Iteration.iter(ts, self.mapping);
    }

    @ExposedMethod(name = "__reversed__", doc = "Return a reverse iterator over the keys.")
    @CleanPoint
    static PyObject reversed(ThreadState ts, PyMappingProxy self) {
        return Calls.callMethod(ts, self.mapping, REVERSED);
    }

    @ExposedMethod(doc = "Return the value of key, or default if there is none.")
    @CleanPoint
    static PyObject get(
            ThreadState ts, PyMappingProxy self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        return Calls.callMethod(ts, self.mapping, GET, key, default_);
    }

    @ExposedMethod(doc = "Return a view of the keys.")
    @CleanPoint
    static PyObject keys(ThreadState ts, PyMappingProxy self) {
        return Calls.callMethod(ts, self.mapping, KEYS);
    }

    @ExposedMethod(doc = "Return a view of the values.")
    @CleanPoint
    static PyObject values(ThreadState ts, PyMappingProxy self) {
        return Calls.callMethod(ts, self.mapping, VALUES);
    }

    @ExposedMethod(doc = "Return a view of the items.")
    @CleanPoint
    static PyObject items(ThreadState ts, PyMappingProxy self) {
        return Calls.callMethod(ts, self.mapping, ITEMS);
    }

    @ExposedMethod(doc = "Return a shallow copy of the mapping.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyMappingProxy self) {
        return Calls.callMethod(ts, self.mapping, COPY);
    }

    @ExposedMethod(name = "__hash__", doc = "Return hash(self).")
    @CleanPoint
    static long hash(ThreadState ts, PyMappingProxy self) {
        return Comparison.hash(ts, self.mapping);
    }

    @ExposedMethod(name = "__eq__", doc = "Return self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyMappingProxy self, PyObject other) {
        return Comparison.compare(ts, SlotId.EQ, self.mapping, other);
    }

    @ExposedMethod(name = "__ne__", doc = "Return self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyMappingProxy self, PyObject other) {
        return Comparison.compare(ts, SlotId.NE, self.mapping, other);
    }

    @ExposedMethod(name = "__or__", doc = "Return self|value.")
    @CleanPoint
    static PyObject or(ThreadState ts, PyMappingProxy self, PyObject other) {
        return Operators.binary(ts, SlotId.OR, self.mapping, other instanceof PyMappingProxy p ? p.mapping : other);
    }

    @ExposedMethod(name = "__ror__", doc = "Return value|self.")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyMappingProxy self, PyObject other) {
        return Operators.binary(ts, SlotId.OR, other instanceof PyMappingProxy p ? p.mapping : other, self.mapping);
    }

    @ExposedMethod(name = "__ior__", doc = "Return self|=value.")
    static PyObject inPlaceOr(ThreadState ts, PyMappingProxy self, PyObject other) {
        throw Errors.typeError(
                ts, "'|=' is not supported by " + self.type().name() + "; use '|' instead");
    }

    @ExposedMethod(name = "__str__", doc = "Return str(self).")
    @CleanPoint
    static PyObject str(ThreadState ts, PyMappingProxy self) {
        return Representation.str(ts, self.mapping);
    }

    @ExposedMethod(name = "__repr__", doc = "Return repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyMappingProxy self) {
        return new StrBuilder()
                .append("mappingproxy(")
                .append(Representation.repr(ts, self.mapping))
                .append(')')
                .toStr();
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyMappingProxySlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyMappingProxySlots.clear(ts, this);
    }
}
