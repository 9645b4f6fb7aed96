package org.pyrt.vm.modules.tokenize;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module {@code _tokenize}. Source: CPython 3.14 Python/Python-tokenize.c. */
@ExposedModule(name = "_tokenize")
public final class TokenizeModule {

    private TokenizeModule() {}

    /** A floating module. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_tokenize", "", new TokenizeModuleAdapter()).add("TokenizerIter", PyTokenizerIter.TYPE).build();
    }
}
