package org.pyrt.vm.modules.builtins;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeFactory;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;

/** Carries out a class statement: bases, metaclass, namespace, body, class. Source: CPython 3.14 Python/bltinmodule.c (__build_class__). */
final class ClassBuilder {

    private static final PyStr METACLASS = PyStr.interned("metaclass");
    private static final PyStr PREPARE = PyStr.interned("__prepare__");
    private static final PyStr MRO_ENTRIES = PyStr.interned("__mro_entries__");
    private static final PyStr ORIG_BASES = PyStr.interned("__orig_bases__");

    private ClassBuilder() {}

    /** The class, floating. {@code keywords} may be null; {@code metaclass} is taken out of it. */
    @CleanPoint
    static PyObject build(ThreadState ts, PyFunction body, PyStr name, PyObject[] given, PyDict keywords) {
        int mark = ts.holdMark();
        try {
            ts.pushHold(keywords);
            PyTuple original = PyTuple.of(ts, given.clone());
            ts.pushHold(original);
            PyTuple bases = resolveBases(ts, given, original);
            ts.pushHold(bases);
            PyObject meta = metaclass(ts, bases, keywords);
            ts.pushHold(meta);
            PyObject namespace = prepare(ts, meta, name, bases, keywords);
            ts.pushHold(namespace);
            PyObject cell = Engine.runClassBody(ts, body, namespace);
            ts.pushHold(cell);
            if (bases != original) {
                Subscripts.set(ts, namespace, ORIG_BASES, original);
            }
            PyObject cls = call(ts, meta, keywords, name, bases, namespace);
            ts.pushHold(cls);
            if (cls instanceof PyType && cell instanceof PyCell c) {
                checkCell(ts, c, name, cls);
            }
            return cls;
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** The bases with what their {@code __mro_entries__} say in their place; the tuple itself if none has any. */
    @CleanPoint
    private static PyTuple resolveBases(ThreadState ts, PyObject[] given, PyTuple original) {
        boolean changed = false;
        try (Scratch result = new Scratch(ts, given.length)) {
            for (PyObject base : given) {
                PyObject entries = base instanceof PyType ? null : Attributes.find(ts, base, MRO_ENTRIES);
                if (entries == null) {
                    result.add(base);
                    continue;
                }
                PyObject replaced;
                try (var held = ts.hold(entries)) {
                    replaced = Calls.call(ts, entries, original);
                }
                if (!(replaced instanceof PyTuple t)) {
                    throw Errors.typeError(ts, "__mro_entries__ must return a tuple");
                }
                changed = true;
                for (int i = 0; i < t.size(); i++) {
                    result.add(t.get(i));
                }
                Refs.discard(ts, replaced);
            }
            return changed ? PyTuple.adopt(ts, result.moveOut()) : original;
        }
    }

    @CleanPoint
    private static PyObject metaclass(ThreadState ts, PyTuple bases, PyDict keywords) {
        PyObject given = keywords == null ? null : keywords.popStr(ts, METACLASS);
        if (given == null) {
            given = bases.size() == 0 ? PyType.TYPE : PyType.of(bases.get(0));
        }
        return given instanceof PyType t ? TypeFactory.metaclass(ts, t, bases.array()) : given;
    }

    @CleanPoint
    private static PyObject prepare(ThreadState ts, PyObject meta, PyStr name, PyTuple bases, PyDict keywords) {
        if (meta == PyType.TYPE) {
            return new PyDict(ts);
        }
        PyObject prepare = Attributes.find(ts, meta, PREPARE);
        if (prepare == null) {
            return new PyDict(ts);
        }
        PyObject namespace;
        try (var held = ts.hold(prepare)) {
            namespace = call(ts, prepare, keywords, name, bases);
        }
        if (!(namespace instanceof PyDict) && PyType.of(namespace).slot(SlotId.GETITEM) == null) {
            String who = meta instanceof PyType t ? t.name() : "<metaclass>";
            String what = PyType.of(namespace).fullName();
            Refs.discard(ts, namespace);
            throw Errors.typeError(ts, who + ".__prepare__() must return a mapping, not " + what);
        }
        return namespace;
    }

    @CleanPoint
    private static PyObject call(ThreadState ts, PyObject callable, PyDict keywords, PyObject... args) {
        return Calls.callWithDict(ts, callable, args, keywords);
    }

    @CleanPoint
    private static void checkCell(ThreadState ts, PyCell cell, PyStr name, PyObject cls) {
        PyObject content = cell.get(ts);
        if (content == cls) {
            return;
        }
        String shown = "'" + name + "'";
        if (content == null) {
            throw Errors.runtimeError(
                    ts,
                    "__class__ not set defining " + shown + " as " + Representation.repr(ts, cls)
                            + ". Was __classcell__ propagated to type.__new__?");
        }
        throw Errors.typeError(
                ts,
                "__class__ set to " + Representation.repr(ts, content) + " defining " + shown + " as " + Representation.repr(ts, cls));
    }
}
