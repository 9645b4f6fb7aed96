package org.pyrt.vm.boot;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * What the library's module site adds to builtins, exit and its like, where site did not run at start ({@link SiteNeed}): it is loaded when a program first
 * uses one of the names. Stateless; any thread.
 */
public final class SiteBuiltins {

    private static final PyStr SITE = PyStr.interned("site");
    private static final PyStr HOOK = PyStr.interned("__interactivehook__");

    private SiteBuiltins() {}

    /** Whether site gives a builtin of that name. */
    public static boolean isOne(PyStr name) {
        switch (name.toString()) {
            case "exit", "quit", "help", "copyright", "credits", "license":
                return true;
            default:
                return false;
        }
    }

    /** sys.__interactivehook__, which site makes, floating; null if site has been loaded, or options keep it off. */
    @CleanPoint
    public static PyObject interactiveHook(ThreadState ts) {
        return add(ts) ? VirtualMachine.of(ts).sys().getStr(ts, HOOK) : null;
    }

    /** Lets site add its builtins; false if it has, or options keep it off. Without the library, or a whole one, the names are just not there. */
    @CleanPoint
    public static boolean add(ThreadState ts) {
        VirtualMachine vm = VirtualMachine.of(ts);
        if (vm.settings.library == null || vm.settings.commandLine.count('S') > 0 || vm.isFinalizing() || vm.modules().getStr(ts, SITE) != null) {
            return false;
        }
        try {
            Refs.discard(ts, vm.importer.importModule(ts, SITE));
            return true;
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.IMPORT_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            return false;
        }
    }
}
