package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.InterpreterConfig;
import org.pyrt.vm.modules.sys.PySimpleNamespace;

/** The settings of interpreters as programs see and give them. Source: CPython 3.14 Python/interpconfig.c. */
final class ConfigObjects {

    private static final PyStr GIL = PyStr.interned("gil");
    private static final PyStr DICT = PyStr.interned("__dict__");

    private static final PyStr[] FLAGS = {
        PyStr.interned("use_main_obmalloc"), PyStr.interned("allow_fork"), PyStr.interned("allow_exec"), PyStr.interned("allow_threads"),
        PyStr.interned("allow_daemon_threads"), PyStr.interned("check_multi_interp_extensions"),
    };

    private ConfigObjects() {}

    /** The settings of that name. Raises ValueError. */
    static InterpreterConfig named(ThreadState ts, String name) {
        switch (name) {
            case "":
            case "default":
            case "isolated":
                return InterpreterConfig.ISOLATED;
            case "legacy":
                return InterpreterConfig.LEGACY;
            case "empty":
                return InterpreterConfig.EMPTY;
            default:
                throw Errors.valueError(ts, "unsupported config name '" + name + "'");
        }
    }

    /** What a program gives: nothing (null or None), a name, or an object with the settings for attributes. */
    @CleanPoint
    static InterpreterConfig of(ThreadState ts, PyObject given) {
        if (given == null || given == PyNone.NONE) {
            return InterpreterConfig.ISOLATED;
        }
        PyStr name = PyStr.asSelf(given);
        if (name != null) {
            return named(ts, name.toString());
        }
        PyObject settings = Attributes.find(ts, given, DICT);
        if (!(settings instanceof PyDict d)) {
            Refs.discard(ts, settings);
            throw Errors.typeError(ts, "bad config " + Representation.repr(ts, given));
        }
        try (var held = ts.hold(d)) {
            return changed(ts, InterpreterConfig.EMPTY, d, true);
        }
    }

    /** Settings changed as a dict says, which has {@code all} of them or some. Raises ValueError and TypeError. */
    @CleanPoint
    static InterpreterConfig changed(ThreadState ts, InterpreterConfig c, PyDict changes, boolean all) {
        boolean[] flags = {c.mainAllocator(), c.fork(), c.exec(), c.threads(), c.daemonThreads(), c.checksExtensions()};
        int known = 0;
        for (int i = 0; i < flags.length; i++) {
            PyObject value = get(ts, changes, FLAGS[i], all);
            if (value != null) {
                known++;
                if (!(value instanceof PyBool)) {
                    throw Errors.typeError(ts, "invalid config type: " + FLAGS[i]);
                }
                flags[i] = value == PyBool.TRUE;
            }
        }
        String gil = c.gil();
        PyObject value = get(ts, changes, GIL, all);
        if (value != null) {
            known++;
            PyStr text = PyStr.asSelf(value);
            if (text == null) {
                throw Errors.typeError(ts, "invalid config type: gil");
            }
            gil = text.toString();
            if (!gil.equals("default") && !gil.equals("shared") && !gil.equals("own")) {
                throw Errors.valueError(ts, "unsupported interpreter config .gil value '" + gil + "'");
            }
        }
        int unknown = changes.size() - known;
        if (unknown > 0) {
            PyDict rest = changes.copy(ts);
            try (var held = ts.hold(rest)) {
                for (PyStr flag : FLAGS) {
                    Refs.discard(ts, rest.popStr(ts, flag));
                }
                Refs.discard(ts, rest.popStr(ts, GIL));
                throw Errors.valueError(
                        ts, "config dict has " + unknown + " extra item" + (unknown == 1 ? "" : "s") + " (" + Representation.repr(ts, rest) + ")");
            }
        }
        return new InterpreterConfig(flags[0], flags[1], flags[2], flags[3], flags[4], flags[5], gil);
    }

    private static PyObject get(ThreadState ts, PyDict settings, PyStr name, boolean needed) {
        PyObject value = settings.getStr(ts, name);
        if (value == null && needed) {
            throw Errors.valueError(ts, "missing config key: " + name);
        }
        return value;
    }

    /** The namespace that programs see, floating. */
    static PyObject toObject(ThreadState ts, InterpreterConfig c) {
        boolean[] flags = {c.mainAllocator(), c.fork(), c.exec(), c.threads(), c.daemonThreads(), c.checksExtensions()};
        PyDict all = new PyDict(ts);
        for (int i = 0; i < flags.length; i++) {
            all.putStr(ts, FLAGS[i], PyBool.of(flags[i]));
        }
        all.putStr(ts, GIL, PyStr.of(c.gil()));
        return new PySimpleNamespace(ts, all);
    }
}
