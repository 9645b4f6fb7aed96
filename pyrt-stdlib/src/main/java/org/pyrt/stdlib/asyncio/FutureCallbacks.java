package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The callbacks of a future, and its end, which hands them to the loop. */
final class FutureCallbacks {

    private static final PyStr CALL_SOON = PyStr.interned("call_soon");
    private static final PyStr[] CONTEXT = {PyStr.interned("context")};

    private FutureCallbacks() {}

    /** {@code loop.call_soon(function, argument, context=context)}; without the argument if it is null. */
    @CleanPoint
    static void callSoon(ThreadState ts, PyObject loop, PyObject function, PyObject argument, PyObject context) {
        PyObject method = Attributes.get(ts, loop, CALL_SOON);
        PyObject[] args = argument == null ? new PyObject[] {function, context} : new PyObject[] {function, argument, context};
        try (var held = ts.hold(method)) {
            Refs.discard(ts, Calls.call(ts, method, args, CONTEXT));
        }
    }

    /** Ends a pending future: its state, and a part of it. False if it has ended already. */
    static boolean end(ThreadState ts, PyFuture f, int state, int part, PyObject value) {
        Mutex.lockAttached(ts, f);
        try {
            if (f.state != PyFuture.PENDING) {
                return false;
            }
            f.set(ts, part, value);
            f.state = state;
            return true;
        } finally {
            Mutex.unlock(ts, f);
        }
    }

    /** Hands the callbacks of a future that has ended to its loop. If that fails, the rest is forgotten. */
    @CleanPoint
    static void schedule(ThreadState ts, PyFuture f) {
        if (f.slots[PyFuture.CALLBACK] == null && f.slots[PyFuture.MORE_CALLBACKS] == null) {
            return;
        }
        PyObject callback;
        PyObject context;
        PyList more;
        int mark = ts.holdMark();
        Mutex.lockAttached(ts, f);
        try {
            callback = f.take(ts, PyFuture.CALLBACK);
            ts.pushHold(callback);
            context = f.take(ts, PyFuture.CALLBACK_CONTEXT);
            ts.pushHold(context);
            more = (PyList) f.take(ts, PyFuture.MORE_CALLBACKS);
            ts.pushHold(more);
        } finally {
            Mutex.unlock(ts, f);
        }
        try {
            if (callback != null) {
                callSoon(ts, f.loop(), callback, f, context);
            }
            for (int i = 0; more != null && i < more.size(); i++) {
                PyTuple pair = (PyTuple) more.getItem(ts, i);
                try (var held = ts.hold(pair)) {
                    callSoon(ts, f.loop(), pair.get(0), f, pair.get(1));
                }
            }
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** Adds a callback; if the future has ended, hands it to the loop. */
    @CleanPoint
    static void add(ThreadState ts, PyFuture f, PyObject function, PyObject context) {
        if (!f.isAlive()) {
            throw Errors.runtimeError(ts, "uninitialized Future object");
        }
        if (f.state != PyFuture.PENDING || !addPending(ts, f, function, context)) {
            callSoon(ts, f.loop(), function, f, context);
        }
    }

    private static boolean addPending(ThreadState ts, PyFuture f, PyObject function, PyObject context) {
        Mutex.lockAttached(ts, f);
        try {
            if (f.state != PyFuture.PENDING) {
                return false;
            }
            PyList more = (PyList) f.get(ts, PyFuture.MORE_CALLBACKS);
            if (more == null && f.slots[PyFuture.CALLBACK] == null) {
                f.set(ts, PyFuture.CALLBACK, function);
                f.set(ts, PyFuture.CALLBACK_CONTEXT, context);
                return true;
            }
            if (more == null) {
                more = new PyList(ts);
                f.set(ts, PyFuture.MORE_CALLBACKS, more);
            }
            more.append(ts, PyTuple.of(ts, function, context));
            return true;
        } finally {
            Mutex.unlock(ts, f);
        }
    }

    /** Removes the callbacks that equal {@code function}; answers how many. */
    @CleanPoint
    static int remove(ThreadState ts, PyFuture f, PyObject function) {
        int removed = 0;
        PyObject first = f.get(ts, PyFuture.CALLBACK);
        if (first != null) {
            try (var held = ts.hold(first)) {
                if (Comparison.same(ts, first, function)) {
                    f.set(ts, PyFuture.CALLBACK, null);
                    f.set(ts, PyFuture.CALLBACK_CONTEXT, null);
                    removed = 1;
                }
            }
        }
        PyList more = (PyList) f.get(ts, PyFuture.MORE_CALLBACKS);
        if (more == null) {
            return removed;
        }
        PyList kept = new PyList(ts);
        try (var heldMore = ts.hold(more);
                var heldKept = ts.hold(kept)) {
            for (int i = 0; i < more.size(); i++) {
                PyTuple pair = (PyTuple) more.getItem(ts, i);
                try (var held = ts.hold(pair)) {
                    if (Comparison.same(ts, pair.get(0), function)) {
                        removed++;
                    } else {
                        kept.append(ts, pair);
                    }
                }
            }
            if (f.slots[PyFuture.MORE_CALLBACKS] == more) {
                f.set(ts, PyFuture.MORE_CALLBACKS, kept.size() == 0 ? null : kept);
            }
        }
        return removed;
    }

    /** The callbacks with their contexts, a new list of pairs, floating; null if there are none. */
    static PyList all(ThreadState ts, PyFuture f) {
        Mutex.lockAttached(ts, f);
        try {
            PyObject first = f.get(ts, PyFuture.CALLBACK);
            PyList more = (PyList) f.get(ts, PyFuture.MORE_CALLBACKS);
            if (first == null && more == null) {
                return null;
            }
            PyList all = new PyList(ts);
            if (first != null) {
                all.append(ts, PyTuple.of(ts, first, f.get(ts, PyFuture.CALLBACK_CONTEXT)));
            }
            for (int i = 0; more != null && i < more.size(); i++) {
                all.append(ts, more.getItem(ts, i));
            }
            return all;
        } finally {
            Mutex.unlock(ts, f);
        }
    }
}
