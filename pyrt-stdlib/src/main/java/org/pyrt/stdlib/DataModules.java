package org.pyrt.stdlib;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.module.ModuleProvider;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.binascii.BinasciiModule;
import org.pyrt.stdlib.codecs.CodecsModule;
import org.pyrt.stdlib.sre.SreModule;
import org.pyrt.stdlib.struct.StructModule;

/** The modules about text and binary data: patterns, codecs, structures, digests, compression. */
public final class DataModules implements ModuleProvider {

    /** For ServiceLoader. */
    public DataModules() {}

    @Override
    public String[] names() {
        return new String[] {
            "_codecs",
            "_sre",
            "_struct",
            "binascii",
        };
    }

    @Override
    @CleanPoint
    public PyModule create(ThreadState ts, String name) {
        switch (name) {
            case "_codecs":
                return CodecsModule.create(ts);
            case "_sre":
                return SreModule.create(ts);
            case "_struct":
                return StructModule.create(ts);
            case "binascii":
                return BinasciiModule.create(ts);
            default:
                throw new IllegalArgumentException(name);
        }
    }
}
