package org.pyrt.vm.thread;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.UncaughtErrors;
import org.pyrt.vm.boot.VirtualMachine;

/** Starts the threads of one interpreter and knows those that run. Any thread may use it. */
public final class PythonThreads {

    /** The stack of a thread in bytes, unless {@code stack_size} says otherwise; only touched OS pages cost memory. */
    private static final long DEFAULT_STACK = 64L << 20;

    /** How many threads of {@code start_new_thread} and its like run. */
    private final AtomicInteger running = new AtomicInteger();

    /** Those that the interpreter's end waits for. Guarded by itself. */
    private final Set<ThreadHandle> awaited = new HashSet<>();

    private volatile long stackSize;

    /** What a new thread calls; it counts what is in it until the call is over. */
    private static final class Start {
        @Slot final PyObject function;
        @Slot final PyTuple args;
        @Slot final PyDict keywords;

        Start(ThreadState ts, PyObject function, PyTuple args, PyDict keywords) {
            this.function = function;
            this.args = args;
            this.keywords = keywords;
            Refs.incref(ts, function);
            Refs.incref(ts, args);
            Refs.incref(ts, keywords);
        }

        void drop(ThreadState ts) {
            Refs.decref(ts, function);
            Refs.decref(ts, args);
            Refs.decref(ts, keywords);
        }
    }

    /** How many threads run besides the main one. */
    public int count() {
        return running.get();
    }

    /** The stack size asked for, in bytes; 0: our own default. */
    public long stackSize() {
        return stackSize;
    }

    /** Sets the stack size of threads started from now on. */
    public void setStackSize(long bytes) {
        stackSize = bytes;
    }

    /**
     * Starts a thread that calls {@code function}. {@code keywords} may be null. Raises RuntimeError if the system makes no more threads or the interpreter may have none,
     * PythonFinalizationError once the interpreter ends.
     */
    @CleanPoint
    public void start(ThreadState ts, PyObject function, PyTuple args, PyDict keywords, ThreadHandle handle, boolean daemon) {
        VirtualMachine vm = VirtualMachine.of(ts);
        if (vm.isFinalizing()) {
            throw Errors.raise(
                    ts, ExceptionTypes.PYTHON_FINALIZATION_ERROR, "can't create new thread at interpreter shutdown");
        }
        if (!vm.config.threads()) {
            throw Errors.runtimeError(ts, "thread is not supported for isolated subinterpreters");
        }
        Start start = new Start(ts, function, args, keywords);
        long stack = stackSize;
        Thread thread =
                new Thread(null, new Body(vm, start, handle, daemon), "Thread", stack == 0 ? DEFAULT_STACK : stack);
        thread.setDaemon(true);
        if (!daemon) {
            synchronized (awaited) {
                awaited.add(handle);
            }
        }
        running.incrementAndGet();
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            start.drop(ts);
            ended(handle);
            throw Errors.runtimeError(ts, "can't start new thread");
        }
        handle.awaitStart(ts);
    }

    private void ended(ThreadHandle handle) {
        running.decrementAndGet();
        synchronized (awaited) {
            awaited.remove(handle);
        }
        handle.setDone();
    }

    /** See {@link VirtualMachine#standIn}. */
    @SuppressWarnings("CleanPoint") // a thread that was not attached floats nothing
    public static void standIn(VirtualMachine vm) {
        ThreadState ts = vm.attachCurrentThread();
        try {
            ts.quiescent();
            dropLocals(ts);
        } finally {
            end(vm, ts);
        }
    }

    @CleanPoint
    private static void dropLocals(ThreadState ts) {
        ts.drain();
        ThreadLocals.dropAll(ts);
        ts.drain();
    }

    @CleanPoint
    private static void end(VirtualMachine vm, ThreadState ts) {
        ts.exit();
        vm.allocator.threadEnds();
    }

    /** Waits for all threads that are not daemons, those started meanwhile too. */
    @CleanPoint
    public void joinAll(ThreadState ts) {
        for (ThreadHandle handle; (handle = anyAwaited(ts)) != null; ) {
            handle.join(ts, -1);
        }
    }

    private ThreadHandle anyAwaited(ThreadState ts) {
        synchronized (awaited) {
            for (ThreadHandle handle : awaited) {
                if (handle.ident() != ts.id) {
                    return handle;
                }
            }
            return null;
        }
    }

    /** What the Java thread does. */
    private final class Body implements Runnable {

        private final VirtualMachine vm;
        private final Start start;
        private final ThreadHandle handle;

        Body(VirtualMachine vm, Start start, ThreadHandle handle, boolean daemon) {
            this.vm = vm;
            this.start = start;
            this.handle = handle;
        }

        @Override
        public void run() {
            try {
                ThreadState ts = vm.attachCurrentThread();
                try {
                    call(ts);
                } finally {
                    end(vm, ts);
                }
            } catch (OutOfMemoryError e) {
                UncaughtErrors.memoryError();
            } finally {
                ended(handle);
            }
        }

        @CleanPoint
        private void call(ThreadState ts) {
            // From here on the thread itself counts what it was started with, where everybody who looks at counts finds it.
            try (var function = ts.hold(start.function);
                    var args = ts.hold(start.args);
                    var keywords = ts.hold(start.keywords)) {
                start.drop(ts);
                handle.setStarted(ts.id);
                callHeld(ts);
            }
            dropLocals(ts);
        }

        @CleanPoint
        private void callHeld(ThreadState ts) {
            try {
                Refs.discard(ts, Calls.callWithDict(ts, start.function, start.args.array(), start.keywords));
            } catch (Raised e) {
                if (Errors.matches(ts, ExceptionTypes.SYSTEM_EXIT)) {
                    Errors.clear(ts);
                } else {
                    UncaughtErrors.unraisable(ts, "Exception ignored in thread started by", start.function);
                }
            } catch (OutOfMemoryError e) {
                UncaughtErrors.memoryError();
            } catch (RuntimeException | StackOverflowError e) {
                UncaughtErrors.printToStderr(
                        ts,
                        e instanceof StackOverflowError ? "RecursionError: maximum recursion depth exceeded\n" : "SystemError: internal error: " + e + "\n");
            }
        }
    }
}
