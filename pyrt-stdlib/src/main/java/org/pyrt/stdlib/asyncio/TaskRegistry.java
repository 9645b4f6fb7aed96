package org.pyrt.stdlib.asyncio;

import java.util.Arrays;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * asyncio's tasks that are not done, without counting them: a task leaves when it is done or dies. Each task is linked to the next; the links are
 * guarded by this object's monitor, under which nothing blocks or runs Python code.
 */
final class TaskRegistry {

    @SuppressWarnings("UncountedField") // a weak reference: tasks leave when they die
    private PyTask first;

    /** Adds a task, if it is not there. */
    void add(PyTask task) {
        Refs.noteWeakReference(task);
        synchronized (this) {
            if (task.registered) {
                return;
            }
            task.registered = true;
            task.next = first;
            if (first != null) {
                first.previous = task;
            }
            first = task;
        }
    }

    /** Removes a task, if it is there. */
    synchronized void remove(PyTask task) {
        if (!task.registered) {
            return;
        }
        task.registered = false;
        if (task.previous != null) {
            task.previous.next = task.next;
        } else {
            first = task.next;
        }
        if (task.next != null) {
            task.next.previous = task.previous;
        }
        task.next = null;
        task.previous = null;
    }

    /** Holds all tasks above the thread's hold mark; answers them. */
    synchronized PyTask[] hold(ThreadState ts) {
        int n = 0;
        for (PyTask t = first; t != null; t = t.next) {
            n++;
        }
        PyTask[] all = new PyTask[n];
        n = 0;
        for (PyTask t = first; t != null; t = t.next) {
            if (Refs.upgrade(ts, t)) {
                ts.pushHold(t);
                all[n++] = t;
            }
        }
        return Arrays.copyOf(all, n);
    }
}
