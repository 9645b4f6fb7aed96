package org.pyrt.vm.modules.builtins;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Instances;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.ListMethods;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.BuiltinTypes;
import org.pyrt.vm.boot.Engine;

/** The module builtins: here the functions that look at any object. Source: CPython 3.14 Python/bltinmodule.c. */
@ExposedModule(name = "builtins", doc = "Built-in functions, types, exceptions, and other objects.")
public final class BuiltinsModule {

    private static final PyStr DIR = PyStr.interned("__dir__");
    private static final PyStr DICT = PyStr.interned("__dict__");
    private static final PyStr KEYS = PyStr.interned("keys");
    private static final PyStr SORT = PyStr.interned("sort");
    private static final PyStr BREAKPOINTHOOK = PyStr.interned("breakpointhook");

    private BuiltinsModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b =
                new ModuleBuilder(ts, "builtins", "Built-in functions, types, exceptions, and other objects.", new BuiltinsModuleAdapter());
        b.include(new NumberFunctionsAdapter());
        b.include(new SequenceFunctionsAdapter());
        b.include(new SourceFunctionsAdapter());
        b.include(new OutputFunctionsAdapter());
        BuiltinTypes.addTo(b);
        return b.build();
    }

    @ExposedMethod(doc = "breakpoint($module, /, *args, **kws)\n--\n\nCall sys.breakpointhook.")
    @CleanPoint
    static PyObject breakpoint(ThreadState ts, @VarArgs PyObject[] args, @VarKeywords PyDict kws) {
        PyObject hook = org.pyrt.vm.boot.VirtualMachine.of(ts).sysAttribute(ts, BREAKPOINTHOOK);
        if (hook == null) {
            throw Errors.runtimeError(ts, "lost sys.breakpointhook");
        }
        try (var held = ts.hold(hook)) {
            return Calls.callWithDict(ts, hook, args, kws);
        }
    }

    @ExposedMethod(doc = "callable($module, obj, /)\n--\n\nWhether the object can be called.")
    static boolean callable(@PositionalOnly PyObject obj) {
        return isCallable(obj);
    }

    /** Whether {@code obj} can be called. */
    public static boolean isCallable(PyObject obj) {
        return obj instanceof PyFunction
                || obj instanceof PyBuiltinFunction
                || obj instanceof PyMethod
                || obj instanceof PyMethodDescriptor
                || PyType.of(obj).slot(SlotId.CALL) != null;
    }

    @ExposedMethod(doc = "ascii($module, obj, /)\n--\n\nThe repr with all but ASCII escaped.")
    @CleanPoint
    static PyObject ascii(ThreadState ts, @PositionalOnly PyObject obj) {
        return Representation.asciiObject(ts, obj);
    }

    @ExposedMethod(doc = "repr($module, obj, /)\n--\n\nThe object as Python shows it.")
    @CleanPoint
    static PyObject repr(ThreadState ts, @PositionalOnly PyObject obj) {
        return Representation.reprObject(ts, obj);
    }

    @ExposedMethod(doc = "format($module, value, format_spec='', /)\n--\n\nThe value formatted by a specification.")
    @CleanPoint
    static PyObject format(ThreadState ts, PyObject value, @PositionalOnly @Default("''") PyStr format_spec) {
        return Representation.format(ts, value, format_spec);
    }

    @ExposedMethod(doc = "hash($module, obj, /)\n--\n\nThe object's hash.")
    @CleanPoint
    static long hash(ThreadState ts, @PositionalOnly PyObject obj) {
        return Comparison.hash(ts, obj);
    }

    @ExposedMethod(doc = "id($module, obj, /)\n--\n\nA number that no other living object has.")
    static PyObject id(ThreadState ts, @PositionalOnly PyObject obj) {
        return ObjectIds.of(ts, obj);
    }

    @ExposedMethod(doc = "len($module, obj, /)\n--\n\nHow many items the container has.")
    @CleanPoint
    static long len(ThreadState ts, @PositionalOnly PyObject obj) {
        return Sizes.length(ts, obj);
    }

    @ExposedMethod(doc = "isinstance($module, obj, class_or_tuple, /)\n--\n\nWhether the object is an instance of the class, or of one of them.")
    @CleanPoint
    static boolean isinstance(ThreadState ts, PyObject obj, @PositionalOnly PyObject class_or_tuple) {
        return Instances.isInstance(ts, obj, class_or_tuple);
    }

    @ExposedMethod(doc = "issubclass($module, cls, class_or_tuple, /)\n--\n\nWhether the class inherits from the other, or from one of them.")
    @CleanPoint
    static boolean issubclass(ThreadState ts, PyObject cls, @PositionalOnly PyObject class_or_tuple) {
        return Instances.isSubclass(ts, cls, class_or_tuple);
    }

    private static PyStr attributeName(ThreadState ts, PyObject name) {
        PyStr s = PyStr.asSelf(name);
        if (s == null) {
            throw Errors.typeError(ts, "attribute name must be string, not '" + PyType.of(name).fullName() + "'");
        }
        return s;
    }

    @ExposedMethod(doc = "getattr(object, name[, default]) -> value")
    @CleanPoint
    static PyObject getattr(ThreadState ts, PyObject object, PyObject name, @PositionalOnly @Default PyObject default_) {
        PyStr attribute = attributeName(ts, name);
        if (default_ == null) {
            return Attributes.get(ts, object, attribute);
        }
        PyObject found = Attributes.find(ts, object, attribute);
        return found == null ? default_ : found;
    }

    @ExposedMethod(doc = "hasattr($module, obj, name, /)\n--\n\nWhether the object has the attribute.")
    @CleanPoint
    static boolean hasattr(ThreadState ts, PyObject obj, @PositionalOnly PyObject name) {
        PyObject found = Attributes.find(ts, obj, attributeName(ts, name));
        Refs.discard(ts, found);
        return found != null;
    }

    @ExposedMethod(doc = "setattr($module, obj, name, value, /)\n--\n\nSet an attribute.")
    @CleanPoint
    static void setattr(ThreadState ts, PyObject obj, PyObject name, @PositionalOnly PyObject value) {
        Attributes.set(ts, obj, PyStr.intern(attributeName(ts, name)), value);
    }

    @ExposedMethod(doc = "delattr($module, obj, name, /)\n--\n\nDelete an attribute.")
    @CleanPoint
    static void delattr(ThreadState ts, PyObject obj, @PositionalOnly PyObject name) {
        Attributes.set(ts, obj, attributeName(ts, name), null);
    }

    @ExposedMethod(doc = "globals($module, /)\n--\n\nThe namespace of the calling module.")
    static PyObject globals(ThreadState ts) {
        PyDict globals = Engine.currentGlobals(ts);
        if (globals == null) {
            throw Errors.systemError(ts, "globals() called without a frame");
        }
        return globals;
    }

    @ExposedMethod(doc = "locals($module, /)\n--\n\nThe namespace of the calling scope.")
    @CleanPoint
    static PyObject locals(ThreadState ts) {
        PyObject locals = Engine.currentLocals(ts);
        if (locals == null) {
            throw Errors.systemError(ts, "frame does not exist");
        }
        return locals;
    }

    @ExposedMethod(doc = "vars([object]) -> dictionary")
    @CleanPoint
    static PyObject vars(ThreadState ts, @PositionalOnly @Default PyObject object) {
        if (object == null) {
            return locals(ts);
        }
        PyObject found = Attributes.find(ts, object, DICT);
        if (found == null) {
            throw Errors.typeError(ts, "vars() argument must have __dict__ attribute");
        }
        return found;
    }

    @ExposedMethod(doc = "dir([object]) -> list of strings")
    @CleanPoint
    static PyObject dir(ThreadState ts, @PositionalOnly @Default PyObject object) {
        PyObject names;
        if (object == null) {
            PyObject locals = locals(ts);
            try (var held = ts.hold(locals)) {
                names = Calls.callMethod(ts, locals, KEYS);
            }
        } else {
            names = dirOf(ts, object);
        }
        try (var held = ts.hold(names)) {
            PyList sorted = ListMethods.from(ts, names);
            try (var heldSorted = ts.hold(sorted)) {
                Refs.discard(ts, Calls.callMethod(ts, sorted, SORT));
            }
            return sorted;
        }
    }

    @CleanPoint
    private static PyObject dirOf(ThreadState ts, PyObject object) {
        PyObject method = Attributes.findSpecial(ts, object, DIR);
        if (method == null) {
            throw Errors.raise(ts, ExceptionTypes.TYPE_ERROR, "object does not provide __dir__");
        }
        try (var held = ts.hold(method)) {
            return Calls.call(ts, method);
        }
    }
}
