package org.pyrt.vm.modules.sys;

import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;

/** The module {@code sys._jit}: it speaks of CPython's experimental JIT, which there is none of here. */
@ExposedModule(name = "sys._jit")
final class SysJit {

    private SysJit() {}

    @ExposedMethod(doc = "is_available($module, /)\n--\n\nWhether CPython's JIT was built in.")
    static boolean is_available() {
        return false;
    }

    @ExposedMethod(doc = "is_enabled($module, /)\n--\n\nWhether CPython's JIT is switched on.")
    static boolean is_enabled() {
        return false;
    }

    @ExposedMethod(doc = "is_active($module, /)\n--\n\nWhether the caller runs in code of CPython's JIT.")
    static boolean is_active() {
        return false;
    }
}
