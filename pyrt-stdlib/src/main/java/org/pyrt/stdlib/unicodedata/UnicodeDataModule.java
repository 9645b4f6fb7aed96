package org.pyrt.stdlib.unicodedata;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;

/** The module unicodedata. Source: CPython 3.14 Modules/unicodedata.c, Unicode 16.0. */
@ExposedModule(name = "unicodedata", doc = "The Unicode Character Database.")
public final class UnicodeDataModule {

    @ExposedConstant(name = "unidata_version")
    static final String VERSION = "16.0.0";

    private UnicodeDataModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "unicodedata", "The Unicode Character Database.", new UnicodeDataModuleAdapter())
                .include(new CurrentDataAdapter())
                .add("ucd_3_2_0", new PyOldData(ts))
                .add("UCD", PyOldData.TYPE)
                .build();
    }
}
