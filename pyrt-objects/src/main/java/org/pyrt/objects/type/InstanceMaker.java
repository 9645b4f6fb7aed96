package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PySuper;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Calling a class: {@code __new__}, then {@code __init__}. */
public final class InstanceMaker {

    private static final TypeSlot OBJECT_NEW = PyType.OBJECT.slot(SlotId.NEW);
    private static final TypeSlot OBJECT_INIT = PyType.OBJECT.slot(SlotId.INIT);

    private InstanceMaker() {}

    /** {@code type(*args, **keywords)} by {@code type.__call__}; keyword values come last in {@code args}. Floating. */
    @CleanPoint
    public static PyObject make(ThreadState ts, PyType type, PyObject[] args, PyStr[] kwNames) {
        if (type == PyType.TYPE) {
            if (args.length == 1 && kwNames == null) {
                return PyType.of(args[0]);
            }
            int positional = args.length - (kwNames == null ? 0 : kwNames.length);
            if (positional == 1) {
                throw Errors.typeError(ts, "type() takes no keyword arguments");
            }
            if (positional != 3) {
                throw Errors.typeError(ts, "type() takes 1 or 3 arguments");
            }
        }
        if (type == PySuper.TYPE && args.length == 0) {
            return PySuper.ofCaller(ts);
        }
        TypeSlot create = type.slot(SlotId.NEW);
        if (create == null) {
            throw Errors.typeError(ts, "cannot create '" + type.fullName() + "' instances");
        }
        PyObject o;
        if (create == OBJECT_NEW) {
            if (args.length > 0) {
                ObjectMethods.refuseArguments(ts, type);
            }
            o = ObjectMethods.allocate(ts, type);
        } else {
            o = create.call(ts, type, args, kwNames);
            PyType made = PyType.of(o);
            if (made != type && !made.isSubtypeOf(type)) {
                return o;
            }
        }
        TypeSlot init = PyType.of(o).slot(SlotId.INIT);
        return init == OBJECT_INIT ? o : initialize(ts, o, init, args, kwNames);
    }

    /**
     * What {@code __new__} of a builtin type that takes no keywords does with some: TypeError, unless {@code type} is a class with an {@code __init__} of its own, which may
     * want them.
     */
    public static void ignoreKeywords(ThreadState ts, PyType type, PyType builtin, PyDict keywords) {
        if (keywords != null
                && keywords.size() > 0
                && (type == builtin || type.slot(SlotId.INIT) == builtin.slot(SlotId.INIT))) {
            throw Errors.typeError(ts, builtin.name() + "() takes no keyword arguments");
        }
    }

    /** Runs {@code __init__} and returns the instance, which floats again, or dies if that fails. */
    @CleanPoint
    private static PyObject initialize(ThreadState ts, @Floating PyObject o, TypeSlot init, PyObject[] args, PyStr[] kwNames) {
        int mark = ts.holdMark();
        ts.pushHold(o);
        boolean done = false;
        try {
            PyObject result = init.call(ts, o, args, kwNames);
            if (result != PyNone.NONE) {
                String name = PyType.of(result).fullName();
                Refs.discard(ts, result);
                throw Errors.typeError(ts, "__init__() should return None, not '" + name + "'");
            }
            done = true;
        } finally {
            ts.unholdTo(mark);
            if (!done) {
                Refs.discard(ts, o);
            }
        }
        return o;
    }
}
