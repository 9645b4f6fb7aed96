package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** How object takes itself apart for pickle and copy. Source: CPython 3.14 Objects/typeobject.c, object___reduce_ex__. */
final class Reduction {

    private static final PyStr REDUCE = PyStr.interned("__reduce__");
    private static final PyStr GETSTATE = PyStr.interned("__getstate__");
    private static final PyStr GETNEWARGS = PyStr.interned("__getnewargs__");
    private static final PyStr GETNEWARGS_EX = PyStr.interned("__getnewargs_ex__");
    private static final PyStr NEWOBJ = PyStr.interned("__newobj__");
    private static final PyStr NEWOBJ_EX = PyStr.interned("__newobj_ex__");
    private static final PyStr REDUCE_EX = PyStr.interned("_reduce_ex");
    private static final PyStr SLOT_NAMES = PyStr.interned("_slotnames");
    private static final PyStr SLOT_NAMES_KEPT = PyStr.interned("__slotnames__");
    private static final PyStr ITEMS = PyStr.interned("items");

    private Reduction() {}

    /** {@code object.__reduce_ex__}: the class's own {@code __reduce__} goes first. */
    @CleanPoint
    static PyObject reduceEx(ThreadState ts, PyObject o, int protocol) {
        PyObject own = PyType.of(o).lookup(ts, REDUCE);
        if (own instanceof PyMethodDescriptor d && d.owner == PyType.OBJECT) {
            return reduce(ts, o, protocol);
        }
        return Calls.callMethod(ts, o, REDUCE);
    }

    @CleanPoint
    static PyObject reduce(ThreadState ts, PyObject o, int protocol) {
        PyObject copyreg = Interpreter.of(ts).hooks.importModule(ts, "copyreg");
        try (var held = ts.hold(copyreg)) {
            return protocol < 2
                    ? Calls.callMethod(ts, copyreg, REDUCE_EX, o, PyInt.of(protocol))
                    : reduceNew(ts, o, copyreg);
        }
    }

    @CleanPoint
    private static PyObject reduceNew(ThreadState ts, PyObject o, PyObject copyreg) {
        PyType type = PyType.of(o);
        if (type.slot(SlotId.NEW) == null) {
            throw cannotPickle(ts, type);
        }
        try (Scratch parts = new Scratch(ts, 8)) {
            PyTuple args = PyTuple.EMPTY;
            PyObject keywords = null;
            boolean hasArgs = true;
            if (type.lookup(ts, GETNEWARGS_EX) != null) {
                PyObject both = Calls.callMethod(ts, o, GETNEWARGS_EX);
                parts.add(both);
                checkArguments(ts, both);
                args = (PyTuple) ((PyTuple) both).get(0);
                keywords = ((PyTuple) both).get(1);
            } else if (type.lookup(ts, GETNEWARGS) != null) {
                PyObject given = Calls.callMethod(ts, o, GETNEWARGS);
                parts.add(given);
                if (!(given instanceof PyTuple a)) {
                    throw Errors.typeError(
                            ts, "__getnewargs__ should return a tuple, not '" + PyType.of(given).fullName() + "'");
                }
                args = a;
            } else {
                hasArgs = false;
            }
            boolean isDict = o instanceof PyDict;
            boolean isList = o instanceof PyList;
            boolean ownState = type.lookup(ts, GETSTATE) != PyType.OBJECT.lookup(ts, GETSTATE);
            if (!hasArgs && !isDict && !isList && !ownState && type.layout().builtinPart() != Layout.OBJECT) {
                throw cannotPickle(ts, type);
            }
            PyObject state = Calls.callMethod(ts, o, GETSTATE);
            parts.add(state);
            boolean plain = keywords == null || keywords instanceof PyDict d && d.size() == 0;
            PyObject function = Attributes.get(ts, copyreg, plain ? NEWOBJ : NEWOBJ_EX);
            parts.add(function);
            PyObject arguments =
                    plain ? PyTuple.of(ts, Calls.prepend(type, args.array())) : PyTuple.of(ts, type, args, keywords);
            parts.add(arguments);
            PyObject listItems = isList ? Iteration.iter(ts, o) : PyNone.NONE;
            parts.add(listItems);
            PyObject dictItems = isDict ? items(ts, o) : PyNone.NONE;
            return PyTuple.of(ts, function, arguments, state, listItems, dictItems);
        }
    }

    /** Raises TypeError or ValueError unless {@code __getnewargs_ex__} returned a tuple of a tuple and a dict. */
    private static void checkArguments(ThreadState ts, PyObject both) {
        if (!(both instanceof PyTuple t)) {
            throw Errors.typeError(ts, "__getnewargs_ex__ should return a tuple, not '" + PyType.of(both).fullName() + "'");
        }
        if (t.size() != 2) {
            throw Errors.valueError(ts, "__getnewargs_ex__ should return a tuple of length 2, not " + t.size());
        }
        if (!(t.get(0) instanceof PyTuple)) {
            throw Errors.typeError(
                    ts,
                    "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '" + PyType.of(t.get(0)).fullName()
                            + "'");
        }
        if (!(t.get(1) instanceof PyDict)) {
            throw Errors.typeError(
                    ts,
                    "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '" + PyType.of(t.get(1)).fullName()
                            + "'");
        }
    }

    @CleanPoint
    private static PyObject items(ThreadState ts, PyObject o) {
        PyObject items = Calls.callMethod(ts, o, ITEMS);
        PyObject iterator;
        try (var held = ts.hold(items)) {
            iterator = Iteration.iter(ts, items);
        }
        return iterator;
    }

    private static RuntimeException cannotPickle(ThreadState ts, PyType type) {
        return Errors.typeError(ts, "cannot pickle '" + type.fullName() + "' object");
    }

    /** {@code object.__getstate__}: the attributes, and members if there are any; None for neither. */
    @CleanPoint
    static PyObject state(ThreadState ts, PyObject o) {
        PyType type = PyType.of(o);
        PyObject state = PyNone.NONE;
        if (o instanceof HasAttributes h
                && type.has(PyType.HAS_DICT)
                && h.attributes() != null
                && h.attributes().shape() != type.rootShape()) {
            PyDict attributes = h.attributes().dict(ts);
            state = attributes.size() == 0 ? state : attributes;
        }
        if (!type.isHeap()) {
            return state;
        }
        try (var held = ts.hold(state)) {
            PyDict members = members(ts, o, type);
            if (members.size() > 0) {
                return PyTuple.of(ts, state, members);
            }
            Refs.discard(ts, members);
        }
        return state;
    }

    /** The names of the members of a class, floating: a list that copyreg made and keeps in the class. */
    @CleanPoint
    private static PyObject slotNames(ThreadState ts, PyType type) {
        PyObject known = type.dict().getStr(ts, SLOT_NAMES_KEPT);
        if (known instanceof PyList) {
            return known;
        }
        PyObject copyreg = Interpreter.of(ts).hooks.importModule(ts, "copyreg");
        try (var held = ts.hold(copyreg)) {
            PyObject names = Calls.callMethod(ts, copyreg, SLOT_NAMES, type);
            if (names == PyNone.NONE) {
                return PyTuple.EMPTY;
            }
            if (!(names instanceof PyList)) {
                Refs.discard(ts, names);
                throw Errors.typeError(ts, "copyreg._slotnames didn't return a list or None");
            }
            return names;
        }
    }

    /** The members that are set, by name. */
    @CleanPoint
    private static PyDict members(ThreadState ts, PyObject o, PyType type) {
        PyDict result = new PyDict(ts);
        int mark = ts.holdMark();
        ts.pushHold(result);
        try {
            PyObject names = slotNames(ts, type);
            try (var held = ts.hold(names)) {
                PyTuple all = Iteration.toTuple(ts, names);
                try (var heldAll = ts.hold(all)) {
                    for (int i = 0; i < all.size(); i++) {
                        PyStr name = PyStr.asSelf(all.get(i));
                        PyObject value = name == null ? null : Attributes.find(ts, o, name);
                        if (value != null) {
                            result.putStr(ts, name, value);
                        }
                    }
                }
            }
        } finally {
            ts.unholdTo(mark);
        }
        return result;
    }
}
