package org.pyrt.stdlib.abc;

import java.util.concurrent.atomic.AtomicLong;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Instances;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** The module {@code _abc}. Source: CPython 3.14 Modules/_abc.c. */
@ExposedModule(name = "_abc", doc = "What abc.ABCMeta is made of.")
public final class AbcModule {

    private static final int SEQUENCE_FLAG = 1 << 5;
    private static final int MAPPING_FLAG = 1 << 6;
    private static final PyStr FLAGS = PyStr.interned("__abc_tpflags__");
    private static final PyStr ABC_IMPL = PyStr.interned("_abc_impl");
    private static final PyStr ABSTRACT_METHODS = PyStr.interned("__abstractmethods__");
    private static final PyStr IS_ABSTRACT = PyStr.interned("__isabstractmethod__");
    private static final PyStr CLASS = PyStr.interned("__class__");
    private static final PyStr SUBCLASS_CHECK = PyStr.interned("__subclasscheck__");
    private static final PyStr SUBCLASS_HOOK = PyStr.interned("__subclasshook__");
    private static final PyStr SUBCLASSES = PyStr.interned("__subclasses__");

    /** How often something was registered in an interpreter: what was refused before must be asked again. */
    private static final class State {
        final AtomicLong version = new AtomicLong();
    }

    private AbcModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_abc", "What abc.ABCMeta is made of.", new AbcModuleAdapter()).build();
    }

    private static AtomicLong version(ThreadState ts) {
        return Interpreter.of(ts).state(State.class, State::new).version;
    }

    @CleanPoint
    private static PyAbcData data(ThreadState ts, @Floating PyObject cls) {
        PyObject data = Attributes.get(ts, cls, ABC_IMPL);
        if (data instanceof PyAbcData d) {
            return d;
        }
        Refs.discard(ts, data);
        throw Errors.typeError(ts, "_abc_impl is set to a wrong type");
    }

    @ExposedMethod(name = "get_cache_token", doc = "get_cache_token($module, /)\n--\n\nA number that changes with every registration.")
    static long cacheToken(ThreadState ts) {
        return version(ts).get();
    }

    @ExposedMethod(name = "_abc_init", doc = "_abc_init($module, self, /)\n--\n\nSet a new class up.")
    @CleanPoint
    static void init(ThreadState ts, @PositionalOnly PyObject self) {
        if (!(self instanceof PyType type)) {
            throw Errors.typeError(ts, "_abc_init: argument is no class");
        }
        PyList names = new PyList(ts);
        try (var held = ts.hold(names)) {
            collectOwn(ts, type, names);
            collectInherited(ts, type, names);
            PyObject set = Calls.call(ts, PyFrozenSet.TYPE, names);
            try (var heldSet = ts.hold(set)) {
                Attributes.set(ts, self, ABSTRACT_METHODS, set);
            }
        }
        PyAbcData data = new PyAbcData(ts);
        try (var held = ts.hold(data)) {
            Attributes.set(ts, self, ABC_IMPL, data);
        }
        setPattern(ts, type);
    }

    /** What {@code __abc_tpflags__} of the class says its instances match: sequence or mapping patterns. */
    @CleanPoint
    private static void setPattern(ThreadState ts, PyType type) {
        if (!(type.dict().getStr(ts, FLAGS) instanceof PyInt flags)) {
            return;
        }
        boolean sequence = (flags.longValue() & SEQUENCE_FLAG) != 0;
        boolean mapping = (flags.longValue() & MAPPING_FLAG) != 0;
        if (sequence && mapping) {
            throw Errors.typeError(ts, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        }
        if (sequence || mapping) {
            type.markPattern(sequence ? PyType.SEQUENCE : PyType.MAPPING);
        }
        Attributes.set(ts, type, FLAGS, null);
    }

    @CleanPoint
    private static void collectOwn(ThreadState ts, PyType type, PyList names) {
        DictCursor cursor = new DictCursor(type.dict());
        while (cursor.next(ts)) {
            PyObject key = cursor.key;
            PyObject value = cursor.value;
            try (var heldKey = ts.hold(key);
                    var heldValue = ts.hold(value)) {
                if (isAbstract(ts, value)) {
                    names.append(ts, key);
                }
            }
        }
    }

    @CleanPoint
    private static boolean isAbstract(ThreadState ts, PyObject value) {
        PyObject flag = Attributes.find(ts, value, IS_ABSTRACT);
        if (flag == null) {
            return false;
        }
        try (var held = ts.hold(flag)) {
            return Comparison.isTrue(ts, flag);
        }
    }

    @CleanPoint
    private static void collectInherited(ThreadState ts, PyType type, PyList names) {
        for (PyType base : type.bases()) {
            PyObject inherited = Attributes.find(ts, base, ABSTRACT_METHODS);
            if (inherited == null) {
                continue;
            }
            PyObject iterator = Iteration.iter(ts, inherited);
            try (var held = ts.hold(iterator)) {
                for (PyObject name; (name = Iteration.next(ts, iterator)) != null; ) {
                    try (var heldName = ts.hold(name)) {
                        PyObject value = name instanceof PyStr s ? Attributes.find(ts, type, s) : null;
                        if (value != null) {
                            try (var heldValue = ts.hold(value)) {
                                if (isAbstract(ts, value)) {
                                    names.append(ts, name);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @ExposedMethod(name = "_abc_register", doc = "_abc_register($module, self, subclass, /)\n--\n\nTake a class for a subclass.")
    @CleanPoint
    static PyObject register(ThreadState ts, PyObject self, @PositionalOnly PyObject subclass) {
        if (!(subclass instanceof PyType)) {
            throw Errors.typeError(ts, "Can only register classes");
        }
        if (Instances.isSubclass(ts, subclass, self)) {
            return subclass;
        }
        if (Instances.isSubclass(ts, self, subclass)) {
            throw Errors.runtimeError(ts, "Refusing to create an inheritance cycle");
        }
        data(ts, self).register(subclass);
        if (self instanceof PyType type && (type.has(PyType.SEQUENCE) || type.has(PyType.MAPPING))) {
            ((PyType) subclass).markPattern(type.has(PyType.SEQUENCE) ? PyType.SEQUENCE : PyType.MAPPING);
        }
        version(ts).incrementAndGet();
        return subclass;
    }

    @ExposedMethod(name = "_abc_instancecheck", doc = "_abc_instancecheck($module, self, instance, /)\n--\n\nFor isinstance.")
    @CleanPoint
    static PyObject instanceCheck(ThreadState ts, PyObject self, @PositionalOnly PyObject instance) {
        PyType subtype = PyType.of(instance);
        PyObject subclass = Attributes.get(ts, instance, CLASS);
        try (var heldClass = ts.hold(subclass)) {
            PyAbcData data = data(ts, self);
            if (data.isCached(subclass)) {
                return PyBool.TRUE;
            }
            if (subtype == subclass && data.isRefused(subclass, version(ts).get())) {
                return PyBool.FALSE;
            }
            PyObject result = Calls.callMethod(ts, self, SUBCLASS_CHECK, subclass);
            if (subtype == subclass) {
                return result;
            }
            try (var held = ts.hold(result)) {
                return Comparison.isTrue(ts, result) ? result : Calls.callMethod(ts, self, SUBCLASS_CHECK, subtype);
            }
        }
    }

    @ExposedMethod(name = "_abc_subclasscheck", doc = "_abc_subclasscheck($module, self, subclass, /)\n--\n\nFor issubclass.")
    @CleanPoint
    static boolean subclassCheck(ThreadState ts, PyObject self, @PositionalOnly PyObject subclass) {
        if (!(subclass instanceof PyType type)) {
            throw Errors.typeError(ts, "issubclass() arg 1 must be a class");
        }
        PyAbcData data = data(ts, self);
        try (var held = ts.hold(data)) {
            if (data.isCached(subclass)) {
                return true;
            }
            long version = version(ts).get();
            if (data.isRefused(subclass, version)) {
                return false;
            }
            data.renew(version);
            PyObject answer = Calls.callMethod(ts, self, SUBCLASS_HOOK, subclass);
            boolean is;
            if (answer != PyNotImplemented.NOT_IMPLEMENTED) {
                is = Comparison.isTrue(ts, answer);
            } else {
                is = self instanceof PyType s && type.isSubtypeOf(s) || isRegistered(ts, data, subclass) || isBelow(ts, self, subclass);
            }
            if (is) {
                data.addToCache(subclass);
            } else {
                data.addRefusal(subclass);
            }
            return is;
        }
    }

    @CleanPoint
    private static boolean isRegistered(ThreadState ts, PyAbcData data, PyObject subclass) {
        try (Scratch registered = new Scratch(ts, 8)) {
            data.registered(ts, registered);
            for (int i = 0; i < registered.size(); i++) {
                if (registered.get(i) == subclass || Instances.isSubclass(ts, subclass, registered.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether it is a subclass of one of the class's own subclasses, which may have registered it. */
    @CleanPoint
    private static boolean isBelow(ThreadState ts, PyObject self, PyObject subclass) {
        PyObject subclasses = Calls.callMethod(ts, self, SUBCLASSES);
        try (var held = ts.hold(subclasses)) {
            if (!(subclasses instanceof PyList list)) {
                throw Errors.typeError(ts, "__subclasses__() must return a list");
            }
            for (int i = 0; i < list.size(); i++) {
                PyObject c = list.getItem(ts, i);
                try (var heldClass = ts.hold(c)) {
                    if (c != null && Instances.isSubclass(ts, subclass, c)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    @ExposedMethod(name = "_get_dump", doc = "_get_dump($module, self, /)\n--\n\nRegistry, caches and version, to look at.")
    @CleanPoint
    static PyObject dump(ThreadState ts, @PositionalOnly PyObject self) {
        PyAbcData data = data(ts, self);
        try (Scratch items = new Scratch(ts, 8)) {
            data.registered(ts, items);
            PyObject registry = PyTuple.adopt(ts, items.moveOut());
            return PyTuple.of(ts, registry, PyTuple.EMPTY, PyTuple.EMPTY, org.pyrt.objects.number.PyInt.of(version(ts).get()));
        }
    }

    @ExposedMethod(name = "_reset_registry", doc = "_reset_registry($module, self, /)\n--\n\nForget what was registered.")
    @CleanPoint
    static void resetRegistry(ThreadState ts, @PositionalOnly PyObject self) {
        data(ts, self).clearRegistry();
    }

    @ExposedMethod(name = "_reset_caches", doc = "_reset_caches($module, self, /)\n--\n\nForget what was asked before.")
    @CleanPoint
    static void resetCaches(ThreadState ts, @PositionalOnly PyObject self) {
        data(ts, self).clearCaches();
    }
}
