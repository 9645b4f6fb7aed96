package org.pyrt.vm.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleShadows;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.Names;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.VirtualMachine;

/**
 * Finds, loads and remembers modules for one interpreter.
 *
 * <p>Implementation notes. A name is looked up in sys.modules first; on a miss the module's lock is taken and the name looked up again. A
 * module sits in sys.modules while its code runs, with {@code __spec__._initializing} true, so that circular imports find it; another thread
 * that finds it then waits for its lock, unless that would never end. {@link #loading} counts the modules that are being run, so that the
 * spec is asked only while there are some. Arguments are borrowed, results float. Source: CPython 3.14 Python/import.c,
 * Lib/importlib/_bootstrap.py.
 */
public final class Importer {

    private static final PyStr PATH = PyStr.interned("path");
    private static final PyStr MODULE_PATH = PyStr.interned("__path__");
    private static final PyStr SPEC = PyStr.interned("__spec__");
    private static final PyStr FILE = PyStr.interned("__file__");
    private static final PyStr PACKAGE = PyStr.interned("__package__");
    private static final PyStr BUILTINS = PyStr.interned("__builtins__");

    private final JavaModules javaModules;
    private final ModuleLocks locks = new ModuleLocks();
    private final AtomicInteger loading = new AtomicInteger();

    /** An importer of the given Java modules and of what is on sys.path. */
    public Importer(JavaModules javaModules) {
        this.javaModules = javaModules;
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

    /** The source file of a module that is not imported itself, though its package is; of a package without one its folder; null if there is none. */
    @CleanPoint
    public Path findSource(ThreadState ts, String fullName) {
        int dot = fullName.lastIndexOf('.');
        String[] folders;
        if (dot < 0) {
            folders = strings(ts, VirtualMachine.of(ts).sysAttribute(ts, PATH));
        } else {
            String parent = fullName.substring(0, dot);
            PyObject module = importModule(ts, PyStr.interned(parent));
            try (var held = ts.hold(module)) {
                folders = parentPath(ts, module, parent, fullName);
            }
        }
        SourceFinder.Found found = finder(ts).find(fullName, fullName.substring(dot + 1), folders);
        return found == null ? null : found.file != null ? found.file : found.folder == null ? null : Path.of(found.folder);
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
            int cut = name.length() - dot;
            return importModule(ts, PyStr.interned(absolute.substring(0, absolute.length() - cut)));
        }
    }

    /** Imports the module of an absolute name and returns it, not its top package. */
    @CleanPoint
    public PyObject importModule(ThreadState ts, PyStr name) {
        PyObject found = VirtualMachine.of(ts).modules().getStr(ts, name);
        if (found == null) {
            return load(ts, name);
        }
        if (found == PyNone.NONE) {
            throw ImportErrors.notFound(ts, name.toString(), "import of " + name + " halted; None in sys.modules");
        }
        if (loading.get() != 0) {
            waitUntilInitialized(ts, name, found);
            return VirtualMachine.of(ts).modules().getStr(ts, name);
        }
        return found;
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
        throw missing(ts, module, moduleName instanceof PyStr s ? s : null, name);
    }

    @CleanPoint
    private static RuntimeException missing(ThreadState ts, PyObject module, PyStr moduleName, PyStr name) {
        String shown = moduleName == null ? "<unknown module name>" : moduleName.toString();
        PyObject origin = Attributes.find(ts, module, FILE);
        try (var held = ts.hold(origin)) {
            PyStr file = origin instanceof PyStr s ? s : null;
            String place = file == null ? "unknown location" : file.toString();
            PyObject spec = Attributes.find(ts, module, SPEC);
            boolean initializing =
                    file != null && spec instanceof PyModuleSpec s && s.get(ts, PyModuleSpec.INITIALIZING) == PyBool.TRUE;
            String hint = file == null ? null : ModuleShadows.of(ts).hint(shown, place, initializing);
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

    @CleanPoint
    private void waitUntilInitialized(ThreadState ts, PyStr name, PyObject module) {
        if (!(module instanceof PyModule m)
                || !(m.globals(ts).getStr(ts, SPEC) instanceof PyModuleSpec spec)
                || spec.get(ts, PyModuleSpec.INITIALIZING) != PyBool.TRUE) {
            return;
        }
        if (locks.acquire(ts, name.toString())) {
            locks.release(name.toString());
        }
    }

    @CleanPoint
    private PyObject load(ThreadState ts, PyStr name) {
        String lockName = name.toString();
        boolean locked = locks.acquire(ts, lockName);
        try {
            PyDict modules = VirtualMachine.of(ts).modules();
            PyObject found = modules.getStr(ts, name);
            return found != null ? found : findAndLoad(ts, name);
        } finally {
            if (locked) {
                locks.release(lockName);
            }
        }
    }

    @CleanPoint
    private PyObject findAndLoad(ThreadState ts, PyStr name) {
        String full = name.toString();
        PyDict modules = VirtualMachine.of(ts).modules();
        int dot = full.lastIndexOf('.');
        if (dot < 0) {
            return loadFrom(ts, name, strings(ts, VirtualMachine.of(ts).sysAttribute(ts, PATH)), full);
        }
        PyStr parentName = PyStr.interned(full.substring(0, dot));
        PyObject parent = importModule(ts, parentName);
        try (var held = ts.hold(parent)) {
            PyObject already = modules.getStr(ts, name);
            if (already != null) {
                return already;
            }
            String[] folders = parentPath(ts, parent, parentName.toString(), full);
            PyObject module = loadFrom(ts, name, folders, full.substring(dot + 1));
            try (var heldModule = ts.hold(module)) {
                Attributes.set(ts, parent, PyStr.interned(full.substring(dot + 1)), module);
            }
            return module;
        }
    }

    @CleanPoint
    private static String[] parentPath(ThreadState ts, PyObject parent, String parentName, String full) {
        PyObject path = Attributes.find(ts, parent, MODULE_PATH);
        if (path == null) {
            throw ImportErrors.notFound(
                    ts, full, "No module named '" + full + "'; '" + parentName + "' is not a package");
        }
        try (var held = ts.hold(path)) {
            return strings(ts, path);
        }
    }

    @CleanPoint
    private PyObject loadFrom(ThreadState ts, PyStr name, String[] folders, String lastName) {
        String full = name.toString();
        if (javaModules.has(full)) {
            PyModule module = makeBuiltin(ts, full, javaModules.create(ts, full));
            return module;
        }
        SourceFinder.Found found = finder(ts).find(full, lastName, folders);
        if (found == null) {
            throw ImportErrors.notFound(ts, full, "No module named '" + full + "'");
        }
        PyModule module = makeModule(ts, name, found);
        if (found.shownAs() == null) {
            VirtualMachine.of(ts).modules().putStr(ts, name, module);
            return module;
        }
        return run(ts, name, module, found);
    }

    private static SourceFinder finder(ThreadState ts) {
        return new SourceFinder(VirtualMachine.of(ts).settings.library);
    }

    private static PyModule makeModule(ThreadState ts, PyStr name, SourceFinder.Found found) {
        PyModule module = new PyModule(ts, name, PyNone.NONE);
        PyDict globals = module.globals(ts);
        PyList path = found.folder == null ? null : PyList.of(ts, PyStr.of(found.folder));
        if (path != null) {
            globals.putStr(ts, MODULE_PATH, path);
        }
        String file = found.shownAs();
        globals.putStr(ts, SPEC, new PyModuleSpec(ts, name.toString(), file, path));
        String full = name.toString();
        int dot = full.lastIndexOf('.');
        globals.putStr(ts, PACKAGE, PyStr.of(path != null ? full : dot < 0 ? "" : full.substring(0, dot)));
        if (file != null) {
            globals.putStr(ts, FILE, PyStr.of(file));
        }
        globals.putStr(ts, BUILTINS, VirtualMachine.of(ts).builtinsModule());
        return module;
    }

    /** Runs the module's code, with the module in sys.modules; if that fails, it is taken out again. */
    @CleanPoint
    private PyObject run(ThreadState ts, PyStr name, PyModule module, SourceFinder.Found found) {
        PyDict modules = VirtualMachine.of(ts).modules();
        PyModuleSpec spec = (PyModuleSpec) module.globals(ts).getStr(ts, SPEC);
        byte[] source = read(ts, found);
        int mark = ts.holdMark();
        ts.pushHold(spec);
        ts.pushHold(module);
        loading.incrementAndGet();
        spec.put(ts, PyModuleSpec.INITIALIZING, PyBool.TRUE);
        boolean done = false;
        try {
            modules.putStr(ts, name, module);
            PyCode code = Engine.compile(ts, source, found.shownAs(), Engine.MODULE);
            ts.pushHold(code);
            Engine.runModule(ts, code, module.globals(ts));
            done = true;
        } finally {
            spec.put(ts, PyModuleSpec.INITIALIZING, PyBool.FALSE);
            loading.decrementAndGet();
            if (!done) {
                Refs.discard(ts, modules.popStr(ts, name));
            }
            ts.unholdTo(mark);
        }
        // The module may have put something else in its own place.
        PyObject result = modules.getStr(ts, name);
        if (result == null) {
            throw ImportErrors.plain(ts, "module '" + name + "' not in sys.modules");
        }
        return result;
    }

    @CleanPoint
    private static byte[] read(ThreadState ts, SourceFinder.Found found) {
        byte[] source = null;
        ts.detach();
        try {
            source = SourceFinder.read(found);
        } catch (IOException e) {
            source = null;
        } finally {
            ts.attach();
        }
        if (source == null) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "cannot read " + found.shownAs());
        }
        return source;
    }

    /** The strs of an iterable, other items left out. */
    @CleanPoint
    private static String[] strings(ThreadState ts, PyObject iterable) {
        List<String> result = new ArrayList<>();
        if (iterable == null) {
            return new String[0];
        }
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                if (item instanceof PyStr s) {
                    result.add(s.toString());
                }
                Refs.discard(ts, item);
            }
        }
        return result.toArray(new String[0]);
    }
}
