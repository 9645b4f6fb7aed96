package org.pyrt.stdlib.profile;

import org.pyrt.objects.builtin.NoFunctions;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.refcount.ThreadState;

/** The module _lsprof: times of functions, by the events of {@code sys.monitoring}. Source: CPython 3.14 Modules/_lsprof.c. */
public final class LsprofModule {

    /** What is known of a function. */
    static final StructSequenceType ENTRY =
            new StructSequenceType("_lsprof.profiler_entry", null, "code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls");

    /** What is known of a function as one caller called it. */
    static final StructSequenceType SUBENTRY =
            new StructSequenceType("_lsprof.profiler_subentry", null, "code", "callcount", "reccallcount", "totaltime", "inlinetime");

    private LsprofModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_lsprof", "Fast profiler", new NoFunctions())
                .add(PyProfiler.TYPE)
                .add("profiler_entry", ENTRY.type)
                .add("profiler_subentry", SUBENTRY.type)
                .build();
    }
}
