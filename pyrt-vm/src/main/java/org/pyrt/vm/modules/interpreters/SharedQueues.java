package org.pyrt.vm.modules.interpreters;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/**
 * The queues of a process. They hang off its first interpreter. All is guarded by this object's monitor, in which nothing waits and no Python code
 * runs. Source: CPython 3.14 Modules/_interpqueuesmodule.c.
 */
public final class SharedQueues {

    static final int DONE = 0;
    static final int NOT_FOUND = -1;
    static final int EMPTY = -2;
    static final int FULL = -3;
    static final int NEVER_BOUND = -4;

    /** What becomes of an item whose interpreter has ended: it goes, its receiver gets an exception or a stand-in. */
    static final int REMOVE = 1;

    static final int ERROR = 2;
    static final int REPLACE = 3;

    /** Something that was put. The value is null once its interpreter has ended. */
    static final class Item {
        SharedValue value;
        final long sender;
        final int unbound;

        Item(SharedValue value, long sender, int unbound) {
            this.value = value;
            this.sender = sender;
            this.unbound = unbound;
        }
    }

    /** One queue. Its settings never change. */
    static final class Queue {
        final long number;
        final long most;
        final int unbound;
        final int fallback;
        private final ArrayDeque<Item> items = new ArrayDeque<>();
        private int references;

        Queue(long number, long most, int unbound, int fallback) {
            this.number = number;
            this.most = most;
            this.unbound = unbound;
            this.fallback = fallback;
        }

        private boolean isFull() {
            return most > 0 && items.size() >= most;
        }
    }

    private final TreeMap<Long, Queue> queues = new TreeMap<>();
    private long last;

    private SharedQueues() {}

    /** Those of the process that the thread is in. */
    public static SharedQueues of(ThreadState ts) {
        return Interpreter.of(ts).main().state(SharedQueues.class, SharedQueues::new);
    }

    /** Makes a queue that nobody refers to yet. */
    synchronized long create(long most, int unbound, int fallback) {
        queues.put(++last, new Queue(last, most, unbound, fallback));
        return last;
    }

    /** The newest queue first; a new list. */
    synchronized List<Queue> list() {
        return new ArrayList<>(queues.descendingMap().values());
    }

    /** The queue, or null. */
    synchronized Queue find(long number) {
        return queues.get(number);
    }

    /** How many items a queue has, or a negative code. */
    synchronized int count(long number) {
        Queue q = queues.get(number);
        return q == null ? NOT_FOUND : q.items.size();
    }

    /** Whether a queue is full, 0 or 1, or a negative code. */
    synchronized int full(long number) {
        Queue q = queues.get(number);
        return q == null ? NOT_FOUND : q.isFull() ? 1 : 0;
    }

    /** Adds a reference. */
    synchronized int bind(long number) {
        Queue q = queues.get(number);
        if (q == null) {
            return NOT_FOUND;
        }
        q.references++;
        return DONE;
    }

    /** Drops a reference; a queue without any goes, with all that is in it. */
    int release(long number) {
        synchronized (this) {
            Queue q = queues.get(number);
            if (q == null) {
                return NOT_FOUND;
            }
            if (q.references == 0) {
                return NEVER_BOUND;
            }
            if (--q.references > 0) {
                return DONE;
            }
        }
        return destroy(number);
    }

    /** A queue goes, with all that is in it. */
    synchronized int destroy(long number) {
        Queue q = queues.remove(number);
        if (q == null) {
            return NOT_FOUND;
        }
        for (Item item : q.items) {
            drop(item);
        }
        return DONE;
    }

    /** What an item keeps is other queues only. */
    private void drop(Item item) {
        if (item.value != null) {
            item.value.release(this);
        }
    }

    /** Adds an item at the end. */
    synchronized int put(long number, Item item) {
        Queue q = queues.get(number);
        if (q == null) {
            return NOT_FOUND;
        }
        if (q.isFull()) {
            return FULL;
        }
        q.items.add(item);
        return DONE;
    }

    /** Takes the first item, whose value the caller releases; null if there is none, or no such queue. */
    synchronized Item take(long number) {
        Queue q = queues.get(number);
        return q == null ? null : q.items.poll();
    }

    /** An interpreter has ended: its items go or lose their values. */
    public synchronized void forget(long interpreter) {
        for (Queue q : new ArrayList<>(queues.values())) {
            for (Iterator<Item> i = q.items.iterator(); i.hasNext(); ) {
                Item item = i.next();
                if (item.sender == interpreter && item.value != null) {
                    drop(item);
                    item.value = null;
                    if (item.unbound == REMOVE) {
                        i.remove();
                    }
                }
            }
        }
    }
}
