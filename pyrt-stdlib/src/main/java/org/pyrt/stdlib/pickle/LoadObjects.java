package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Makes and changes the objects of a run. */
final class LoadObjects {

    private static final PyStr APPEND = PyStr.interned("append");
    private static final PyStr EXTEND = PyStr.interned("extend");
    private static final PyStr ADD = PyStr.interned("add");
    private static final PyStr NEW = PyStr.interned("__new__");
    private static final PyStr GETINITARGS = PyStr.interned("__getinitargs__");
    private static final PyStr SETSTATE = PyStr.interned("__setstate__");
    private static final PyStr DICT = PyStr.interned("__dict__");

    private final Load load;
    private final ThreadState ts;
    private final PyUnpickler unpickler;

    LoadObjects(Load load) {
        this.load = load;
        ts = load.ts;
        unpickler = load.unpickler;
    }

    /** Raises UnpicklingError unless there is an object below an index. */
    private void requireBelow(int at) {
        if (at > unpickler.size || at <= load.fence) {
            throw load.underflow();
        }
    }

    /** The object below an index, floating. */
    private PyObject below(int at) {
        return unpickler.stack[at - 1];
    }

    // ---- containers ----

    /** Appends what the stack has from an index on to the object below it. */
    @CleanPoint
    void append(int from) {
        requireBelow(from);
        int n = unpickler.size - from;
        if (n == 0) {
            return;
        }
        PyObject target = below(from);
        if (target.getClass() == PyList.class) {
            ((PyList) target).appendCounted(ts, unpickler.take(from));
            return;
        }
        PyTuple items = PyTuple.adopt(ts, unpickler.take(from));
        try (var held = ts.hold(target);
                var heldItems = ts.hold(items)) {
            PyObject extend = Attributes.find(ts, target, EXTEND);
            if (extend != null) {
                PyList list = PyList.of(ts, items.array().clone());
                try (var heldExtend = ts.hold(extend);
                        var heldList = ts.hold(list)) {
                    Refs.discard(ts, Calls.call(ts, extend, list));
                }
            } else {
                each(target, APPEND, items);
            }
        }
    }

    @CleanPoint
    private void each(PyObject target, PyStr name, PyTuple items) {
        PyObject method = Attributes.get(ts, target, name);
        try (var held = ts.hold(method)) {
            for (int i = 0; i < items.size(); i++) {
                Refs.discard(ts, Calls.call(ts, method, items.get(i)));
            }
        }
    }

    /** Sets what the stack has from an index on, keys and values, in the object below it. */
    @CleanPoint
    void setItems(int from) {
        requireBelow(from);
        int n = unpickler.size - from;
        if (n == 0) {
            return;
        }
        if (n % 2 != 0) {
            throw PickleErrors.unpickling(ts, "odd number of items for SETITEMS");
        }
        PyObject target = below(from);
        try (var held = ts.hold(target)) {
            put(target, from);
        }
        unpickler.cut(ts, from);
    }

    @CleanPoint
    private void put(PyObject target, int from) {
        for (int i = from; i < unpickler.size; i += 2) {
            PyObject key = unpickler.stack[i];
            PyObject value = unpickler.stack[i + 1];
            if (target.getClass() == PyDict.class && key instanceof PyStr s) {
                ((PyDict) target).putStr(ts, s, value);
                continue;
            }
            try (var heldKey = ts.hold(key);
                    var heldValue = ts.hold(value)) {
                if (target.getClass() == PyDict.class) {
                    ((PyDict) target).put(ts, key, value);
                } else {
                    Subscripts.set(ts, target, key, value);
                }
            }
        }
    }

    /** Makes a dict of what the stack has from an index on. */
    @CleanPoint
    void dict(int from) {
        if ((unpickler.size - from) % 2 != 0) {
            throw PickleErrors.unpickling(ts, "odd number of items for DICT");
        }
        PyDict d = new PyDict(ts);
        try (var held = ts.hold(d)) {
            put(d, from);
            unpickler.cut(ts, from);
            load.push(d);
        }
    }

    /** Adds what the stack has from an index on to the set below it. */
    @CleanPoint
    void addItems(int from) {
        requireBelow(from);
        if (unpickler.size == from) {
            return;
        }
        PyObject target = below(from);
        PyTuple items = PyTuple.adopt(ts, unpickler.take(from));
        try (var held = ts.hold(target);
                var heldItems = ts.hold(items)) {
            if (target instanceof PySet s) {
                s.update(ts, items);
            } else {
                each(target, ADD, items);
            }
        }
    }

    /** Makes a frozenset of what the stack has from an index on. */
    @CleanPoint
    void frozenSet(int from) {
        PyTuple items = PyTuple.adopt(ts, unpickler.take(from));
        try (var held = ts.hold(items)) {
            load.push(PyFrozenSet.from(ts, items));
        }
    }

    // ---- instances ----

    /** Calls what the stack has below a tuple. */
    @CleanPoint
    void reduce() {
        load.require(2);
        PyObject args = unpickler.pop(ts);
        try (var held = ts.hold(args)) {
            PyObject function = unpickler.pop(ts);
            if (!(args instanceof PyTuple t)) {
                Refs.discard(ts, function);
                throw Errors.typeError(ts, "argument list must be a tuple");
            }
            load.push(Calls.call(ts, function, t.array().clone(), null));
        }
    }

    /** Makes an instance by {@code __new__} of a class, with a tuple and perhaps a dict of arguments. */
    @CleanPoint
    void make(boolean withKeywords) {
        String op = withKeywords ? "NEWOBJ_EX" : "NEWOBJ";
        load.require(withKeywords ? 3 : 2);
        int mark = ts.holdMark();
        try {
            PyObject keywords = withKeywords ? unpickler.pop(ts) : null;
            ts.pushHold(keywords);
            PyObject args = unpickler.pop(ts);
            ts.pushHold(args);
            PyObject type = unpickler.pop(ts);
            ts.pushHold(type);
            if (!(type instanceof PyType t)) {
                throw PickleErrors.unpickling(ts, op + " class argument must be a type, not " + PyType.of(type).fullName());
            }
            TypeSlot make = t.slot(SlotId.NEW);
            if (make == null) {
                throw PickleErrors.unpickling(ts, op + " class argument '" + t.fullName() + "' doesn't have __new__");
            }
            if (!(args instanceof PyTuple a)) {
                throw PickleErrors.unpickling(ts, op + " args argument must be a tuple, not " + PyType.of(args).fullName());
            }
            if (keywords != null && !(keywords instanceof PyDict)) {
                throw PickleErrors.unpickling(ts, op + " kwargs argument must be a dict, not " + PyType.of(keywords).fullName());
            }
            load.push(Calls.callSlot(ts, make, t, a.array().clone(), (PyDict) keywords));
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** Makes an instance of the class at an index of the stack, with the arguments above it. */
    @CleanPoint
    void instance(int at) {
        if (unpickler.size - at < 1) {
            throw load.underflow();
        }
        PyTuple args = PyTuple.adopt(ts, unpickler.take(at + 1));
        try (var held = ts.hold(args)) {
            instantiate(unpickler.pop(ts), args);
        }
    }

    /** Makes an instance of a class with the arguments that the stack has from an index on. */
    @CleanPoint
    void instantiate(@Floating PyObject type, int from) {
        PyTuple args = PyTuple.adopt(ts, unpickler.take(from));
        try (var heldType = ts.hold(type);
                var held = ts.hold(args)) {
            instantiate(type, args);
        }
    }

    @CleanPoint
    private void instantiate(@Floating PyObject type, PyTuple args) {
        try (var held = ts.hold(type)) {
            if (args.size() == 0 && type instanceof PyType) {
                PyObject initial = Attributes.find(ts, type, GETINITARGS);
                Refs.discard(ts, initial);
                if (initial == null) {
                    load.push(Calls.callMethod(ts, type, NEW, type));
                    return;
                }
            }
            load.push(Calls.call(ts, type, args.array().clone(), null));
        }
    }

    // ---- states ----

    /** Gives the object below the uppermost one its state. */
    @CleanPoint
    void build() {
        load.require(2);
        PyObject state = unpickler.pop(ts);
        try (var held = ts.hold(state)) {
            PyObject o = load.top();
            try (var heldObject = ts.hold(o)) {
                PyObject setState = Attributes.find(ts, o, SETSTATE);
                if (setState != null) {
                    try (var heldMethod = ts.hold(setState)) {
                        Refs.discard(ts, Calls.call(ts, setState, state));
                    }
                    return;
                }
                if (state instanceof PyTuple t && t.size() == 2) {
                    setAttributes(o, t.get(0));
                    setMembers(o, t.get(1));
                } else {
                    setAttributes(o, state);
                }
            }
        }
    }

    @CleanPoint
    private void setAttributes(PyObject o, PyObject state) {
        if (state == PyNone.NONE) {
            return;
        }
        if (!(state instanceof PyDict from)) {
            throw PickleErrors.unpickling(ts, "state is not a dictionary");
        }
        PyObject dict = Attributes.get(ts, o, DICT);
        try (var held = ts.hold(dict)) {
            DictTable table = from.table();
            for (int i = 0; i < table.used(); i++) {
                PyObject value = table.value(ts, i);
                if (value != null) {
                    try (var heldValue = ts.hold(value)) {
                        PyObject key = table.key(ts, i);
                        try (var heldKey = ts.hold(key)) {
                            Subscripts.set(ts, dict, key instanceof PyStr s ? PyStr.intern(s) : key, value);
                        }
                    }
                }
            }
        }
    }

    @CleanPoint
    private void setMembers(PyObject o, PyObject state) {
        if (state == PyNone.NONE) {
            return;
        }
        if (!(state instanceof PyDict from)) {
            throw PickleErrors.unpickling(ts, "slot state is not a dictionary");
        }
        DictTable table = from.table();
        for (int i = 0; i < table.used(); i++) {
            PyObject value = table.value(ts, i);
            if (value != null) {
                try (var held = ts.hold(value)) {
                    Attributes.set(ts, o, PickleNames.attribute(ts, table.key(ts, i)), value);
                }
            }
        }
    }
}
