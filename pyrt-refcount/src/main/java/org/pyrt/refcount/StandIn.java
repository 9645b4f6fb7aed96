package org.pyrt.refcount;

/** A thread that carries out the deaths which wait while all threads of a registry block, and ends. It may run finalizers, and block in them. */
final class StandIn implements Runnable {

    /** In bytes; only touched OS pages cost memory. */
    private static final long STACK = 64L << 20;

    private final ThreadRegistry registry;

    private StandIn(ThreadRegistry registry) {
        this.registry = registry;
    }

    /** Starts one, if the host makes any more threads. */
    static void start(ThreadRegistry registry) {
        Thread thread = new Thread(null, new StandIn(registry), "pyrt-stand-in", STACK);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            return; // the ticker tries again
        }
    }

    @Override
    public void run() {
        for (ThreadState t : registry.threads()) {
            InterpreterContext interpreter = t.interpreter;
            if (interpreter != null) {
                interpreter.standIn(registry);
                return;
            }
        }
        registry.attachCurrentThread().exit();
    }
}
