package org.pyrt.vm.boot;

import java.io.FileDescriptor;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code -X contention=FILE}: the module pyrt.contention records from the start, and writes its page at the end. On the main thread of the process's first interpreter. */
final class ContentionReport {

    private static final String MODULE = "pyrt.contention";

    private ContentionReport() {}

    /**
     * Begins to record.
     *
     * @throws IllegalStateException if the image has no such module
     */
    @CleanPoint
    static void begin(ThreadState ts, VirtualMachine vm) {
        if (!call(ts, vm, "start")) {
            throw new IllegalStateException("-X contention: this image has no module " + MODULE);
        }
    }

    /** Ends the recording and writes the page; a failure is told on stderr and changes nothing else. */
    @CleanPoint
    static void write(ThreadState ts, VirtualMachine vm) {
        try {
            call(ts, vm, "stop");
            call(ts, vm, "write", PyStr.of(vm.settings.contentionReport()));
        } catch (Raised e) {
            PyBaseException error = Errors.take(ts);
            String reason;
            try (var held = ts.hold(error)) {
                reason = Representation.str(ts, error).toString();
            } catch (Raised unprintable) {
                Errors.clear(ts);
                reason = error.type().name();
            }
            Launcher.write(FileDescriptor.err, CommandLine.PROGRAM + ": cannot write the contention report: " + reason + "\n");
        }
    }

    /** Calls a function of the module, which need not have been imported and is not by this; false if there is no such module. */
    @CleanPoint
    private static boolean call(ThreadState ts, VirtualMachine vm, String function, PyStr... arguments) {
        PyModule module = vm.importer.createJavaModule(ts, MODULE);
        if (module == null) {
            return false;
        }
        try (var held = ts.hold(module)) {
            Refs.discard(ts, Calls.callMethod(ts, module, PyStr.interned(function), arguments));
        }
        return true;
    }
}
