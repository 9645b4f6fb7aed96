package org.pyrt.stdlib.heapq;

import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.CriticalSection;
import org.pyrt.refcount.ThreadState;

/**
 * What operations on heaps lock. A heap's comparisons may be Python code, and a list's own mutex is never held while that runs; so each list has, by its
 * identity, one of some locks, which lists may have in common. A critical section on it gives it up when its thread blocks, as CPython's on the list does. Any thread.
 */
final class HeapLocks {

    private static final int COUNT = 64;

    private final Lock[] locks = new Lock[COUNT];

    private static final class Lock extends Counted {
        @Override
        public PyType type() {
            return PyType.OBJECT;
        }
    }

    private HeapLocks() {
        Arrays.setAll(locks, i -> new Lock());
    }

    /** Begins a critical section that other operations on the heap {@code list} wait for; may detach and block. */
    @CleanPoint
    static void begin(ThreadState ts, PyList list) {
        Lock[] locks = Interpreter.of(ts).state(HeapLocks.class, HeapLocks::new).locks;
        CriticalSection.begin(ts, locks[System.identityHashCode(list) % COUNT]);
    }
}
