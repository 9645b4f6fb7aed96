package org.pyrt.vm.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.function.PyCode;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.VirtualMachine;

/**
 * The frozen modules that only say hello: examples of a module, of packages and of modules frozen under another name, which the tests of importlib
 * look for. Their sources are the library's; a module whose file the library lacks is empty. Source: CPython 3.14 Python/frozen.c. Stateless.
 */
final class FrozenExamples {

    private static final String HELLO = "__hello__";
    private static final String PACKAGE = "__phello__";
    private static final String NESTED = "__phello__.ham";

    /** In no file of the library. */
    private static final String ONLY_FROZEN = "__hello_only__";

    private static final String ONLY_FROZEN_SOURCE = "initialized = True\nprint('Hello world!')\n";

    private FrozenExamples() {}

    /** Whether it is one of them. */
    static boolean has(String name) {
        return name.equals(ONLY_FROZEN) || source(name) != null;
    }

    static boolean isPackage(String name) {
        return name.equals(PACKAGE) || name.equals(NESTED) || name.equals("__phello_alias__");
    }

    /** The module that has the same source under the library's name, {@code <} before the name of a package for its file; null for what is in no file. */
    static String originalName(String name) {
        switch (name) {
            case ONLY_FROZEN:
                return null;
            case "__hello_alias__":
            case "__phello_alias__":
            case "__phello_alias__.spam":
                return HELLO;
            case "__phello__.__init__":
                return "<" + PACKAGE;
            case "__phello__.ham.__init__":
                return "<" + NESTED;
            default:
                return name;
        }
    }

    /** The path of the source in the library. */
    private static String source(String name) {
        switch (name) {
            case HELLO:
            case "__hello_alias__":
            case "__phello_alias__":
            case "__phello_alias__.spam":
                return "__hello__.py";
            case PACKAGE:
            case "__phello__.__init__":
                return "__phello__/__init__.py";
            case "__phello__.spam":
                return "__phello__/spam.py";
            case NESTED:
            case "__phello__.ham.__init__":
                return "__phello__/ham/__init__.py";
            case "__phello__.ham.eggs":
                return "__phello__/ham/eggs.py";
            default:
                return null;
        }
    }

    /** The code, floating; null where there is no library. */
    @CleanPoint
    static PyCode code(ThreadState ts, String name) throws IOException {
        String shown = "<frozen " + name + ">";
        if (name.equals(ONLY_FROZEN)) {
            return Engine.compile(ts, ONLY_FROZEN_SOURCE.getBytes(StandardCharsets.UTF_8), shown, Engine.MODULE);
        }
        Path library = VirtualMachine.of(ts).settings.library;
        if (library == null) {
            return null;
        }
        Path file = library.resolve(source(name));
        byte[] text = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        return Engine.compile(ts, text, shown, Engine.MODULE);
    }
}
