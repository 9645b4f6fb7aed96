package org.pyrt.stdlib.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;

/**
 * How often and how long functions ran, and which called which. Knows functions by any key, threads by any object, times as numbers of any unit. Not safe: its
 * owner guards it.
 */
final class CallTree {

    /** Calls and times of a function, or of a function as one other calls it. */
    static class Tally {
        long total;
        long inline;
        long calls;
        long recursive;
        private int level;

        final void enter() {
            level++;
        }

        final void leave(long time, long own) {
            if (--level == 0) {
                total += time;
            } else {
                recursive++;
            }
            inline += own;
            calls++;
        }
    }

    /** A function. */
    static final class Function extends Tally {

        /** The owner's number for what stands for the function. */
        final int number;

        /** Those that it called; null before the first. */
        LinkedHashMap<Function, Tally> callees;

        Function(int number) {
            this.number = number;
        }

        private Tally callee(Function f) {
            if (callees == null) {
                callees = new LinkedHashMap<>();
            }
            Tally tally = callees.get(f);
            if (tally == null) {
                tally = new Tally();
                callees.put(f, tally);
            }
            return tally;
        }
    }

    /** A call under way. */
    private static final class Call {
        final Call caller;
        final Function function;
        long begun;
        long inCallees;

        Call(Call caller, Function function) {
            this.caller = caller;
            this.function = function;
        }
    }

    private final HashMap<Object, Function> byKey = new HashMap<>();
    private final ArrayList<Function> functions = new ArrayList<>();

    /** The innermost call of each thread. */
    private final IdentityHashMap<Object, Call> innermost = new IdentityHashMap<>();

    /** The functions, in the order in which they were first called. */
    ArrayList<Function> functions() {
        return functions;
    }

    boolean knows(Object key) {
        return byKey.containsKey(key);
    }

    /** Makes a function known. */
    void add(Object key, int number) {
        Function f = new Function(number);
        byKey.put(key, f);
        functions.add(f);
    }

    /** A thread begins to run a function that is known; {@link #begin} follows. */
    void enter(Object thread, Object key, boolean byCaller) {
        Function f = byKey.get(key);
        Call call = new Call(innermost.get(thread), f);
        innermost.put(thread, call);
        f.enter();
        if (byCaller && call.caller != null) {
            call.caller.function.callee(f).enter();
        }
    }

    /** The time at which the thread's innermost call began. */
    void begin(Object thread, long time) {
        innermost.get(thread).begun = time;
    }

    /** Whether the thread is known to run anything. */
    boolean runs(Object thread) {
        return innermost.get(thread) != null;
    }

    /** The thread leaves a function: the innermost one, or one that began before anything was known of it. */
    void leave(Object thread, Object key, boolean byCaller, long time) {
        Call call = innermost.get(thread);
        Function f = byKey.get(key);
        if (f != null) {
            stop(call, f, byCaller, time);
        }
        drop(thread, call);
    }

    /** Ends all calls under way. */
    void leaveAll(boolean byCaller, long time) {
        for (Object thread : innermost.keySet().toArray()) {
            for (Call call; (call = innermost.get(thread)) != null; ) {
                stop(call, call.function, byCaller, time);
                drop(thread, call);
            }
        }
    }

    private void drop(Object thread, Call call) {
        if (call.caller == null) {
            innermost.remove(thread);
        } else {
            innermost.put(thread, call.caller);
        }
    }

    private static void stop(Call call, Function f, boolean byCaller, long now) {
        long time = now - call.begun;
        long own = time - call.inCallees;
        Call caller = call.caller;
        if (caller != null) {
            caller.inCallees += time;
        }
        f.leave(time, own);
        if (byCaller && caller != null && caller.function.callees != null) {
            Tally tally = caller.function.callees.get(f);
            if (tally != null) {
                tally.leave(time, own);
            }
        }
    }
}
