package org.pyrt.stdlib.uuid;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/** The module _uuid: identifiers made of the time and the machine's network address. Sources: CPython 3.14 Modules/_uuidmodule.c, RFC 9562 section 5.1. */
@ExposedModule(name = "_uuid", doc = "Identifiers made of the time.")
public final class UuidModule {

    @ExposedConstant static final int has_uuid_generate_time_safe = 1;
    @ExposedConstant static final int has_stable_extractable_node = 0;

    /** What says that no daemon made sure of it: other processes may make the same identifier. */
    private static final int UNSAFE = -1;

    private UuidModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_uuid", "Identifiers made of the time.", new UuidModuleAdapter()).build();
    }

    @ExposedMethod(doc = "generate_time_safe($module, /)\n--\n\nThe 16 bytes of a new identifier, and how safe it is.")
    static PyObject generate_time_safe(ThreadState ts) {
        return PyTuple.of(ts, PyBytes.of(TimeIdentifiers.of(ts).next()), PyInt.of(UNSAFE));
    }
}
