package org.pyrt.stdlib.bz2;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module {@code _bz2}, which the library's bz2 sits on. Source: CPython 3.14 Modules/_bz2module.c. */
@ExposedModule(name = "_bz2", doc = "Compression and decompression in the format of bzip2.")
public final class Bz2Module {

    private Bz2Module() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_bz2", "Compression and decompression in the format of bzip2.", new Bz2ModuleAdapter())
                .add("BZ2Compressor", PyBZ2Compressor.TYPE)
                .add("BZ2Decompressor", PyBZ2Decompressor.TYPE)
                .build();
    }
}
