package org.pyrt.vm.boot;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** The interpreters of a process besides the first one, which this hangs off. Any thread. */
public final class Interpreters {

    private final AtomicLong last = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Subinterpreter> all = new ConcurrentSkipListMap<>();

    Interpreters() {}

    /** Those of the process that the thread is in. */
    public static Interpreters of(ThreadState ts) {
        return VirtualMachine.of(ts).main().others();
    }

    /** Those there are, the oldest first; a new array. */
    public Subinterpreter[] list() {
        return all.values().toArray(new Subinterpreter[0]);
    }

    /** The interpreter of a number, or null. */
    public Subinterpreter find(long number) {
        return all.get(number);
    }

    long nextNumber() {
        return last.incrementAndGet();
    }

    void add(Subinterpreter s) {
        all.put(s.number, s);
    }

    void remove(Subinterpreter s) {
        all.remove(s.number);
    }

    /** Ends those that are left when the process's first interpreter ends, with a warning. One that a daemon thread is still in stays as it is. */
    @CleanPoint
    void endAll(ThreadState ts) {
        Subinterpreter[] left = list();
        if (left.length == 0) {
            return;
        }
        try {
            Interpreter.of(ts).hooks.warn(
                    ts, ExceptionTypes.RUNTIME_WARNING, "remaining subinterpreters; close them with Interpreter.close()", 0);
        } catch (Raised e) {
            Errors.clear(ts);
        }
        for (Subinterpreter s : left) {
            if (s.enter()) {
                s.end(ts);
            }
        }
    }
}
