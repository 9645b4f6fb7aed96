package org.pyrt.objects.module;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A module. Its attributes are in a dict from the start, the globals of its functions. Deferred: only the cycle collector ends it.
 * Source: CPython 3.14 Objects/moduleobject.c.
 */
@ExposedType(name = "module")
public final class PyModule extends SlottedInstance {

    /** The type module. */
    public static final PyType TYPE =
            PyType.builtin("module", new PyModuleAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .doc("module(name, doc=None)\n--\n\nCreate a module object.")
                    .ownLayout()
                    .build();

    static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr DOC = PyStr.interned("__doc__");
    private static final PyStr PACKAGE = PyStr.interned("__package__");
    static final PyStr LOADER = PyStr.interned("__loader__");
    static final PyStr SPEC = PyStr.interned("__spec__");
    private static final PyStr GETATTR = PyStr.interned("__getattr__");
    private static final PyStr DIR = PyStr.interned("__dir__");
    private static final PyStr DICT = PyStr.interned("__dict__");
    static final PyStr INITIALIZING = PyStr.interned("_initializing");
    private static final PyStr UNINITIALIZED = PyStr.interned("_uninitialized_submodules");
    static final PyStr ORIGIN = PyStr.interned("origin");

    /** A floating module whose attributes are its name, its doc and None for package, loader and spec. */
    public PyModule(ThreadState ts, PyStr name, PyObject doc) {
        this(ts, TYPE);
        init(ts, this, name, doc);
    }

    private PyModule(ThreadState ts, PyType type) {
        super(ts, type);
        Refs.defer(this);
        dict(ts);
    }

    /** The globals, borrowed from the module. */
    public PyDict globals(ThreadState ts) {
        return dict(ts);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyModule(ts, type);
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyModule self, PyStr name, @Default("None") PyObject doc) {
        PyDict d = self.dict(ts);
        d.putStr(ts, NAME, name);
        d.putStr(ts, DOC, doc);
        d.putStr(ts, PACKAGE, PyNone.NONE);
        d.putStr(ts, LOADER, PyNone.NONE);
        d.putStr(ts, SPEC, PyNone.NONE);
    }

    @ExposedGetter(name = "__dict__", member = true)
    PyObject namespace(ThreadState ts) {
        return dict(ts);
    }

    @ExposedGetter(name = "__annotations__")
    @CleanPoint
    static PyObject annotations(ThreadState ts, PyModule self) {
        return ModuleAnnotations.get(ts, self);
    }

    @ExposedSetter(name = "__annotations__", deletes = true)
    static void setAnnotations(ThreadState ts, PyModule self, PyObject value) {
        ModuleAnnotations.set(ts, self, value);
    }

    @ExposedGetter(name = "__annotate__")
    static PyObject annotate(ThreadState ts, PyModule self) {
        return ModuleAnnotations.getFunction(ts, self);
    }

    @ExposedSetter(name = "__annotate__", deletes = true)
    static void setAnnotate(ThreadState ts, PyModule self, PyObject value) {
        ModuleAnnotations.setFunction(ts, self, value);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyModule self) {
        PyDict globals = self.dict(ts);
        try (var held = ts.hold(globals)) {
            return PyStr.of(ModuleText.repr(ts, globals));
        }
    }

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyModule self, PyStr name) {
        PyObject found = Attributes.genericFind(ts, self, self.type(), name);
        if (found != null) {
            return found;
        }
        PyObject fallback = self.dict(ts).getStr(ts, GETATTR);
        if (fallback != null) {
            try (var held = ts.hold(fallback)) {
                return Calls.call(ts, fallback, name);
            }
        }
        Interpreter interpreter = Interpreter.of(ts);
        if (self.dict(ts) == interpreter.builtins() && interpreter.hooks.makeBuiltin(ts, name)) {
            PyObject made = self.dict(ts).getStr(ts, name);
            if (made != null) {
                return made;
            }
        }
        throw missing(ts, self, name);
    }

    @CleanPoint
    private static RuntimeException missing(ThreadState ts, PyModule self, PyStr name) {
        PyDict d = self.dict(ts);
        PyObject nameObject = d.getStr(ts, NAME);
        PyStr moduleName = PyStr.asSelf(nameObject);
        if (moduleName == null) {
            return Errors.attributeError(ts, self, name, "module has no attribute '" + name + "'");
        }
        PyObject spec = d.getStr(ts, SPEC);
        if (spec != null && spec != PyNone.NONE) {
            try (var heldName = ts.hold(nameObject);
                    var held = ts.hold(spec)) {
                boolean initializing = isTrue(ts, spec, INITIALIZING);
                PyObject origin = Attributes.find(ts, spec, ORIGIN);
                String file = origin instanceof PyStr s ? s.toString() : null;
                Refs.discard(ts, origin);
                String hint = ModuleShadows.of(ts).hint(ts, nameObject, file, initializing);
                if (hint != null) {
                    return Errors.attributeError(
                            ts, self, name, "module '" + moduleName + "' has no attribute '" + name + "' (" + hint + ")");
                }
                if (initializing) {
                    return Errors.attributeError(
                            ts,
                            self,
                            name,
                            "partially initialized module '" + moduleName + "'" + (file == null ? "" : " from '" + file + "'")
                                    + " has no attribute '" + name + "' (most likely due to a circular import)");
                }
                if (isUninitializedSubmodule(ts, spec, name)) {
                    return Errors.attributeError(
                            ts,
                            self,
                            name,
                            "cannot access submodule '" + name + "' of module '" + moduleName
                                    + "' (most likely due to a circular import)");
                }
            }
        }
        return Errors.attributeError(ts, self, name, "module '" + moduleName + "' has no attribute '" + name + "'");
    }

    @CleanPoint
    static boolean isTrue(ThreadState ts, PyObject spec, PyStr flag) {
        PyObject value = Attributes.find(ts, spec, flag);
        if (value == null) {
            return false;
        }
        try (var held = ts.hold(value)) {
            return Comparison.isTrue(ts, value);
        }
    }

    @CleanPoint
    private static boolean isUninitializedSubmodule(ThreadState ts, PyObject spec, PyStr name) {
        PyObject names = Attributes.find(ts, spec, UNINITIALIZED);
        if (names == null || names == PyNone.NONE) {
            return false;
        }
        try (var held = ts.hold(names)) {
            return Subscripts.contains(ts, names, name);
        }
    }

    @ExposedMethod(name = "__dir__")
    @CleanPoint
    static PyObject dir(ThreadState ts, PyModule self) {
        PyObject namespace = Attributes.get(ts, self, DICT);
        try (var held = ts.hold(namespace)) {
            if (!(namespace instanceof PyDict d)) {
                throw Errors.typeError(ts, "<module>.__dict__ is not a dictionary");
            }
            PyObject own = d.getStr(ts, DIR);
            if (own != null) {
                try (var heldOwn = ts.hold(own)) {
                    return Calls.call(ts, own);
                }
            }
            return Calls.callMethod(ts, d, PyStr.interned("keys"));
        }
    }
}
