package org.pyrt.stdlib.pickle;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Writes the objects of a run that their reduction, or their name, brings back. */
final class SaveReduced {

    private static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr NEW = PyStr.interned("__new__");
    private static final PyStr CLASS = PyStr.interned("__class__");
    private static final PyStr GETATTR = PyStr.interned("getattr");
    private static final PyStr NEWOBJ = PyStr.interned("__newobj__");
    private static final PyStr NEWOBJ_EX = PyStr.interned("__newobj_ex__");

    private final Save save;
    private final ThreadState ts;

    SaveReduced(Save save) {
        this.save = save;
        ts = save.ts;
    }

    private String name(PyObject o) {
        return TypeNames.qualified(ts, PyType.of(o));
    }

    private static boolean isCallable(PyObject o) {
        return PyType.of(o).slot(SlotId.CALL) != null;
    }

    private static boolean has(PyTuple t, int i) {
        return i < t.size() && t.get(i) != PyNone.NONE;
    }

    private static boolean isIterator(PyObject o) {
        return o instanceof PyIterator || PyType.of(o).slot(SlotId.NEXT) != null;
    }

    /** Writes an object by what its reduction gave. Raises PicklingError if that makes no sense. */
    @CleanPoint
    void save(PyTuple value, PyObject o) {
        if (value.size() < 2 || value.size() > 6) {
            throw PickleErrors.pickling(ts, "tuple returned by __reduce__ must contain 2 through 6 elements");
        }
        PyObject function = value.get(0);
        if (!isCallable(function)) {
            throw PickleErrors.pickling(ts, "first item of the tuple returned by __reduce__ must be callable, not " + name(function));
        }
        if (!(value.get(1) instanceof PyTuple args)) {
            throw PickleErrors.pickling(
                    ts, "second item of the tuple returned by __reduce__ must be a tuple, not " + name(value.get(1)));
        }
        if (has(value, 3) && !isIterator(value.get(3))) {
            throw PickleErrors.pickling(
                    ts, "fourth item of the tuple returned by __reduce__ must be an iterator, not " + name(value.get(3)));
        }
        if (has(value, 4) && !isIterator(value.get(4))) {
            throw PickleErrors.pickling(
                    ts, "fifth item of the tuple returned by __reduce__ must be an iterator, not " + name(value.get(4)));
        }
        if (has(value, 5) && !isCallable(value.get(5))) {
            throw PickleErrors.pickling(ts, "sixth item of the tuple returned by __reduce__ must be callable, not " + name(value.get(5)));
        }
        saveMaking(function, args, o);
        if (!save.pickler.fast) {
            long number = save.pickler.memoNumber(o);
            if (number >= 0) {
                save.out.op(Op.POP);
                save.get(number);
            } else {
                save.memoize(o);
            }
        }
        if (has(value, 3)) {
            save.containers.appendFrom(value.get(3), o);
        }
        if (has(value, 4)) {
            save.containers.setFrom(value.get(4), o);
        }
        if (has(value, 2)) {
            saveState(value, o);
        }
    }

    @CleanPoint
    private void saveState(PyTuple value, PyObject o) {
        if (!has(value, 5)) {
            save.savePart(value.get(2), o, "state");
            save.out.op(Op.BUILD);
            return;
        }
        save.savePart(value.get(5), o, "state setter");
        save.save(o);
        save.savePart(value.get(2), o, "state");
        save.out.op(Op.TUPLE2);
        save.out.op(Op.REDUCE);
        save.out.op(Op.POP);
    }

    @CleanPoint
    private void saveMaking(PyObject function, PyTuple args, PyObject o) {
        if (save.proto >= 2) {
            PyObject name = Attributes.find(ts, function, NAME);
            PyStr s = name instanceof PyStr n ? n : PyStr.EMPTY;
            Refs.discard(ts, name);
            if (s.equals(NEWOBJ_EX)) {
                saveNewEx(args, o);
                return;
            }
            if (s.equals(NEWOBJ)) {
                saveNew(args, o);
                return;
            }
        }
        save.savePart(function, o, "reconstructor");
        save.savePart(args, o, "reconstructor arguments");
        save.out.op(Op.REDUCE);
    }

    @CleanPoint
    private void saveNew(PyTuple args, PyObject o) {
        if (args.size() < 1) {
            throw PickleErrors.pickling(ts, "__newobj__ expected at least 1 argument, got 0");
        }
        PyObject type = args.get(0);
        if (!(type instanceof PyType)) {
            throw PickleErrors.pickling(ts, "first argument to __newobj__() must be a class, not " + name(type));
        }
        PyObject shown = Attributes.get(ts, o, CLASS);
        if (shown != type) {
            String must = PickleErrors.shown(ts, shown);
            throw PickleErrors.pickling(ts, "first argument to __newobj__() must be " + must + ", not " + PickleErrors.shown(ts, type));
        }
        save.savePart(type, o, "class");
        save.savePart(args.slice(ts, 1, args.size()), o, "__new__ arguments");
        save.out.op(Op.NEWOBJ);
    }

    @CleanPoint
    private void saveNewEx(PyTuple args, PyObject o) {
        if (args.size() != 3) {
            throw PickleErrors.pickling(ts, "__newobj_ex__ expected 3 arguments, got " + args.size());
        }
        PyObject type = args.get(0);
        if (!(type instanceof PyType)) {
            throw PickleErrors.pickling(ts, "first argument to __newobj_ex__() must be a class, not " + name(type));
        }
        if (!(args.get(1) instanceof PyTuple positional)) {
            throw PickleErrors.pickling(ts, "second argument to __newobj_ex__() must be a tuple, not " + name(args.get(1)));
        }
        if (!(args.get(2) instanceof PyDict keywords)) {
            throw PickleErrors.pickling(ts, "third argument to __newobj_ex__() must be a dict, not " + name(args.get(2)));
        }
        if (save.proto >= 4) {
            save.savePart(type, o, "class");
            save.savePart(positional, o, "__new__ arguments");
            save.savePart(keywords, o, "__new__ arguments");
            save.out.op(Op.NEWOBJ_EX);
            return;
        }
        PyObject make = Attributes.get(ts, type, NEW);
        PyObject[] all = new PyObject[positional.size() + 2];
        all[0] = make;
        all[1] = type;
        System.arraycopy(positional.array(), 0, all, 2, positional.size());
        PyObject partial = Calls.callWithDict(ts, save.state.partial(), all, keywords);
        save.savePart(partial, o, "reconstructor");
        save.save(PyTuple.EMPTY);
        save.out.op(Op.REDUCE);
    }

    // ---- by name ----

    /** Writes a class; those of constants have no name, and are had of them. */
    @CleanPoint
    void saveType(PyType type) {
        PyObject of =
                type == PyType.of(PyNone.NONE)
                        ? PyNone.NONE
                        : type == PyType.of(PyNotImplemented.NOT_IMPLEMENTED)
                                ? PyNotImplemented.NOT_IMPLEMENTED
                                : type == PyType.of(PyEllipsis.ELLIPSIS) ? PyEllipsis.ELLIPSIS : null;
        if (of == null) {
            saveGlobal(type, null);
        } else {
            save.saveReduced(PyTuple.of(ts, PyType.TYPE, PyTuple.of(ts, of)), type);
        }
    }

    /** Writes an object by its name: a given one, or its own (null). Raises PicklingError if it is not found by that. */
    @CleanPoint
    void saveGlobal(PyObject o, PyStr given) {
        PyStr name = given != null ? given : ownName(o);
        PyStr[] path = PickleNames.path(name);
        PyStr module = PickleNames.module(ts, o, name, path);
        if (save.proto >= 2 && saveExtension(module, name)) {
            return;
        }
        if (save.proto >= 4) {
            save.save(module);
            save.save(name);
            save.out.op(Op.STACK_GLOBAL);
        } else if (path.length > 1) {
            saveDotted(module, path);
        } else {
            saveTopLevel(module, name);
        }
        save.memoize(o);
    }

    @CleanPoint
    private PyStr ownName(PyObject o) {
        PyObject name = Attributes.find(ts, o, QUALNAME);
        if (name == null) {
            name = Attributes.get(ts, o, NAME);
        }
        PyStr s = PyStr.asSelf(name);
        Refs.discard(ts, name);
        if (s == null) {
            throw Errors.typeError(ts, "descriptor 'split' for 'str' objects doesn't apply to a '" + PyType.of(name).fullName() + "' object");
        }
        return s;
    }

    @CleanPoint
    private boolean saveExtension(PyStr module, PyStr name) {
        PyDict extensions = save.state.extensions();
        if (extensions.size() == 0) {
            return false;
        }
        PyTuple key = PyTuple.of(ts, module, name);
        PyObject code;
        try (var held = ts.hold(key)) {
            code = extensions.get(ts, key);
        }
        if (code == null) {
            return false;
        }
        PyInt i = PyInt.asSelf(code);
        long n = i != null && i.fitsLong() ? i.longValue() : -1;
        if (n <= 0 || n > Integer.MAX_VALUE) {
            throw Errors.runtimeError(ts, "extension code " + n + " is out of range");
        }
        if (n <= 0xff) {
            save.out.op(Op.EXT1, (int) n);
        } else if (n <= 0xffff) {
            save.out.op(Op.EXT2, n, 2);
        } else {
            save.out.op(Op.EXT4, n, 4);
        }
        return true;
    }

    /** Before protocol 4 the attributes of something in a module are had by calls of getattr. */
    @CleanPoint
    private void saveDotted(PyStr module, PyStr[] path) {
        PyObject getattr = Interpreter.of(ts).builtins().getStr(ts, GETATTR);
        try (var held = ts.hold(getattr)) {
            for (int i = 1; i < path.length; i++) {
                save.save(getattr);
                if (save.proto < 2) {
                    save.out.op(Op.MARK);
                }
            }
        }
        saveTopLevel(module, path[0]);
        for (int i = 1; i < path.length; i++) {
            save.save(path[i]);
            save.out.op(save.proto < 2 ? Op.TUPLE : Op.TUPLE2);
            save.out.op(Op.REDUCE);
        }
    }

    @CleanPoint
    private void saveTopLevel(PyStr ownModule, PyStr ownName) {
        PyStr module = ownModule;
        PyStr name = ownName;
        if (save.pickler.fixImports) {
            PyTuple key = PyTuple.of(ts, module, name);
            PyObject pair;
            try (var held = ts.hold(key)) {
                pair = save.state.oldNames().get(ts, key);
            }
            if (pair != null) {
                if (!(pair instanceof PyTuple t) || t.size() != 2) {
                    throw Errors.runtimeError(
                            ts, "_compat_pickle.REVERSE_NAME_MAPPING values should be 2-tuples, not " + PyType.of(pair).fullName());
                }
                if (!(t.get(0) instanceof PyStr m) || !(t.get(1) instanceof PyStr n)) {
                    throw Errors.runtimeError(
                            ts,
                            "_compat_pickle.REVERSE_NAME_MAPPING values should be pairs of str, not ("
                                    + PyType.of(t.get(0)).fullName() + ", " + PyType.of(t.get(1)).fullName() + ")");
                }
                module = m;
                name = n;
            } else {
                PyObject other = save.state.oldModules().get(ts, module);
                if (other != null) {
                    if (!(other instanceof PyStr m)) {
                        throw Errors.runtimeError(
                                ts, "_compat_pickle.REVERSE_IMPORT_MAPPING values should be strings, not " + PyType.of(other).fullName());
                    }
                    module = m;
                }
            }
        }
        byte[] moduleBytes = encoded(module, "module");
        byte[] nameBytes = encoded(name, "global");
        save.out.op(Op.GLOBAL);
        save.out.write(moduleBytes, 0, moduleBytes.length);
        save.out.op('\n');
        save.out.write(nameBytes, 0, nameBytes.length);
        save.out.op('\n');
    }

    @CleanPoint
    private byte[] encoded(PyStr s, String what) {
        try {
            byte[] bytes = Codecs.encode(ts, s, save.proto >= 3 ? "utf-8" : "ascii", null).array();
            return Arrays.copyOf(bytes, bytes.length);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.UNICODE_ENCODE_ERROR)) {
                throw e;
            }
            String shown = PickleErrors.shown(ts, s);
            throw PickleErrors.picklingInstead(
                    ts, "can't pickle " + what + " identifier " + shown + " using pickle protocol " + save.proto);
        }
    }
}
