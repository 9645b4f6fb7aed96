package org.pyrt.vm.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.code.Code;

/**
 * Modules whose source is found without a search: importlib's own, and the one of the standard library that this runtime replaces by a file of its
 * own. They come before sys.path, as CPython's frozen modules do. Stateless.
 */
public final class FrozenModules {

    /** Importlib's core. */
    static final String BOOTSTRAP = "_frozen_importlib";

    /** The part of importlib that looks into folders. */
    static final String EXTERNAL = "_frozen_importlib_external";

    /** The settings of this build, for sysconfig. */
    private static final String SETTINGS = "_sysconfigdata_t_linux_";

    private static final String RESOURCES = "/org/pyrt/vm/lib/";

    private FrozenModules() {}

    /** Whether the module is frozen. None is a package. */
    public static boolean has(String name) {
        return origin(name) != null || resource(name) != null;
    }

    /** The name under which the library has the source. */
    public static String originalName(String name) {
        String origin = origin(name);
        return origin == null ? name : origin;
    }

    /** The name of the source in the library, for modules that are frozen under that or another name; null for others. */
    private static String origin(String name) {
        switch (name) {
            case BOOTSTRAP:
            case "importlib._bootstrap":
                return "importlib._bootstrap";
            case EXTERNAL:
            case "importlib._bootstrap_external":
                return "importlib._bootstrap_external";
            case "zipimport":
                return name;
            default:
                return null;
        }
    }

    /** The resource with the source of a module of this runtime's own; null for others. Told by name, for every import asks. */
    private static String resource(String name) {
        return name.equals(SETTINGS) ? RESOURCES + name + ".py" : null;
    }

    /** The code of a frozen module, floating; null if its source is missing. Raises SyntaxError. */
    @CleanPoint
    public static PyCode code(ThreadState ts, String name) {
        String origin = origin(name);
        try {
            if (origin == null) {
                String path = resource(name);
                return path == null ? null : Engine.compile(ts, read(path), "<frozen " + name + ">", Engine.MODULE);
            }
            Path library = VirtualMachine.of(ts).settings.library;
            if (library == null) {
                return null;
            }
            Path source = library.resolve(origin.replace('.', '/') + ".py");
            Code cached = BytecodeCache.read(ts, source);
            if (cached != null) {
                return cached;
            }
            if (!Files.isRegularFile(source)) {
                return null;
            }
            PyCode made = Engine.compile(ts, Files.readAllBytes(source), "<frozen " + origin + ">", Engine.MODULE);
            BytecodeCache.write(ts, source, (Code) made);
            return made;
        } catch (IOException e) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "cannot read the source of " + PyStr.of(name));
        }
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = FrozenModules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no such resource: " + resource);
            }
            return in.readAllBytes();
        }
    }
}
