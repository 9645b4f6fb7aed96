package org.pyrt.vm.imports;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.RecursiveLock;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.thread.Waiting;

/**
 * The library's importlib as this interpreter's import machinery: set up once, by the first thread that needs it while others wait, and called for
 * each module that is not in sys.modules.
 *
 * <p>Implementation notes. {@link #bootstrap} is null until importlib's core has run and installed its first finders; from then on the thread that
 * sets it up imports with it, which the second part's own imports need. {@link #ready} tells all threads. Both only ever change once.
 */
final class Importlib {

    /** The modules that importlib imports itself. */
    private static final PyStr[] NEEDED = {
        PyStr.interned("_thread"), PyStr.interned("_warnings"), PyStr.interned("_weakref"), PyStr.interned("_imp"), PyStr.interned("_io"),
        PyStr.interned("marshal"), PyStr.interned("posix"),
    };

    private static final PyStr INSTALL = PyStr.interned("_install");
    private static final PyStr INSTALL_EXTERNAL = PyStr.interned("_install_external_importers");
    private static final PyStr FIND_AND_LOAD = PyStr.interned("_find_and_load");
    private static final PyStr LOCK_UNLOCK = PyStr.interned("_lock_unlock_module");
    private static final PyStr SETUP = PyStr.interned("_setup");
    private static final PyStr META_PATH = PyStr.interned("meta_path");
    private static final PyStr PATH_HOOKS = PyStr.interned("path_hooks");
    private static final PyStr IMPORTER_CACHE = PyStr.interned("path_importer_cache");
    private static final PyStr IMPORT = PyStr.interned("__import__");
    private static final PyStr IMP = PyStr.interned("_imp");
    private static final PyStr MAIN = PyStr.interned("__main__");
    private static final PyStr LOADER = PyStr.interned("__loader__");
    private static final PyStr SPEC = PyStr.interned("__spec__");
    private static final PyStr FILE = PyStr.interned("__file__");

    @Slot private volatile PyModule bootstrap;
    private volatile boolean ready;
    private volatile RecursiveLock lock;

    /** Whether it is set up. */
    boolean isReady() {
        return ready;
    }

    private RecursiveLock lock(ThreadState ts) {
        RecursiveLock l = lock;
        if (l == null) {
            synchronized (this) {
                l = lock;
                if (l == null) {
                    l = new RecursiveLock(ts.registry);
                    lock = l;
                }
            }
        }
        return l;
    }

    /** Sets it up, unless that is done, or is being done by this very thread. */
    @CleanPoint
    void setUp(ThreadState ts) {
        if (ready || VirtualMachine.of(ts).settings.library == null) {
            return;
        }
        RecursiveLock l = lock(ts);
        Waiting.acquire(ts, l, Waiting.FOREVER, null);
        try {
            if (!ready && l.depth(ts) == 1) {
                int barred = unbar(ts, VirtualMachine.of(ts).modules());
                try {
                    install(ts);
                } finally {
                    bar(ts, VirtualMachine.of(ts).modules(), barred);
                }
                ready = true;
            }
        } finally {
            l.release(ts);
        }
    }

    /**
     * Takes out what a program has put into sys.modules to bar modules that importlib is made of: CPython has set it up before any program begins. A bit
     * for each of {@link #NEEDED}.
     */
    private static int unbar(ThreadState ts, PyDict modules) {
        int barred = 0;
        for (int i = 0; i < NEEDED.length; i++) {
            if (modules.getStr(ts, NEEDED[i]) == PyNone.NONE) {
                modules.popStr(ts, NEEDED[i]);
                barred |= 1 << i;
            }
        }
        return barred;
    }

    private static void bar(ThreadState ts, PyDict modules, int barred) {
        for (int i = 0; i < NEEDED.length; i++) {
            if ((barred & 1 << i) != 0) {
                modules.putStr(ts, NEEDED[i], PyNone.NONE);
            }
        }
    }

    /** Shows importlib's own module, if it was set up; the world is stopped. */
    void visitSlots(SlotVisitor visitor) {
        if (bootstrap != null) {
            visitor.visit(bootstrap);
        }
    }

    @CleanPoint
    private void install(ThreadState ts) {
        VirtualMachine vm = VirtualMachine.of(ts);
        PyDict sys = vm.sys();
        sys.putStr(ts, META_PATH, new PyList(ts));
        sys.putStr(ts, PATH_HOOKS, new PyList(ts));
        sys.putStr(ts, IMPORTER_CACHE, new PyDict(ts));
        PyObject imp = vm.importer.importModule(ts, IMP);
        PyModule module = new PyModule(ts, PyStr.interned(FrozenModules.BOOTSTRAP), PyNone.NONE);
        PyDict globals = module.globals(ts);
        try (var held = ts.hold(imp);
                var heldGlobals = ts.hold(globals)) {
            globals.putStr(ts, PyStr.interned("__builtins__"), vm.builtinsModule());
            globals.putStr(ts, PyStr.interned("__origname__"), PyStr.of(FrozenModules.originalName(FrozenModules.BOOTSTRAP)));
            vm.modules().putStr(ts, PyStr.interned(FrozenModules.BOOTSTRAP), module);
            PyCode code = FrozenModules.code(ts, FrozenModules.BOOTSTRAP);
            if (code == null) {
                throw ImportErrors.notFound(ts, "importlib", "No module named 'importlib'");
            }
            Engine.runModule(ts, code, globals);
            forgetSpecs(ts, vm);
            Refs.discard(ts, Calls.callMethod(ts, module, INSTALL, vm.sysModule(), imp));
            Refs.incref(ts, module);
            bootstrap = module;
            Refs.discard(ts, Calls.callMethod(ts, module, INSTALL_EXTERNAL));
            ZipHook.install(ts);
            // Modules written in Java that were made meanwhile get their specs as the earlier ones did.
            forgetSpecs(ts, vm);
            Refs.discard(ts, Calls.callMethod(ts, module, SETUP, vm.sysModule(), imp));
            giveMainALoader(ts, module);
        }
    }

    /** The specs that modules written in Java had until now give way to importlib's. */
    private static void forgetSpecs(ThreadState ts, VirtualMachine vm) {
        for (PyObject module : vm.importer.modulesInOrder(ts)) {
            if (module instanceof PyModule m && m.globals(ts).getStr(ts, SPEC) instanceof PyModuleSpec) {
                m.globals(ts).putStr(ts, SPEC, PyNone.NONE);
            }
        }
    }

    /** The program's own module was made after importlib was set up, for site. Without effect before. */
    @CleanPoint
    void giveMainALoader(ThreadState ts) {
        if (ready) {
            giveMainALoader(ts, bootstrap);
        }
    }

    /** The program's own module, if there is one without a loader, gets one of those in {@code module}. */
    @CleanPoint
    private static void giveMainALoader(ThreadState ts, PyModule module) {
        VirtualMachine vm = VirtualMachine.of(ts);
        if (!(vm.modules().getStr(ts, MAIN) instanceof PyModule main) || main.globals(ts).getStr(ts, LOADER) != PyNone.NONE) {
            return;
        }
        PyObject file = main.globals(ts).getStr(ts, FILE);
        PyObject loader;
        if (file == null || file == PyNone.NONE) {
            loader = Attributes.get(ts, module, PyStr.interned("BuiltinImporter"));
        } else {
            PyObject external = vm.modules().getStr(ts, PyStr.interned(FrozenModules.EXTERNAL));
            loader = Calls.callMethod(ts, external, PyStr.interned("SourceFileLoader"), MAIN, file);
        }
        main.globals(ts).putStr(ts, LOADER, loader);
    }

    /** Says that a file is the program's module's, read by a loader of that type. Needs {@link #setUp}. */
    @CleanPoint
    void setMainLoader(ThreadState ts, String type, PyStr file) {
        VirtualMachine vm = VirtualMachine.of(ts);
        PyObject external = vm.modules().getStr(ts, PyStr.interned(FrozenModules.EXTERNAL));
        if (external != null && vm.modules().getStr(ts, MAIN) instanceof PyModule main) {
            PyObject loader = Calls.callMethod(ts, external, PyStr.interned(type), MAIN, file);
            main.globals(ts).putStr(ts, LOADER, loader);
        }
    }

    /** Finds and loads a module by its absolute name; ModuleNotFoundError if nothing finds it. */
    @CleanPoint
    PyObject findAndLoad(ThreadState ts, PyStr name) {
        PyModule module = bootstrap;
        if (module == null) {
            throw ImportErrors.notFound(ts, name.toString(), "No module named '" + name + "'");
        }
        PyObject function = module.globals(ts).getStr(ts, FIND_AND_LOAD);
        PyObject importer = VirtualMachine.of(ts).builtins().getStr(ts, IMPORT);
        try (var held = ts.hold(function)) {
            return Calls.call(ts, function, name, importer == null ? PyNone.NONE : importer);
        } catch (Raised e) {
            if (VirtualMachine.of(ts).settings.flag('v', "PYTHONVERBOSE") == 0) {
                ImportTracebacks.trim(ts);
            }
            throw e;
        }
    }

    /** Waits until no other thread runs the code of that module. */
    @CleanPoint
    void waitFor(ThreadState ts, PyStr name) {
        PyModule module = bootstrap;
        if (module != null) {
            Refs.discard(ts, Calls.callMethod(ts, module, LOCK_UNLOCK, name));
        }
    }
}
