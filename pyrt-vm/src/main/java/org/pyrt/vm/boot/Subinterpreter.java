package org.pyrt.vm.boot;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/**
 * Another interpreter in this process: modules, threads, counts, a collector and an allocator of its own, on a thread of its own. It shares no Python
 * object with the one that starts it but what is immutable in all of them (builtin types, values), and neither waits for the other's threads.
 * Signals stay with the first interpreter. Source: CPython 3.14 Python/pylifecycle.c (Py_NewInterpreter, Py_EndInterpreter).
 */
public final class Subinterpreter {

    private Subinterpreter() {}

    /**
     * Runs a program's text in the module {@code __main__} of a new interpreter with the settings of the calling one, and ends it. Returns 0, or -1 if the
     * program raised something, which has been printed. Waits for it, detached.
     */
    @CleanPoint
    public static int run(ThreadState ts, String code) {
        Run run = new Run(VirtualMachine.of(ts), code);
        Thread thread = new Thread(null, run, "Subinterpreter", Launcher.MAIN_STACK);
        thread.setDaemon(true);
        ts.detach();
        try {
            thread.start();
            Launcher.join(thread);
        } finally {
            ts.attach();
        }
        return run.result;
    }

    private static final class Run implements Runnable {

        private final VirtualMachine starter;
        private final String code;
        private int result = -1;

        Run(VirtualMachine starter, String code) {
            this.starter = starter;
            this.code = code;
        }

        @Override
        public void run() {
            result = Program.runApart(starter, code) == 0 ? 0 : -1;
        }
    }
}
