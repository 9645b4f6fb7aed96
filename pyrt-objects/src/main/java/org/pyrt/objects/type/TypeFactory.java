package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyClassMethod;
import org.pyrt.objects.function.PyClassMethodDescriptor;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PySuper;
import org.pyrt.objects.function.PyStaticMethod;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Makes classes: what {@code type.__new__} does for a class statement. Source: CPython 3.14 Objects/typeobject.c, type_new. */
public final class TypeFactory {

    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr MODULE = PyStr.interned("__module__");
    private static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr ENCODE = PyStr.interned("encode");
    private static final PyStr DOC = PyStr.interned("__doc__");
    private static final PyStr NEW = PyStr.interned("__new__");
    private static final PyStr EQ = PyStr.interned("__eq__");
    private static final PyStr HASH = PyStr.interned("__hash__");
    private static final PyStr CLASS_CELL = PyStr.interned("__classcell__");
    private static final PyStr CLASS_DICT_CELL = PyStr.interned("__classdictcell__");
    private static final PyStr SET_NAME = PyStr.interned("__set_name__");
    private static final PyStr INIT_SUBCLASS = PyStr.interned("__init_subclass__");
    private static final PyStr CLASS_GETITEM = PyStr.interned("__class_getitem__");
    private static final PyStr MRO_ENTRIES = PyStr.interned("__mro_entries__");
    private static final int INHERITED =
            PyType.HAS_DICT | PyType.HAS_WEAKREF | PyType.SEQUENCE | PyType.MAPPING | PyType.MATCH_SELF | PyType.CONCATENATES;

    private TypeFactory() {}

    /**
     * {@code metatype(name, bases, namespace, **keywords)} as {@code type.__new__} carries it out: the namespace is copied, and keywords
     * (null for none) go to {@code __init_subclass__}. Floating. Usually the result is a class, but a more derived metaclass among the
     * bases may have a {@code __new__} of its own.
     */
    @CleanPoint
    public static PyObject create(
            ThreadState ts, PyType metatype, PyStr name, PyTuple baseTuple, PyDict namespace, PyDict keywords) {
        refuseMroEntries(ts, baseTuple);
        PyType winner = metaclass(ts, metatype, baseTuple.array());
        if (winner != metatype && winner.slot(SlotId.NEW) != PyType.TYPE.slot(SlotId.NEW)) {
            return delegate(ts, winner, name, baseTuple, namespace, keywords);
        }
        PyType[] bases = bases(ts, baseTuple);
        PyType base = bestBase(ts, bases);
        checkName(ts, name);
        if (namespace.getStr(ts, DOC) instanceof PyStr doc) {
            checkEncodable(ts, doc);
        }
        PyDict dict = new PyDict(ts);
        try (var held = ts.hold(dict)) {
            DictUpdate.merge(ts, dict, namespace, true);
            return make(ts, winner, name, bases, baseTuple, base, dict, keywords);
        }
    }

    @CleanPoint
    private static PyObject delegate(
            ThreadState ts, PyType winner, PyStr name, PyTuple bases, PyDict namespace, PyDict keywords) {
        PyStr[] names = keywordNames(ts, keywords);
        PyObject[] args = new PyObject[3 + names.length];
        args[0] = name;
        args[1] = bases;
        args[2] = namespace;
        System.arraycopy(keywordValues(ts, keywords, names), 0, args, 3, names.length);
        return winner.slot(SlotId.NEW).call(ts, winner, args, names.length == 0 ? null : names);
    }

    // ---- metaclass and bases ----

    /**
     * The metaclass for a class with these bases: the most derived of {@code initial} and the bases' types; raises TypeError if there is
     * none. The compiler's class statement asks this too.
     */
    public static PyType metaclass(ThreadState ts, PyType initial, PyObject[] bases) {
        PyType winner = initial;
        for (PyObject b : bases) {
            PyType t = PyType.of(b);
            if (winner.isSubtypeOf(t)) {
                continue;
            }
            if (!t.isSubtypeOf(winner)) {
                throw Errors.typeError(
                        ts,
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all"
                                + " its bases");
            }
            winner = t;
        }
        return winner;
    }

    /** Only class statements and types.new_class ask a base for what stands in its place. */
    @CleanPoint
    private static void refuseMroEntries(ThreadState ts, PyTuple bases) {
        for (int i = 0; i < bases.size(); i++) {
            if (!(bases.get(i) instanceof PyType)) {
                PyObject entries = Attributes.find(ts, bases.get(i), MRO_ENTRIES);
                Refs.discard(ts, entries);
                if (entries != null) {
                    throw Errors.typeError(ts, "type() doesn't support MRO entry resolution; use types.new_class()");
                }
            }
        }
    }

    @CleanPoint
    private static PyType[] bases(ThreadState ts, PyTuple tuple) {
        if (tuple.size() == 0) {
            return new PyType[] {PyType.OBJECT};
        }
        PyType[] bases = new PyType[tuple.size()];
        for (int i = 0; i < bases.length; i++) {
            PyObject b = tuple.get(i);
            if (!(b instanceof PyType t)) {
                throw Errors.typeError(ts, "bases must be types");
            }
            bases[i] = t;
        }
        return bases;
    }

    /** The base whose Java layout the class continues. */
    static PyType bestBase(ThreadState ts, PyType[] bases) {
        PyType best = null;
        for (PyType b : bases) {
            if (!b.has(PyType.BASETYPE)) {
                throw Errors.typeError(ts, "type '" + b.fullName() + "' is not an acceptable base type");
            }
            if (best == null || !best.layout().extendsLayout(b.layout())) {
                if (best != null && !b.layout().extendsLayout(best.layout())) {
                    throw Errors.typeError(ts, "multiple bases have instance lay-out conflict");
                }
                best = b;
            }
        }
        return best;
    }

    /** Raises ValueError if a type cannot have this name: one with null characters, or with surrogates. */
    @CleanPoint
    static void checkName(ThreadState ts, PyStr name) {
        checkEncodable(ts, name);
        if (name.toString().indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "type name must not contain null characters");
        }
    }

    /** Raises UnicodeEncodeError for a str with surrogates. */
    @CleanPoint
    private static void checkEncodable(ThreadState ts, PyStr s) {
        if (s.kind() > PyStr.TWO_BYTE) {
            Refs.discard(ts, Calls.callMethod(ts, s, ENCODE));
        }
    }

    // ---- the class itself ----

    @CleanPoint
    private static PyObject make(
            ThreadState ts, PyType metatype, PyStr name, PyType[] bases, PyTuple given, PyType base, PyDict dict, PyDict keywords) {
        ClassSlots slots = ClassSlots.read(ts, name, bases, base, dict);
        boolean oddKeys = warnOfOtherKeys(ts, name, dict);
        PyStr qualname = takeQualname(ts, name, dict);
        setModule(ts, dict);
        wrapSpecialMethods(ts, dict);
        PyCell classCell = takeCell(ts, dict, CLASS_CELL);
        PyCell dictCell = takeCell(ts, dict, CLASS_DICT_CELL);
        PyDict names = dict.copy(ts);
        int flags = base.flags() & INHERITED | PyType.BASETYPE | slots.flags() | (oddKeys ? PyType.ODD_KEYS : 0);
        for (PyType b : bases) {
            flags |= b.flags() & PyType.ODD_KEYS;
        }
        PyType type =
                new PyType(
                        ts,
                        metatype,
                        name,
                        qualname,
                        base,
                        bases,
                        given.size() > 0 ? given : PyTuple.of(ts, PyType.OBJECT),
                        dict,
                        slots.layout(name.toString(), base),
                        base.memberCount() + slots.count(),
                        flags);
        slots.define(ts, type, dict);
        if (dict.getStr(ts, DOC) == null) {
            dict.putStr(ts, DOC, PyNone.NONE);
        }
        if (dict.getStr(ts, EQ) != null && dict.getStr(ts, HASH) == null) {
            dict.putStr(ts, HASH, PyNone.NONE);
        }
        int mark = ts.holdMark();
        ts.pushHold(names);
        ts.pushHold(classCell);
        ts.pushHold(dictCell);
        ts.pushHold(type);
        try {
            if (dictCell != null) {
                dictCell.set(ts, dict);
            }
            if (classCell != null) {
                classCell.set(ts, type);
            }
            Mro.install(ts, type);
            inheritPatternFlags(type);
            type.setSlots(SlotTable.compute(ts, type));
            for (PyType b : type.bases()) {
                b.removeSubclass(type);
                b.addSubclass(type);
            }
            setNames(ts, type, names);
            initSubclass(ts, type, keywords);
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, names);
            Refs.discard(ts, classCell);
            Refs.discard(ts, dictCell);
        }
        return type;
    }

    private static PyStr takeQualname(ThreadState ts, PyStr name, PyDict dict) {
        PyObject given = dict.popStr(ts, QUALNAME);
        if (given == null) {
            return name;
        }
        PyStr qualname = PyStr.asSelf(given);
        if (qualname == null) {
            String actual = PyType.of(given).fullName();
            Refs.discard(ts, given);
            throw Errors.typeError(ts, "type __qualname__ must be a str, not " + actual);
        }
        return qualname;
    }

    private static void setModule(ThreadState ts, PyDict dict) {
        if (dict.getStr(ts, MODULE) == null
                && Interpreter.of(ts).hooks.currentGlobals(ts) instanceof PyDict globals) {
            PyObject name = globals.getStr(ts, NAME);
            if (name != null) {
                dict.putStr(ts, MODULE, name);
            }
        }
    }

    /** Attributes are found by str; other keys of a namespace are a mistake. Answers whether some keys are no exact strs. */
    @CleanPoint
    private static boolean warnOfOtherKeys(ThreadState ts, PyStr name, PyDict dict) {
        DictTable table = dict.table();
        boolean odd = false;
        for (int i = 0; i < table.used(); i++) {
            PyObject key = table.key(ts, i);
            if (key instanceof PyStr || table.value(ts, i) == null) {
                continue;
            }
            odd = true;
            if (PyStr.asSelf(key) == null) {
                Interpreter.of(ts)
                        .hooks
                        .warn(ts, ExceptionTypes.RUNTIME_WARNING, "non-string key in the __dict__ of class " + name, 1);
                return true;
            }
        }
        return odd;
    }

    private static void wrapSpecialMethods(ThreadState ts, PyDict dict) {
        if (dict.getStr(ts, NEW) instanceof PyFunction f) {
            dict.putStr(ts, NEW, new PyStaticMethod(ts, PyStaticMethod.TYPE, f));
        }
        wrapClassMethod(ts, dict, INIT_SUBCLASS);
        wrapClassMethod(ts, dict, CLASS_GETITEM);
    }

    private static void wrapClassMethod(ThreadState ts, PyDict dict, PyStr name) {
        if (dict.getStr(ts, name) instanceof PyFunction f) {
            dict.putStr(ts, name, new PyClassMethod(ts, PyClassMethod.TYPE, f));
        }
    }

    /** Removes a cell that the compiler left in the namespace; floating, or null. */
    private static PyCell takeCell(ThreadState ts, PyDict dict, PyStr name) {
        PyObject o = dict.popStr(ts, name);
        if (o == null || o instanceof PyCell) {
            return (PyCell) o;
        }
        String actual = TypeNames.repr(ts, PyType.of(o)).toString();
        Refs.discard(ts, o);
        throw Errors.typeError(ts, name + " must be a nonlocal cell, not " + actual);
    }

    /** Whether instances match sequence or mapping patterns is decided by the first class along the mro that says so. */
    private static void inheritPatternFlags(PyType type) {
        int kinds = PyType.SEQUENCE | PyType.MAPPING;
        for (PyType t : type.mro()) {
            if (t != type && (t.flags() & kinds) != 0) {
                type.setFlag(kinds, false);
                type.setFlag(t.flags() & kinds, true);
                return;
            }
        }
    }

    // ---- hooks ----

    /** Tells each attribute that has a {@code __set_name__} which name it got. */
    @CleanPoint
    private static void setNames(ThreadState ts, PyType type, PyDict names) {
        DictTable table = names.table();
        for (int i = 0; i < table.used(); i++) {
            PyObject value = table.value(ts, i);
            if (value == null || value instanceof PyFunction || value instanceof PyStr || value instanceof PyInt) {
                continue;
            }
            PyType of = PyType.of(value);
            PyObject method = of.lookup(ts, SET_NAME);
            if (method != null) {
                PyObject key = table.key(ts, i);
                try (var held = ts.hold(value);
                        var heldKey = ts.hold(key)) {
                    PyObject bound = Descriptors.get(ts, method, value, of);
                    setName(ts, type, key, value, bound);
                }
            }
        }
    }

    @CleanPoint
    private static void setName(ThreadState ts, PyType type, PyObject key, PyObject value, @Floating PyObject bound) {
        try (var held = ts.hold(bound)) {
            Refs.discard(ts, Calls.call(ts, bound, type, key));
        } catch (Raised e) {
            PyBaseException error = Errors.take(ts);
            try (var heldError = ts.hold(error)) {
                error.addNote(
                        ts,
                        PyStr.of(
                                "Error calling __set_name__ on '" + PyType.of(value).fullName() + "' instance "
                                        + Representation.repr(ts, key) + " in '" + type.fullName() + "'"));
                throw Errors.reraise(ts, error);
            }
        }
    }

    @CleanPoint
    private static void initSubclass(ThreadState ts, PyType type, PyDict keywords) {
        if (!inOwnOrder(type)) {
            throw Errors.typeError(
                    ts,
                    "super(type, obj): obj (type " + type.name() + ") is not an instance or subtype of type (" + type.name() + ").");
        }
        PyObject found = PySuper.lookup(ts, type, type, INIT_SUBCLASS);
        PyStr[] names = keywordNames(ts, keywords);
        if (found == null || found instanceof PyClassMethodDescriptor d && d.owner == PyType.OBJECT) {
            if (names.length > 0) {
                throw Errors.typeError(ts, type.qualname() + ".__init_subclass__() takes no keyword arguments");
            }
            return;
        }
        PyObject bound = Descriptors.get(ts, found, null, type);
        try (var held = ts.hold(bound)) {
            Refs.discard(
                    ts, Calls.call(ts, bound, keywordValues(ts, keywords, names), names.length == 0 ? null : names));
        }
    }

    /** Whether the metaclass's {@code mro()} let the class stay in its own order. */
    private static boolean inOwnOrder(PyType type) {
        for (PyType t : type.mro()) {
            if (t == type) {
                return true;
            }
        }
        return false;
    }

    private static PyStr[] keywordNames(ThreadState ts, PyDict keywords) {
        if (keywords == null || keywords.size() == 0) {
            return new PyStr[0];
        }
        DictTable table = keywords.table();
        PyStr[] names = new PyStr[keywords.size()];
        int n = 0;
        for (int i = 0; i < table.used(); i++) {
            if (table.value(ts, i) != null) {
                names[n++] = PyStr.asSelf(table.key(ts, i));
            }
        }
        return names;
    }

    private static PyObject[] keywordValues(ThreadState ts, PyDict keywords, PyStr[] names) {
        PyObject[] values = new PyObject[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = keywords.getStr(ts, names[i]);
        }
        return values;
    }
}
