package org.pyrt.vm.imports;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleShadows;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.Names;
import org.pyrt.vm.boot.VirtualMachine;

/**
 * Finds, loads and remembers modules for one interpreter.
 *
 * <p>Implementation notes. A name is looked up in sys.modules first. On a miss importlib, the library's own, finds and loads the module; it is set up
 * when a program first needs it ({@link Importlib}). Until then modules written in Java, which come before all others anyway, are made right here:
 * a program that needs no others pays nothing for importlib. Arguments are borrowed, results float. Source: CPython 3.14 Python/import.c.
 */
public final class Importer {

    private static final PyStr MODULE_PATH = PyStr.interned("__path__");
    private static final PyStr INITIALIZING = PyStr.interned("_initializing");
    private static final PyStr SPEC = PyStr.interned("__spec__");
    private static final PyStr FILE = PyStr.interned("__file__");
    private static final PyStr OS = PyStr.interned("os");
    private static final PyStr PACKAGE = PyStr.interned("__package__");

    private final JavaModules javaModules;
    private final ModuleLocks locks = new ModuleLocks();
    private final Importlib importlib = new Importlib();

    /** Who tells how long imports take; null if nobody does. */
    private final ImportTimes times;

    /** An importer of the given Java modules and of what is on sys.path; {@code timed} is {@code Settings.importTime}. */
    public Importer(JavaModules javaModules, int timed) {
        this.javaModules = javaModules;
        this.times = timed == 0 ? null : new ImportTimes(timed > 1);
    }

    /** The modules written in Java. */
    public JavaModules javaModules() {
        return javaModules;
    }

    // ---- what boot needs ----

    /** Enters a module of the machine itself into sys.modules; returns it. */
    public PyModule makeBuiltin(ThreadState ts, String name, PyModule module) {
        PyModuleSpec spec = new PyModuleSpec(ts, name, "built-in", null);
        module.globals(ts).putStr(ts, SPEC, spec);
        if (module.globals(ts).getStr(ts, PACKAGE) == PyNone.NONE) {
            module.globals(ts).putStr(ts, PACKAGE, PyStr.EMPTY);
        }
        VirtualMachine.of(ts).modules().putStr(ts, PyStr.interned(name), module);
        return module;
    }

    /** Imports a module written in Java; null if no such module is linked. */
    @CleanPoint
    public PyModule javaModule(ThreadState ts, PyStr name) {
        return javaModules.has(name.toString()) ? (PyModule) importModule(ts, name) : null;
    }

    /** The values of sys.modules, oldest first, borrowed from it. */
    public PyObject[] modulesInOrder(ThreadState ts) {
        PyDict modules = VirtualMachine.of(ts).modules();
        PyStr[] names = Names.of(ts, modules);
        PyObject[] all = new PyObject[names.length];
        for (int i = 0; i < names.length; i++) {
            all[i] = modules.getStr(ts, names[i]);
        }
        return all;
    }

    /** Shows what is counted here; the world is stopped. */
    public void visitSlots(SlotVisitor visitor) {
        importlib.visitSlots(visitor);
    }

    /** Sets importlib up, if that was not done yet and there is a library to take it from. */
    @CleanPoint
    public void needImportlib(ThreadState ts) {
        importlib.setUp(ts);
    }

    /** Names the loader of the program's module where importlib is set up already; otherwise it does so itself when it is. */
    @CleanPoint
    public void giveMainALoader(ThreadState ts) {
        importlib.giveMainALoader(ts);
    }

    /** Says that a file is the program's, read by one of importlib's loaders of that name. */
    @CleanPoint
    public void setMainLoader(ThreadState ts, String type, String file) {
        importlib.setUp(ts);
        importlib.setMainLoader(ts, type, PyStr.of(file));
    }

    /** A module written in Java by its name, new and not in sys.modules; floating, null if there is none. */
    @CleanPoint
    public PyModule createJavaModule(ThreadState ts, String name) {
        return javaModules.has(name) ? javaModules.create(ts, name) : null;
    }

    // ---- import statements ----

    /**
     * {@code __import__}: without {@code fromList} (null, None or empty) the top package of the name, else the module itself, with the
     * submodules that the list names. {@code globals} (may be null) says what relative names are relative to.
     */
    @CleanPoint
    public PyObject importName(ThreadState ts, PyStr name, PyDict globals, PyObject fromList, int level) {
        if (level < 0) {
            throw Errors.valueError(ts, "level must be >= 0");
        }
        if (name.length() == 0 && level == 0) {
            throw Errors.valueError(ts, "Empty module name");
        }
        String absolute = level == 0 ? name.toString() : RelativeNames.resolve(ts, name.toString(), globals, level);
        PyObject module = importModule(ts, PyStr.interned(absolute));
        try (var held = ts.hold(module)) {
            if (fromList != null && fromList != PyNone.NONE && Comparison.isTrue(ts, fromList)) {
                if (Attributes.find(ts, module, MODULE_PATH) != null) {
                    importSubmodules(ts, module, absolute, fromList, true);
                }
                return module;
            }
            int dot = name.toString().indexOf('.');
            if (dot < 0) {
                return module;
            }
            PyStr top = PyStr.interned(absolute.substring(0, absolute.length() - (name.length() - dot)));
            if (level == 0) {
                return importModule(ts, top);
            }
            PyObject present = VirtualMachine.of(ts).modules().getStr(ts, top);
            if (present == null) {
                throw Errors.keyError(ts, PyStr.of("'" + top + "' not in sys.modules as expected"));
            }
            return present;
        }
    }

    /** Imports the module of an absolute name and returns it, not its top package. */
    @CleanPoint
    public PyObject importModule(ThreadState ts, PyStr name) {
        PyObject found = VirtualMachine.of(ts).modules().getStr(ts, name);
        if (found == null) {
            return load(ts, name);
        }
        if (times != null) {
            times.found(name);
        }
        if (found == PyNone.NONE) {
            throw ImportErrors.notFound(ts, name.toString(), "import of " + name + " halted; None in sys.modules");
        }
        try (var held = ts.hold(found)) {
            return isInitializing(ts, found) ? waitUntilInitialized(ts, name, found) : found;
        }
    }

    /** The attribute {@code name} of a module for a from import; a submodule that is still being imported serves too. */
    @CleanPoint
    public PyObject importFrom(ThreadState ts, PyObject module, PyStr name) {
        PyObject found = Attributes.find(ts, module, name);
        if (found != null) {
            return found;
        }
        PyObject moduleName = Attributes.find(ts, module, PyStr.interned("__name__"));
        if (moduleName instanceof PyStr s) {
            PyObject sub = VirtualMachine.of(ts).modules().getStr(ts, PyStr.of(s + "." + name));
            if (sub != null) {
                return sub;
            }
        }
        try (var held = ts.hold(moduleName)) {
            throw missing(ts, module, PyStr.asSelf(moduleName) == null ? null : moduleName, name);
        }
    }

    /** The error for a name that a module does not have; its own name is a str or null. */
    @CleanPoint
    private static RuntimeException missing(ThreadState ts, PyObject module, PyObject moduleName, PyStr name) {
        String shown = moduleName == null ? "<unknown module name>" : PyStr.asSelf(moduleName).toString();
        PyObject origin = Attributes.find(ts, module, FILE);
        try (var held = ts.hold(origin)) {
            PyStr file = origin instanceof PyStr s ? s : null;
            String place = file == null ? "unknown location" : file.toString();
            boolean initializing = file != null && isInitializing(ts, module);
            String hint = file == null ? null : ModuleShadows.of(ts).hint(ts, moduleName, place, initializing);
            String partly = hint == null && initializing ? "partially initialized module " : "";
            String reason = hint == null && initializing ? " (most likely due to a circular import)" : "";
            return ImportErrors.missingName(
                    ts,
                    "cannot import name '" + name + "' from " + partly + "'" + shown + "'" + reason + " (" + (hint == null ? place : hint) + ")",
                    moduleName,
                    file,
                    name);
        }
    }

    /** Imports what a from list names and the package does not have yet. */
    @CleanPoint
    private void importSubmodules(ThreadState ts, PyObject module, String moduleName, PyObject fromList, boolean top) {
        PyObject iterator = Iteration.iter(ts, fromList);
        try (var held = ts.hold(iterator)) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(item)) {
                    if (!(item instanceof PyStr s)) {
                        String where = top ? "``from list''" : moduleName + ".__all__";
                        throw Errors.typeError(
                                ts, "Item in " + where + " must be str, not " + org.pyrt.objects.type.PyType.of(item).name());
                    }
                    if (!s.toString().equals("*")) {
                        importSubmodule(ts, module, moduleName, s);
                    } else if (top) {
                        PyObject all = Attributes.find(ts, module, PyStr.interned("__all__"));
                        if (all != null) {
                            try (var heldAll = ts.hold(all)) {
                                importSubmodules(ts, module, moduleName, all, false);
                            }
                        }
                    }
                }
            }
        }
    }

    @CleanPoint
    private void importSubmodule(ThreadState ts, PyObject module, String moduleName, PyStr name) {
        PyObject present = Attributes.find(ts, module, name);
        if (present != null) {
            Refs.discard(ts, present);
            return;
        }
        PyStr full = PyStr.interned(moduleName + "." + name);
        try {
            Refs.discard(ts, importModule(ts, full));
        } catch (Raised e) {
            if (!isAbsence(ts, full)) {
                throw e;
            }
            Errors.clear(ts);
        }
    }

    /** Whether the exception being raised says that there is no module {@code full}, rather than that its own imports failed. */
    @CleanPoint
    private static boolean isAbsence(ThreadState ts, PyStr full) {
        if (!Errors.matches(ts, ExceptionTypes.MODULE_NOT_FOUND_ERROR)) {
            return false;
        }
        PyObject name = Attributes.find(ts, ts.raised, PyStr.interned("name"));
        boolean same = name instanceof PyStr s && s.equals(full);
        Refs.discard(ts, name);
        return same && VirtualMachine.of(ts).modules().getStr(ts, full) != PyNone.NONE;
    }

    // ---- loading ----

    /** Whether the module's spec says that its code is still running. */
    @CleanPoint
    private static boolean isInitializing(ThreadState ts, PyObject module) {
        if (!(module instanceof PyModule m)) {
            return false;
        }
        PyObject spec = m.globals(ts).getStr(ts, SPEC);
        if (spec == null || spec == PyNone.NONE || spec instanceof PyModuleSpec) {
            return false;
        }
        if (spec instanceof PyInstance own) {
            return own.get(ts, INITIALIZING) == PyBool.TRUE;
        }
        PyObject flag;
        try (var held = ts.hold(spec)) {
            flag = Attributes.find(ts, spec, INITIALIZING);
        }
        return flag == PyBool.TRUE;
    }

    /** Waits until another thread has run the module's code, unless that would never end; what sys.modules has then. */
    @CleanPoint
    private PyObject waitUntilInitialized(ThreadState ts, PyStr name, PyObject module) {
        try (var held = ts.hold(module)) {
            importlib.waitFor(ts, name);
        }
        PyObject found = VirtualMachine.of(ts).modules().getStr(ts, name);
        return found == null ? load(ts, name) : found;
    }

    @CleanPoint
    private PyObject load(ThreadState ts, PyStr name) {
        return times == null ? loadNow(ts, name) : times.measure(ts, name, this::loadNow);
    }

    @CleanPoint
    private static void auditImport(ThreadState ts, PyStr name) {
        PyObject path = sysList(ts, "path");
        PyObject finders = sysList(ts, "meta_path");
        PyObject hooks = sysList(ts, "path_hooks");
        try (var heldPath = ts.hold(path);
                var heldFinders = ts.hold(finders);
                var heldHooks = ts.hold(hooks)) {
            Audit.send(ts, "import", name, PyNone.NONE, path, finders, hooks);
        }
    }

    /** An attribute of sys, floating; None if it is not there. */
    private static PyObject sysList(ThreadState ts, String name) {
        PyObject found = VirtualMachine.of(ts).sysAttribute(ts, PyStr.interned(name));
        return found == null ? PyNone.NONE : found;
    }

    @CleanPoint
    private PyObject loadNow(ThreadState ts, PyStr name) {
        if (Audit.isOn(ts)) {
            auditImport(ts, name);
        }
        if (!importlib.isReady()) {
            // A submodule needs its package first, which importlib sees to.
            if (javaModules.has(name.toString()) && name.toString().indexOf('.') < 0) {
                return loadJavaModule(ts, name);
            }
            importlib.setUp(ts);
        }
        if (FrozenModules.isPartOfOs(name.toString()) && VirtualMachine.of(ts).modules().getStr(ts, OS) == null) {
            Refs.discard(ts, importModule(ts, OS));
            return importModule(ts, name);
        }
        PyObject module = importlib.findAndLoad(ts, name);
        if (name.equals(ProgramLines.MODULE)) {
            try (var held = ts.hold(module)) {
                ProgramLines.register(ts, module);
            }
        } else if (name.equals(StartMethods.MODULE)) {
            try (var held = ts.hold(module)) {
                StartMethods.restrict(ts, module);
            }
        }
        return module;
    }

    /** Makes a module written in Java once, however many threads ask for it. */
    @CleanPoint
    private PyObject loadJavaModule(ThreadState ts, PyStr name) {
        String lockName = name.toString();
        boolean locked = locks.acquire(ts, lockName);
        try {
            PyObject found = VirtualMachine.of(ts).modules().getStr(ts, name);
            return found != null ? found : makeBuiltin(ts, lockName, javaModules.create(ts, lockName));
        } finally {
            if (locked) {
                locks.release(lockName);
            }
        }
    }
}
