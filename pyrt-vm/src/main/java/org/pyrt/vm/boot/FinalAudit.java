package org.pyrt.vm.boot;

import java.io.FileDescriptor;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Audit;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** The count audit that {@code -X refaudit} asks for, when the program has ended and its modules are still there. */
final class FinalAudit {

    private FinalAudit() {}

    /** Whether every count is right; what is wrong is named on the process's stderr. */
    @CleanPoint
    static boolean passes(ThreadState ts, VirtualMachine vm) {
        boolean right = true;
        for (Audit.Finding f : Audit.run(ts, vm.collector, vm::visitRoots)) {
            Launcher.write(FileDescriptor.err, "refaudit: " + f + named(f.object()) + "\n");
            right = false;
        }
        return right;
    }

    /** The name of what has one, for messages. */
    private static String named(Counted c) {
        String name = c instanceof PyFunction f ? f.qualname().toString() : c instanceof PyType t ? t.qualname().toString() : null;
        return name == null ? "" : ", named " + name;
    }
}
