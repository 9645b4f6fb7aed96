package org.pyrt.stdlib;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.module.ModuleProvider;
import org.pyrt.objects.module.PyModule;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.abc.AbcModule;
import org.pyrt.stdlib.asyncio.AsyncioModule;
import org.pyrt.stdlib.bisect.BisectModule;
import org.pyrt.stdlib.collections.CollectionsModule;
import org.pyrt.stdlib.contextvars.ContextvarsModule;
import org.pyrt.stdlib.functools.FunctoolsModule;
import org.pyrt.stdlib.heapq.HeapqModule;
import org.pyrt.stdlib.io.IoModule;
import org.pyrt.stdlib.itertools.ItertoolsModule;
import org.pyrt.stdlib.math.CmathModule;
import org.pyrt.stdlib.math.MathModule;
import org.pyrt.stdlib.operator.OperatorModule;
import org.pyrt.stdlib.posix.PosixModule;
import org.pyrt.stdlib.profile.LsprofModule;
import org.pyrt.stdlib.queue.QueueModule;
import org.pyrt.stdlib.random.RandomModule;
import org.pyrt.stdlib.statistics.StatisticsModule;
import org.pyrt.stdlib.string.StringModule;

/** The modules of this Java module. */
public final class StandardModules implements ModuleProvider {

    /** For ServiceLoader. */
    public StandardModules() {}

    @Override
    public String[] names() {
        return new String[] {
            "_abc", "_asyncio", "_bisect", "_collections", "_contextvars", "_functools", "_heapq", "_io", "_lsprof", "_operator", "_queue", "_random",
            "_statistics", "_string", "cmath", "itertools", "math", "posix"
        };
    }

    @Override
    @CleanPoint
    public PyModule create(ThreadState ts, String name) {
        switch (name) {
            case "_abc":
                return AbcModule.create(ts);
            case "_asyncio":
                return AsyncioModule.create(ts);
            case "_bisect":
                return BisectModule.create(ts);
            case "_collections":
                return CollectionsModule.create(ts);
            case "_contextvars":
                return ContextvarsModule.create(ts);
            case "_functools":
                return FunctoolsModule.create(ts);
            case "_heapq":
                return HeapqModule.create(ts);
            case "_io":
                return IoModule.create(ts);
            case "_lsprof":
                return LsprofModule.create(ts);
            case "_operator":
                return OperatorModule.create(ts);
            case "_queue":
                return QueueModule.create(ts);
            case "_random":
                return RandomModule.create(ts);
            case "_statistics":
                return StatisticsModule.create(ts);
            case "_string":
                return StringModule.create(ts);
            case "cmath":
                return CmathModule.create(ts);
            case "itertools":
                return ItertoolsModule.create(ts);
            case "math":
                return MathModule.create(ts);
            case "posix":
                return PosixModule.create(ts);
            default:
                throw new IllegalArgumentException(name);
        }
    }
}
