package org.pyrt.stdlib;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.module.ModuleProvider;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.posix.PosixSubprocessModule;

/** The modules that give access to the operating system. */
public final class SystemModules implements ModuleProvider {

    /** For ServiceLoader. */
    public SystemModules() {}

    @Override
    public String[] names() {
        return new String[] {"_posixsubprocess"};
    }

    @Override
    @CleanPoint
    public PyModule create(ThreadState ts, String name) {
        switch (name) {
            case "_posixsubprocess":
                return PosixSubprocessModule.create(ts);
            default:
                throw new IllegalArgumentException(name);
        }
    }
}
