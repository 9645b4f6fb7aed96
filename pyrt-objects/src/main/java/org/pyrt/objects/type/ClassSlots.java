package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyMemberDescriptor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.TextClasses;
import org.pyrt.refcount.ThreadState;

/**
 * What a class adds to the instances of its base: members by {@code __slots__}, a {@code __dict__}, weak references. Source: CPython 3.14
 * Objects/typeobject.c, type_new_slots.
 */
final class ClassSlots {

    private static final PyStr SLOTS = PyStr.interned("__slots__");
    private static final PyStr DICT = PyStr.interned("__dict__");
    private static final PyStr WEAKREF = PyStr.interned("__weakref__");
    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr CLASS_CELL = PyStr.interned("__classcell__");
    private static final PyStr CLASS_DICT_CELL = PyStr.interned("__classdictcell__");
    private static final PyStr[] NONE = {};

    private PyStr[] members = NONE;
    private boolean addDict;
    private boolean addWeakref;

    private ClassSlots() {}

    /** Reads {@code __slots__} of a class that is being made, if there is one; raises TypeError or ValueError where it is wrong. */
    @CleanPoint
    static ClassSlots read(ThreadState ts, PyStr className, PyType[] bases, PyType base, PyDict dict) {
        ClassSlots result = new ClassSlots();
        boolean mayAddDict = !base.has(PyType.HAS_DICT) && !base.isSubtypeOf(PyType.TYPE);
        boolean mayAddWeakref = !base.has(PyType.HAS_WEAKREF) && !isVariableSized(base);
        PyObject slots = dict.getStr(ts, SLOTS);
        if (slots == null) {
            result.addDict = mayAddDict;
            result.addWeakref = mayAddWeakref;
            return result;
        }
        PyTuple names = PyStr.asSelf(slots) != null ? PyTuple.of(ts, slots) : Iteration.toTuple(ts, slots);
        try (var held = ts.hold(names)) {
            result.take(ts, className, base, dict, names, mayAddDict, mayAddWeakref);
        }
        for (PyType b : bases) {
            if (b != base) {
                result.addDict |= mayAddDict && b.has(PyType.HAS_DICT);
                result.addWeakref |= mayAddWeakref && b.has(PyType.HAS_WEAKREF);
            }
        }
        return result;
    }

    /** Whether CPython's instances end in an array, so that no fields can follow. */
    private static boolean isVariableSized(PyType base) {
        String name = base.layout().builtinPart().toString();
        return name.equals("int") || name.equals("tuple") || name.equals("bytes") || name.equals("type");
    }

    @CleanPoint
    private void take(
            ThreadState ts,
            PyStr className,
            PyType base,
            PyDict dict,
            PyTuple names,
            boolean mayAddDict,
            boolean mayAddWeakref) {
        if (names.size() > 0 && isVariableSized(base)) {
            throw Errors.typeError(ts, "nonempty __slots__ not supported for subtype of '" + base.fullName() + "'");
        }
        PyStr[] given = new PyStr[names.size()];
        int n = 0;
        for (int i = 0; i < given.length; i++) {
            PyStr name = identifier(ts, names.get(i));
            if (name.equals(DICT)) {
                if (!mayAddDict || addDict) {
                    throw Errors.typeError(ts, "__dict__ slot disallowed: we already got one");
                }
                addDict = true;
            } else if (name.equals(WEAKREF)) {
                if (!mayAddWeakref || addWeakref) {
                    throw Errors.typeError(ts, "__weakref__ slot disallowed: we already got one");
                }
                addWeakref = true;
            } else {
                given[n++] = name;
            }
        }
        members = new PyStr[n];
        for (int i = 0; i < n; i++) {
            members[i] = mangle(className.toString(), given[i]);
            checkFree(ts, dict, given[i], members[i]);
        }
        sort(members);
    }

    @CleanPoint
    private static void checkFree(ThreadState ts, PyDict dict, PyStr name, PyStr mangled) {
        if (dict.getStr(ts, mangled) != null
                && !mangled.equals(QUALNAME)
                && !mangled.equals(CLASS_CELL)
                && !mangled.equals(CLASS_DICT_CELL)) {
            throw Errors.valueError(ts, Representation.repr(ts, name) + " in __slots__ conflicts with class variable");
        }
    }

    private static PyStr identifier(ThreadState ts, PyObject o) {
        PyStr name = PyStr.asSelf(o);
        if (name == null) {
            throw Errors.typeError(ts, "__slots__ items must be strings, not '" + PyType.of(o).fullName() + "'");
        }
        if (!TextClasses.isIdentifier(name)) {
            throw Errors.typeError(ts, "__slots__ must be identifiers");
        }
        return name;
    }

    /** The name as code inside the class sees it: {@code __x} becomes {@code _Class__x}. */
    static PyStr mangle(String className, PyStr name) {
        String s = name.toString();
        int i = 0;
        while (i < className.length() && className.charAt(i) == '_') {
            i++;
        }
        if (!s.startsWith("__") || s.endsWith("__") || s.indexOf('.') >= 0 || i == className.length()) {
            return PyStr.intern(name);
        }
        return PyStr.interned("_" + className.substring(i) + s);
    }

    private static void sort(PyStr[] names) {
        for (int i = 1; i < names.length; i++) {
            PyStr name = names[i];
            int k = i;
            for (; k > 0 && names[k - 1].compareTo(name) > 0; k--) {
                names[k] = names[k - 1];
            }
            names[k] = name;
        }
    }

    /** How many members the class adds. */
    int count() {
        return members.length;
    }

    /** The flags of PyType that the class adds. */
    int flags() {
        return (addDict ? PyType.HAS_DICT : 0) | (addWeakref ? PyType.HAS_WEAKREF : 0);
    }

    /** The layout of the class's instances. */
    Layout layout(String className, PyType base) {
        return members.length == 0 ? base.layout() : new Layout(className, base.layout(), members);
    }

    /** What the class defines itself goes before. */
    private static void setDefault(ThreadState ts, PyDict dict, PyStr name, PyObject descriptor) {
        if (dict.getStr(ts, name) == null) {
            dict.putStr(ts, name, descriptor);
        }
    }

    /** Puts the descriptors into the dict of the new class. */
    void define(ThreadState ts, PyType type, PyDict dict) {
        int first = type.memberCount() - members.length;
        for (int i = 0; i < members.length; i++) {
            setDefault(ts, dict, members[i], new PyMemberDescriptor(type, members[i].toString(), first + i));
        }
        if (addDict) {
            setDefault(ts, dict, DICT, InstanceAttributes.dictDescriptor(type));
        }
        if (addWeakref) {
            setDefault(ts, dict, WEAKREF, InstanceAttributes.weakReferenceDescriptor(type));
        }
    }
}
