package org.pyrt.refcount;

import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;

/**
 * Critical sections: the mutexes of one or two objects, held from {@code begin} to {@code end} as long as the thread neither blocks nor
 * detaches. Sections nest like calls. When the thread blocks, detaches, or parks for a stop-the-world pause, all its sections give their
 * mutexes up; when it goes on, only the innermost takes its own again, an outer one when it has become the innermost. So sections
 * never deadlock; what they protect may change wherever the thread can block, and at calls of Python code.
 *
 * <pre>{@code
 * CriticalSection.begin(ts, list);
 * try {
 *     ...
 * } finally {
 *     CriticalSection.end(ts);
 * }
 * }</pre>
 *
 * <p>Nothing is allocated: the sections are a stack in the thread state. A section on an object that the innermost section has already
 * locked takes nothing. Two objects are taken as {@code std::lock} does, waiting for one only while holding none, so they need no order.
 *
 * <p>Source: CPython 3.14 {@code Python/critical_section.c}, for the behaviour.
 */
public final class CriticalSection {

    private CriticalSection() {}

    /** A thread's open sections, innermost last. Used by its own thread only. */
    static final class Stack {

        /** It has its mutexes. */
        static final byte ACTIVE = 0;

        /** It gave them up and takes them again when it is the innermost. */
        static final byte SUSPENDED = 1;

        /** It is about to take them. */
        static final byte LOCKING = 2;

        int depth;

        /** Two for each section: its objects, or null. Two nulls: the section inside another that has its objects already. */
        Counted[] objects = new Counted[32];

        /** All ACTIVE above {@link #depth}, and of sections without objects. */
        byte[] states = new byte[16];

        void push(Counted a, Counted b) {
            int d = depth;
            if (d == states.length) {
                states = Arrays.copyOf(states, d * 2);
                objects = Arrays.copyOf(objects, d * 4);
            }
            objects[2 * d] = a;
            objects[2 * d + 1] = b;
            depth = d + 1;
        }

        /** The index of the innermost section that has objects, or -1. */
        int innermost() {
            int d = depth - 1;
            while (d >= 0 && objects[2 * d] == null) {
                d--;
            }
            return d;
        }

        boolean innermostHas(Counted c) {
            int d = innermost();
            return d >= 0 && states[d] == ACTIVE && (objects[2 * d] == c || objects[2 * d + 1] == c);
        }
    }

    /** Begins a section on {@code c}; may detach and block. */
    @CleanPoint
    public static void begin(ThreadState ts, Counted c) {
        if (Mutex.tryLock(c)) {
            ts.sections.push(c, null);
        } else {
            beginSlow(ts, c);
        }
    }

    @CleanPoint
    private static void beginSlow(ThreadState ts, Counted c) {
        Stack stack = ts.sections;
        if (stack.innermostHas(c)) {
            stack.push(null, null);
            return;
        }
        stack.push(c, null);
        int d = stack.depth - 1;
        stack.states[d] = Stack.LOCKING;
        Mutex.lock(ts, c);
        stack.states[d] = Stack.ACTIVE;
    }

    /** Begins a section on {@code a} and {@code b}, which may be the same object; may detach and block. */
    @CleanPoint
    public static void begin2(ThreadState ts, Counted a, Counted b) {
        if (a == b) {
            begin(ts, a);
        } else if (Mutex.tryLock(a)) {
            if (Mutex.tryLock(b)) {
                ts.sections.push(a, b);
            } else {
                Mutex.unlock(ts, a);
                begin2Slow(ts, a, b);
            }
        } else {
            begin2Slow(ts, a, b);
        }
    }

    @CleanPoint
    private static void begin2Slow(ThreadState ts, Counted a, Counted b) {
        Stack stack = ts.sections;
        boolean hasA = stack.innermostHas(a);
        boolean hasB = stack.innermostHas(b);
        if (hasA && hasB) {
            stack.push(null, null);
            return;
        }
        stack.push(a, b);
        int d = stack.depth - 1;
        stack.states[d] = Stack.LOCKING;
        if (hasA || hasB) {
            // The innermost section keeps neither: what it locks would be waited for with the other one held.
            suspendFrom(ts, d - 1);
        }
        lockBoth(ts, a, b);
        stack.states[d] = Stack.ACTIVE;
    }

    @CleanPoint
    private static void lockBoth(ThreadState ts, Counted a, Counted b) {
        Counted first = a;
        Counted second = b;
        while (true) {
            Mutex.lock(ts, first);
            if (second == null || Mutex.tryLock(second)) {
                return;
            }
            Mutex.unlock(ts, first);
            Counted waitFor = second;
            second = first;
            first = waitFor;
        }
    }

    /** Ends the innermost section. May block, when the next one has to take its mutexes again. */
    @CleanPoint
    public static void end(ThreadState ts) {
        Stack stack = ts.sections;
        int d = --stack.depth;
        Counted a = stack.objects[2 * d];
        Counted b = stack.objects[2 * d + 1];
        if (a != null) {
            stack.objects[2 * d] = null;
            Mutex.unlock(ts, a);
        }
        if (b != null) {
            stack.objects[2 * d + 1] = null;
            Mutex.unlock(ts, b);
        }
        if (d > 0 && (stack.states[d - 1] == Stack.SUSPENDED || stack.objects[2 * d - 2] == null)) {
            resume(ts);
        }
    }

    /** The number of sections that the calling thread has open; for checks that none is left over. */
    public static int depth(ThreadState ts) {
        return ts.sections.depth;
    }

    /** The thread is going to block or detach: all sections give their mutexes up. */
    static void suspendAll(ThreadState ts) {
        suspendFrom(ts, ts.sections.depth - 1);
    }

    private static void suspendFrom(ThreadState ts, int innermost) {
        Stack stack = ts.sections;
        for (int d = innermost; d >= 0 && stack.states[d] != Stack.SUSPENDED; d--) {
            if (stack.states[d] == Stack.ACTIVE && stack.objects[2 * d] != null) {
                stack.states[d] = Stack.SUSPENDED;
                Mutex.unlock(ts, stack.objects[2 * d]);
                if (stack.objects[2 * d + 1] != null) {
                    Mutex.unlock(ts, stack.objects[2 * d + 1]);
                }
            }
        }
    }

    /** The thread goes on: the innermost section takes its mutexes again, if it gave them up. May detach and block. */
    @CleanPoint
    @SuppressWarnings("FloatingReference") // who began a section keeps its objects until it ends
    static void resume(ThreadState ts) {
        Stack stack = ts.sections;
        int d = stack.innermost();
        if (d >= 0 && stack.states[d] == Stack.SUSPENDED) {
            stack.states[d] = Stack.LOCKING;
            lockBoth(ts, stack.objects[2 * d], stack.objects[2 * d + 1]);
            stack.states[d] = Stack.ACTIVE;
        }
    }
}
