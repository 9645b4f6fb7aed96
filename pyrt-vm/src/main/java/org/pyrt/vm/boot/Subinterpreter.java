package org.pyrt.vm.boot;

import java.util.concurrent.atomic.AtomicBoolean;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.interpreters.SharedQueues;

/**
 * Another interpreter in this process: modules, threads, counts, a collector and an allocator of its own. It shares no Python object with the others but
 * what is immutable in all of them (builtin types, values), and none waits for another's threads. Signals stay with the first interpreter.
 *
 * <p>Its main thread is a Java thread of its own, detached but while a {@link Job} runs there. Whoever wants one run enters the interpreter first, which one
 * thread at a time can; then the job goes to the main thread, and the caller waits for it, detached from its own interpreter.
 * Source: CPython 3.14 Python/pylifecycle.c (Py_NewInterpreterFromConfig, Py_EndInterpreter), Python/crossinterp.c.
 */
public final class Subinterpreter {

    /** Something to be done in another interpreter, on its main thread. */
    public interface Job {

        /** Does it; no exception leaves it. What it refers to is no object of any interpreter but leaves. */
        @CleanPoint
        void run(ThreadState ts);
    }

    /** Where interpreters come from, as programs are told. */
    public static final int BY_LEGACY_API = 2;

    /** As {@link #BY_LEGACY_API}, by the module _interpreters. */
    public static final int BY_MODULE = 5;

    private static final PyStr MAIN = PyStr.interned("__main__");

    /** Ends the main thread. */
    private static final Job END = ts -> {};

    /** The number that programs know it by; positive, never used again. */
    public final long number;

    /** One of the constants above. */
    public final int origin;

    /** What its programs may do. */
    public final InterpreterConfig config;

    private final VirtualMachine first;

    /** Whether somebody has entered it. */
    private final AtomicBoolean entered = new AtomicBoolean(true);

    /** What the main thread is to do or does, or null. Guarded by this object's monitor, which is notified of changes. */
    private Job job;

    /** The name of the thread whose job it is, which the main thread takes meanwhile. Guarded by the monitor. */
    private String caller;

    /** How many programs refer to the interpreter, and whether it ends when none does. Guarded by the monitor. */
    private int references;

    private boolean endsUnreferenced;

    /** What Shutdown has returned. */
    private int exitCode;

    private Subinterpreter(VirtualMachine first, long number, InterpreterConfig config, int origin) {
        this.first = first;
        this.number = number;
        this.config = config;
        this.origin = origin;
    }

    /** Starts an interpreter and waits until it is ready; null if it cannot be booted. */
    @CleanPoint
    public static Subinterpreter start(ThreadState ts, InterpreterConfig config, int origin) {
        Interpreters all = Interpreters.of(ts);
        Subinterpreter s = new Subinterpreter((VirtualMachine) VirtualMachine.of(ts).main(), all.nextNumber(), config, origin);
        Boot boot = new Boot();
        Thread thread = new Thread(null, s.new Main(boot), "Subinterpreter", Launcher.MAIN_STACK);
        thread.setDaemon(true);
        s.job = boot;
        ts.detach();
        try {
            thread.start();
            s.await();
        } finally {
            ts.attach();
        }
        if (boot.failed) {
            return null;
        }
        all.add(s);
        s.leave();
        return s;
    }

    /**
     * Runs a program's text in the module {@code __main__} of a new interpreter and ends it. Returns 0, or -1 if the program raised something, which has been
     * printed. Waits for it, detached.
     */
    @CleanPoint
    public static int run(ThreadState ts, String code) {
        Subinterpreter s = start(ts, InterpreterConfig.LEGACY, BY_LEGACY_API);
        if (s == null) {
            return -1;
        }
        Text text = new Text(code);
        s.enter();
        s.run(ts, text);
        s.end(ts);
        return text.code == 0 && s.exitCode == 0 ? 0 : -1;
    }

    /** Enters the interpreter; false if somebody is in it. Pair with {@link #leave} or {@link #end}. */
    public boolean enter() {
        return entered.compareAndSet(false, true);
    }

    /** Lets others in. */
    public void leave() {
        entered.set(false);
    }

    /** Whether somebody is in it. */
    public boolean isRunning() {
        return entered.get();
    }

    /** Has the main thread do a job and waits, detached. Only who has entered calls it. */
    @CleanPoint
    public void run(ThreadState ts, Job todo) {
        String name = Thread.currentThread().getName();
        ts.detach();
        try {
            synchronized (this) {
                job = todo;
                caller = name;
                notifyAll();
            }
            await();
        } finally {
            ts.attach();
        }
    }

    /** Ends the interpreter: its threads are waited for, its objects finalized. Only who has entered calls it; nobody enters again. */
    @CleanPoint
    public void end(ThreadState ts) {
        run(ts, END);
    }

    /** Counts a program's reference; with {@code required}, the interpreter ends with the last one. */
    public synchronized void refer(int change, boolean required) {
        references += change;
        endsUnreferenced |= required;
    }

    /** Drops a reference; whether the interpreter is to end now. */
    public synchronized boolean unrefer() {
        if (references > 0) {
            references--;
        }
        return references == 0 && endsUnreferenced;
    }

    /** The namespace of {@code __main__}, floating; made anew if it is gone. */
    public static PyDict mainNamespace(ThreadState ts) {
        PyDict modules = VirtualMachine.of(ts).modules();
        return modules.getStr(ts, MAIN) instanceof PyModule m ? m.globals(ts) : null;
    }

    private void await() {
        boolean interrupted = false;
        synchronized (this) {
            while (job != null) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Job next() {
        while (job == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody interrupts it but by mistake, and there is nothing it could end for.
                continue;
            }
        }
        if (caller != null) {
            Thread.currentThread().setName(caller);
        }
        return job;
    }

    private synchronized void done() {
        job = null;
        notifyAll();
    }

    /** What stands for the boot while others wait for it. */
    private static final class Boot implements Job {
        private boolean failed;

        @Override
        public void run(ThreadState ts) {}
    }

    /** Runs a text as {@code PyRun_SimpleString} does. */
    private static final class Text implements Job {

        private final String text;
        private int code;

        Text(String text) {
            this.text = text;
        }

        @Override
        @CleanPoint
        public void run(ThreadState ts) {
            PyDict globals = mainNamespace(ts);
            try (var heldGlobals = ts.hold(globals)) {
                // Its lines are not kept for tracebacks, unlike those of a command line.
                PyCode compiled = Engine.compileCommand(ts, text, "<string>");
                try (var held = ts.hold(compiled)) {
                    Engine.runModule(ts, compiled, globals);
                }
                Refs.discard(ts, compiled);
            } catch (Raised e) {
                code = UncaughtErrors.report(ts);
            }
        }
    }

    /** The main thread. */
    private final class Main implements Runnable {

        private final Boot boot;

        Main(Boot boot) {
            this.boot = boot;
        }

        @Override
        public void run() {
            ThreadState ts;
            VirtualMachine vm;
            try {
                vm = VirtualMachine.bootBeside(first, config, number);
                ts = vm.mainThread();
                Program.prepareApart(vm);
                ts.drain();
                ts.detach();
            } catch (Throwable e) {
                Program.internalError(e);
                boot.failed = true;
                done();
                return;
            }
            done();
            for (Job todo; (todo = next()) != END; done()) {
                serve(ts, todo);
            }
            ts.attach();
            try {
                exitCode = 1;
                exitCode = Shutdown.run(vm, 0);
            } catch (Throwable e) {
                Program.internalError(e);
            } finally {
                SharedQueues.of(ts).forget(number);
                Interpreters.of(ts).remove(Subinterpreter.this);
                vm.allocator.threadEnds();
                done();
            }
        }

        @CleanPoint
        private void serve(ThreadState ts, Job todo) {
            ts.attach();
            try {
                todo.run(ts);
                ts.drain();
            } catch (Throwable e) {
                Program.internalError(e);
            }
            ts.detach();
        }
    }
}
