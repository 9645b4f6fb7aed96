package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Instances;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/** The tests of match statements. Source: CPython 3.14 Python/ceval.c. */
@SuppressWarnings("CleanPoint")
final class PatternOps {

    private static final PyStr GET = PyStr.interned("get");
    private static final PyStr MATCH_ARGS = PyStr.interned("__match_args__");

    private PatternOps() {}

    /** {@code MATCH_KEYS}: the values of the keys in the tuple in register {@code keys}, or None if one is missing; floating. */
    @CleanPoint
    static PyObject keys(ThreadState ts, PyObject subject, PyTuple keys) {
        if (keys.size() == 0) {
            return PyTuple.EMPTY;
        }
        boolean plain = subject.getClass() == PyDict.class;
        PyObject missing = plain ? null : new PySet(ts);
        PySet seen = new PySet(ts);
        int mark = ts.holdMark();
        ts.pushHold(seen);
        ts.pushHold(missing);
        try (Scratch values = new Scratch(ts, keys.size())) {
            for (int i = 0; i < keys.size(); i++) {
                PyObject key = keys.get(i);
                if (seen.contains(ts, key)) {
                    throw Errors.valueError(ts, "mapping pattern checks duplicate key (" + Representation.repr(ts, key) + ")");
                }
                seen.add(ts, key);
                PyObject value =
                        plain ? ((PyDict) subject).get(ts, key) : Calls.callMethod(ts, subject, GET, key, missing);
                if (value == null || value == missing) {
                    return PyNone.NONE;
                }
                values.add(value);
            }
            return PyTuple.adopt(ts, values.moveOut());
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, seen);
            Refs.discard(ts, missing);
        }
    }

    /** {@code MATCH_REST}: a new dict of what a mapping has besides the keys; floating. */
    @CleanPoint
    static PyObject rest(ThreadState ts, PyObject subject, PyTuple keys) {
        PyDict rest = new PyDict(ts);
        try (var held = ts.hold(rest)) {
            DictUpdate.update(ts, rest, subject);
            for (int i = 0; i < keys.size(); i++) {
                Subscripts.delete(ts, rest, keys.get(i));
            }
            return rest;
        }
    }

    /** {@code MATCH_CLASS}: subject, class and keyword names lie in three temporaries, which are consumed; the attributes, or None. */
    @CleanPoint
    static PyObject classAttributes(ThreadState ts, Frame f, int b, int count) {
        PyObject subject = f.registers[b];
        PyObject type = f.registers[b + 1];
        PyTuple names = (PyTuple) f.registers[b + 2];
        PyObject result = attributes(ts, subject, type, count, names);
        f.consume(ts, b);
        f.consume(ts, b + 1);
        f.consume(ts, b + 2);
        return result;
    }

    @CleanPoint
    private static PyObject attributes(ThreadState ts, PyObject subject, PyObject type, int count, PyTuple names) {
        if (!(type instanceof PyType t)) {
            throw Errors.typeError(ts, "called match pattern must be a class");
        }
        if (!Instances.isInstance(ts, subject, t)) {
            return PyNone.NONE;
        }
        PySet seen = new PySet(ts);
        int mark = ts.holdMark();
        ts.pushHold(seen);
        try (Scratch values = new Scratch(ts, count + names.size())) {
            if (count > 0 && !positional(ts, subject, t, count, seen, values)) {
                return PyNone.NONE;
            }
            for (int i = 0; i < names.size(); i++) {
                if (!attribute(ts, subject, t, (PyStr) names.get(i), seen, values)) {
                    return PyNone.NONE;
                }
            }
            return PyTuple.adopt(ts, values.moveOut());
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, seen);
        }
    }

    @CleanPoint
    private static boolean positional(ThreadState ts, PyObject subject, PyType type, int count, PySet seen, Scratch values) {
        PyObject found = Attributes.find(ts, type, MATCH_ARGS);
        if (found != null && !(found instanceof PyTuple)) {
            throw Errors.typeError(
                    ts, type.name() + ".__match_args__ must be a tuple (got " + PyType.of(found).fullName() + ")");
        }
        PyTuple args = found == null ? PyTuple.EMPTY : (PyTuple) found;
        boolean self = found == null && type.has(PyType.MATCH_SELF);
        int allowed = self ? 1 : args.size();
        if (allowed < count) {
            throw Errors.typeError(
                    ts,
                    type.name() + "() accepts " + allowed + " positional sub-pattern" + (allowed == 1 ? "" : "s") + " (" + count
                            + " given)");
        }
        if (self) {
            values.add(subject);
            return true;
        }
        try (var held = ts.hold(args)) {
            for (int i = 0; i < count; i++) {
                if (!(args.get(i) instanceof PyStr name)) {
                    throw Errors.typeError(
                            ts, "__match_args__ elements must be strings (got " + PyType.of(args.get(i)).fullName() + ")");
                }
                if (!attribute(ts, subject, type, name, seen, values)) {
                    return false;
                }
            }
        }
        return true;
    }

    @CleanPoint
    private static boolean attribute(ThreadState ts, PyObject subject, PyType type, PyStr name, PySet seen, Scratch values) {
        if (seen.contains(ts, name)) {
            throw Errors.typeError(
                    ts, type.name() + "() got multiple sub-patterns for attribute " + Representation.repr(ts, name));
        }
        seen.add(ts, name);
        PyObject value = Attributes.find(ts, subject, name);
        if (value == null) {
            return false;
        }
        values.add(value);
        return true;
    }

    /** Carries out an instruction of patterns; answers the result for register a. */
    @CleanPoint
    static PyObject execute(ThreadState ts, Frame f, long w) {
        int b = Opcode.b(w);
        int c = Opcode.c(w);
        PyObject[] r = f.registers;
        switch (Opcode.op(w)) {
            case Opcode.MATCH_SEQUENCE:
                return PyBool.of(PyType.of(r[b]).has(PyType.SEQUENCE));
            case Opcode.MATCH_MAPPING:
                return PyBool.of(PyType.of(r[b]).has(PyType.MAPPING));
            case Opcode.MATCH_KEYS:
                return keys(ts, r[b], (PyTuple) r[c]);
            case Opcode.MATCH_REST:
                return rest(ts, r[b], (PyTuple) r[c]);
            default:
                return classAttributes(ts, f, b, c);
        }
    }
}
