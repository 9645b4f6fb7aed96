package org.pyrt.vm.modules.imp;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.SipHash;
import org.pyrt.refcount.RecursiveLock;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.imports.BytecodeCache;
import org.pyrt.vm.imports.FrozenModules;
import org.pyrt.vm.modules.marshal.MarshalReader;
import org.pyrt.vm.modules.marshal.MarshalWriter;
import org.pyrt.vm.thread.Waiting;

/** The module {@code _imp}. Source: CPython 3.14 Python/import.c. */
@ExposedModule(name = "_imp", doc = "What importlib asks of the interpreter.")
public final class ImpModule {

    private static final PyStr NAME = PyStr.interned("name");

    /** The import lock of an interpreter, and whether frozen modules are switched off. */
    private static final class State {
        private RecursiveLock lock;
        private volatile int overridden;

        synchronized RecursiveLock lock(ThreadState ts) {
            if (lock == null) {
                lock = new RecursiveLock(ts.registry);
            }
            return lock;
        }
    }

    private ImpModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b = new ModuleBuilder(ts, "_imp", "What importlib asks of the interpreter.", new ImpModuleAdapter());
        b.add("check_hash_based_pycs", PyStr.of(VirtualMachine.of(ts).settings.checkHashBasedPycs()));
        b.add("pyc_magic_number_token", PyInt.of(BytecodeCache.magic(VirtualMachine.of(ts).settings)));
        return b.build();
    }

    private static RecursiveLock lock(ThreadState ts) {
        return state(ts).lock(ts);
    }

    private static State state(ThreadState ts) {
        return Interpreter.of(ts).state(State.class, State::new);
    }

    @ExposedMethod(doc = "lock_held($module, /)\n--\n\nWhether some thread has the import lock.")
    static boolean lock_held(ThreadState ts) {
        return lock(ts).holder() != 0;
    }

    @ExposedMethod(doc = "acquire_lock($module, /)\n--\n\nTake the import lock.")
    @CleanPoint
    static void acquire_lock(ThreadState ts) {
        Waiting.acquire(ts, lock(ts), Waiting.FOREVER, null);
    }

    @ExposedMethod(doc = "release_lock($module, /)\n--\n\nGive the import lock up once.")
    static void release_lock(ThreadState ts) {
        if (!lock(ts).release(ts)) {
            throw Errors.runtimeError(ts, "not holding the import lock");
        }
    }

    @ExposedMethod(doc = "is_builtin($module, name, /)\n--\n\n1 for a module written in Java, -1 for one that cannot be made again, 0 for others.")
    static int is_builtin(ThreadState ts, @PositionalOnly PyStr name) {
        String n = name.toString();
        return n.equals("sys") || n.equals("builtins") ? -1 : VirtualMachine.of(ts).importer.javaModules().has(n) ? 1 : 0;
    }

    @ExposedMethod(doc = "create_builtin($module, spec, /)\n--\n\nMake a module written in Java.")
    @CleanPoint
    static PyObject create_builtin(ThreadState ts, @PositionalOnly PyObject spec) {
        PyObject name = Attributes.get(ts, spec, NAME);
        PyStr n = PyStr.asSelf(name);
        if (n == null) {
            throw Errors.typeError(ts, "name must be string, not " + org.pyrt.objects.type.PyType.of(name).fullName());
        }
        VirtualMachine vm = VirtualMachine.of(ts);
        if (n.toString().equals("sys")) {
            return vm.sysModule();
        }
        if (n.toString().equals("builtins")) {
            return vm.builtinsModule();
        }
        PyModule made = vm.importer.createJavaModule(ts, n.toString());
        return made == null ? PyNone.NONE : made;
    }

    @ExposedMethod(doc = "exec_builtin($module, mod, /)\n--\n\nFill a module made by create_builtin: it is full already.")
    static int exec_builtin(@PositionalOnly PyObject mod) {
        return 0;
    }

    @ExposedMethod(doc = "extension_suffixes($module, /)\n--\n\nThe ends of the names of C extension modules: there are none.")
    static PyObject extension_suffixes(ThreadState ts) {
        return new PyList(ts);
    }

    // ---- frozen modules ----

    @ExposedMethod(doc = "is_frozen($module, name, /)\n--\n\nWhether the module is frozen.")
    static boolean is_frozen(ThreadState ts, @PositionalOnly PyStr name) {
        return isFrozen(ts, name);
    }

    /** Whether the module is frozen, and frozen modules are not switched off. */
    private static boolean isFrozen(ThreadState ts, PyStr name) {
        String n = name.toString();
        int override = state(ts).overridden;
        boolean all = override != 0 ? override > 0 : VirtualMachine.of(ts).settings.usesFrozenModules();
        return all ? FrozenModules.has(n) : FrozenModules.isNeeded(n);
    }

    @ExposedMethod(doc = "is_frozen_package($module, name, /)\n--\n\nWhether the frozen module is a package.")
    @CleanPoint
    static boolean is_frozen_package(ThreadState ts, @PositionalOnly PyStr name) {
        if (!isFrozen(ts, name)) {
            throw noSuch(ts, name, "No such frozen object named " + Representation.repr(ts, name));
        }
        return FrozenModules.isPackage(name.toString());
    }

    @ExposedMethod(
            doc = "find_frozen($module, name, /, *, withdata=False)\n--\n\nData, whether it is a package and original name of a frozen module, or None.")
    @CleanPoint
    static PyObject find_frozen(ThreadState ts, @PositionalOnly PyStr name, @KeywordOnly @Default("False") boolean withdata) {
        String n = name.toString();
        if (!isFrozen(ts, name)) {
            return PyNone.NONE;
        }
        String origin = FrozenModules.originalName(n);
        return PyTuple.of(
                ts,
                withdata ? data(ts, n) : PyNone.NONE,
                PyBool.of(FrozenModules.isPackage(n)),
                origin == null ? PyNone.NONE : PyStr.of(origin));
    }

    /** The code of a frozen module as marshal has it, in a memoryview; floating. */
    @CleanPoint
    private static PyObject data(ThreadState ts, String name) {
        PyCode code = FrozenModules.code(ts, name);
        try (var held = ts.hold(code)) {
            return Calls.call(ts, PyMemoryView.TYPE, PyBytes.of(MarshalWriter.ofCode(ts, (Code) code)));
        }
    }

    @ExposedMethod(doc = "get_frozen_object($module, name, data=None, /)\n--\n\nThe code object of a frozen module.")
    @CleanPoint
    static PyObject get_frozen_object(ThreadState ts, PyStr name, @PositionalOnly @Default("None") PyObject data) {
        if (data != PyNone.NONE) {
            PyBytes bytes = Buffers.toBytes(ts, data);
            PyCode code;
            try {
                code = MarshalReader.code(ts, Buffers.copy(bytes), 0);
            } catch (Raised r) {
                Errors.clear(ts);
                throw noSuch(ts, name, "Frozen object named " + Representation.repr(ts, name) + " is invalid");
            }
            if (code == null) {
                throw Errors.typeError(ts, "frozen object " + name + " is not a code object");
            }
            return code;
        }
        PyCode code = isFrozen(ts, name) ? FrozenModules.code(ts, name.toString()) : null;
        if (code == null) {
            throw noSuch(ts, name, "No such frozen object named " + Representation.repr(ts, name));
        }
        return code;
    }

    @CleanPoint
    private static RuntimeException noSuch(ThreadState ts, PyStr name, String message) {
        PyObject error = Calls.call(ts, ExceptionTypes.IMPORT_ERROR, new PyObject[] {PyStr.of(message), name}, new PyStr[] {NAME});
        return Errors.raise(ts, (org.pyrt.objects.exception.PyBaseException) error);
    }

    @ExposedMethod(doc = "_frozen_module_names($module, /)\n--\n\nThe names of frozen modules that exist under no other name.")
    static PyObject _frozen_module_names(ThreadState ts) {
        PyList names = new PyList(ts);
        for (String name : FrozenModules.names()) {
            names.append(ts, PyStr.of(name));
        }
        return names;
    }

    @ExposedMethod(doc = "_override_frozen_modules_for_tests($module, override, /)\n--\n\nSwitch frozen modules off by a negative number, on by a positive one.")
    static void _override_frozen_modules_for_tests(ThreadState ts, @PositionalOnly int override) {
        state(ts).overridden = override;
    }

    @ExposedMethod(
            doc = "_override_multi_interp_extensions_check($module, override, /)\n--\n\nAccepted: there are no extension modules to check.")
    static int _override_multi_interp_extensions_check(@PositionalOnly int override) {
        return 0;
    }

    // ---- code ----

    @ExposedMethod(doc = "_fix_co_filename($module, code, path, /)\n--\n\nGive code read from a cache file, and all code in it, the name of its source.")
    static void _fix_co_filename(PyCode code, @PositionalOnly PyStr path) {
        ((Code) code).renameFile(path.toString());
    }

    @ExposedMethod(doc = "source_hash($module, /, key, source)\n--\n\nThe hash of a source for hash-based cache files, as 8 bytes.")
    @CleanPoint
    static PyObject source_hash(ThreadState ts, long key, PyObject source) {
        long hash;
        try (BufferView v = Buffers.view(ts, source)) {
            hash = SipHash.keyed(key, v.octets(), v.offset(), v.length());
        }
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (hash >> 8 * i);
        }
        return PyBytes.of(bytes);
    }
}
