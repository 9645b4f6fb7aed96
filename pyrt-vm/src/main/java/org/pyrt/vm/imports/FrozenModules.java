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
 * Modules whose source is found without a search, so that no file of a program can take their place: importlib's own, those of the standard library
 * that CPython freezes or has loaded before a program begins, and the two that this runtime gives files of its own. They come before
 * sys.path, as CPython's frozen modules do. Code of those of the library names its file, and is cached where importlib caches it. Stateless.
 */
public final class FrozenModules {

    /** Importlib's core. */
    static final String BOOTSTRAP = "_frozen_importlib";

    /** The part of importlib that looks into folders. */
    static final String EXTERNAL = "_frozen_importlib_external";

    /** The settings of this build, for sysconfig. */
    private static final String SETTINGS = "_sysconfigdata_t_linux_";

    /** What asyncio's tools look into other processes with. */
    private static final String REMOTE = "_remote_debugging";

    private static final String ZIP_IMPORT = "zipimport";

    /** The only package among the modules that a program finds loaded. */
    private static final String ENCODINGS = "encodings";

    private static final String RESOURCES = "/org/pyrt/vm/lib/";

    private FrozenModules() {}

    /** Whether the module is frozen. */
    public static boolean has(String name) {
        return isNeeded(name) || isEarly(name) || isExample(name);
    }

    /** Whether it is frozen even where frozen modules are switched off: nothing else has it, or finding others takes it. */
    public static boolean isNeeded(String name) {
        return origin(name) != null || resource(name) != null;
    }

    /** The names that {@code _imp._frozen_module_names} gives. */
    public static String[] names() {
        return new String[] {
            BOOTSTRAP,
            EXTERNAL,
            ZIP_IMPORT,
            "abc",
            "codecs",
            "io",
            "_collections_abc",
            "_sitebuiltins",
            "genericpath",
            "ntpath",
            "posixpath",
            "os",
            "site",
            "stat",
            "runpy",
            "__hello__",
            "__hello_alias__",
            "__phello_alias__",
            "__phello_alias__.spam",
            "__phello__",
            "__phello__.__init__",
            "__phello__.ham",
            "__phello__.ham.__init__",
            "__phello__.ham.eggs",
            "__phello__.spam",
            "__hello_only__"
        };
    }

    /** Whether CPython freezes the library's module, or needs it before a program begins. */
    private static boolean isEarly(String name) {
        switch (name) {
            case "abc":
            case "codecs":
            case ENCODINGS:
            case "io":
            case "_collections_abc":
            case "_sitebuiltins":
            case "genericpath":
            case "ntpath":
            case "posixpath":
            case "os":
            case "site":
            case "stat":
            case "runpy":
                return true;
            default:
                return false;
        }
    }

    /** Whether the module and {@code os} import each other, which goes well only from the side of {@code os}: CPython has loaded both before. */
    static boolean isPartOfOs(String name) {
        return name.equals("posixpath") || name.equals("genericpath");
    }

    /** Whether it is one of CPython's examples, for which few programs ask. */
    private static boolean isExample(String name) {
        return name.startsWith("__") && FrozenExamples.has(name);
    }

    /** Whether it is a package. */
    public static boolean isPackage(String name) {
        return name.equals(ENCODINGS) || isExample(name) && FrozenExamples.isPackage(name);
    }

    /** The name under which the library has the source; begins with {@code <} for the file of a package, and is null for what is in no file. */
    public static String originalName(String name) {
        if (isExample(name)) {
            return FrozenExamples.originalName(name);
        }
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
            case ZIP_IMPORT:
                return name;
            default:
                return null;
        }
    }

    /** The resource with the source of a module of this runtime's own; null for others. Told by name, for every import asks. */
    private static String resource(String name) {
        return name.equals(SETTINGS) || name.equals(REMOTE) ? RESOURCES + name + ".py" : null;
    }

    /** The code of a frozen module, floating; null if its source is missing. Raises SyntaxError. */
    @CleanPoint
    public static PyCode code(ThreadState ts, String name) {
        String origin = origin(name);
        try {
            if (origin != null) {
                return ofLibrary(ts, origin, ".frozen", "<frozen " + origin + ">");
            }
            if (isEarly(name)) {
                return ofLibrary(ts, isPackage(name) ? name + ".__init__" : name, "", null);
            }
            if (isExample(name)) {
                return FrozenExamples.code(ts, name);
            }
            String path = resource(name);
            return path == null ? null : Engine.compile(ts, read(path), "<frozen " + name + ">", Engine.MODULE);
        } catch (IOException e) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "cannot read the source of " + PyStr.of(name));
        }
    }

    /** The code of a file of the library, from the cache file of that kind if it fits; {@code shown} is its file's name, null for the true one. */
    @CleanPoint
    private static PyCode ofLibrary(ThreadState ts, String origin, String kind, String shown) throws IOException {
        Path library = VirtualMachine.of(ts).settings.library;
        if (library == null) {
            return null;
        }
        Path source = library.resolve(origin.replace('.', '/') + ".py");
        Code cached = BytecodeCache.read(ts, source, kind);
        if (cached != null) {
            if (shown == null) {
                cached.renameFile(source.toString());
            }
            return cached;
        }
        if (!Files.isRegularFile(source)) {
            return null;
        }
        PyCode made = Engine.compile(ts, Files.readAllBytes(source), shown == null ? source.toString() : shown, Engine.MODULE);
        BytecodeCache.write(ts, source, kind, (Code) made);
        return made;
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
