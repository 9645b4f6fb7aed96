package org.pyrt.vm.imports;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;

/**
 * The path hook for zip files. CPython imports the module zipimport at every start; here this function stands for its class until sys.path has an
 * entry that is a file, since most programs have none.
 */
@ExposedModule(name = "_imp")
final class ZipHook {

    private static final PyStr PATH_HOOKS = PyStr.interned("path_hooks");

    private ZipHook() {}

    static void install(ThreadState ts) {
        PyObject hook = PyBuiltinFunction.ofModule("zipimport", "zipimporter", new ZipHookAdapter(), 0, "zipimporter(archivepath)");
        if (VirtualMachine.of(ts).sysAttribute(ts, PATH_HOOKS) instanceof PyList hooks) {
            hooks.insert(ts, 0, hook);
        }
    }

    @ExposedMethod(name = "zipimporter", doc = "zipimporter(archivepath)")
    @CleanPoint
    static PyObject zipImporter(ThreadState ts, @PositionalOnly PyObject path) {
        if (path instanceof PyStr s && !isPartOfFile(s.toString())) {
            throw ImportErrors.plain(ts, "not a Zip file: " + s);
        }
        PyObject module = VirtualMachine.of(ts).importer.importModule(ts, PyStr.interned("zipimport"));
        PyObject type = Attributes.get(ts, module, PyStr.interned("zipimporter"));
        try (var held = ts.hold(type)) {
            if (VirtualMachine.of(ts).sysAttribute(ts, PATH_HOOKS) instanceof PyList hooks && isThis(ts, hooks)) {
                hooks.setItem(ts, 0, type);
            }
            return Calls.call(ts, type, path);
        }
    }

    private static boolean isThis(ThreadState ts, PyList hooks) {
        return hooks.size() > 0 && hooks.getItem(ts, 0) instanceof PyBuiltinFunction f && f.name.equals("zipimporter");
    }

    /** Whether the path or the beginning of it is a file. */
    private static boolean isPartOfFile(String path) {
        try {
            for (Path p = Path.of(path); p != null; p = p.getParent()) {
                if (Files.isRegularFile(p)) {
                    return true;
                }
                if (Files.exists(p)) {
                    return false;
                }
            }
        } catch (InvalidPathException e) {
            return false;
        }
        return false;
    }
}
