package org.pyrt.objects.weakref;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The weak references to the objects of one interpreter: for each object that has any, the list of its {@link WeakLink}s. Objects themselves
 * have no room for them, so that those without weak references, nearly all, pay nothing. Source for the order: CPython 3.14
 * Objects/weakrefobject.c.
 *
 * <p>Implementation notes. A hash table by identity, in stripes, each with a lock that guards its buckets, the lists in them, and the link fields of
 * what is on the lists. Nothing blocks, counts to zero or runs Python code under a lock. The reference without a callback comes first in a list, the
 * proxy without a callback behind it, and then the others, the newest first. An object leaves the table when it dies or its last weak
 * reference does; the table keeps no object alive that anybody could tell, since a list goes with the last weak reference.
 */
public final class WeakTable {

    private static final int STRIPES = 64;
    private static final PyObject[] NONE = {};

    private final Stripe[] stripes = new Stripe[STRIPES];

    /** The lists of the objects that hash to it. Its monitor is the lock. */
    static final class Stripe {
        private WeakList[] buckets = new WeakList[8];
        private int size;

        private WeakList find(Counted referent, int hash) {
            WeakList list = buckets[hash & buckets.length - 1];
            while (list != null && list.referent != referent) {
                list = list.next;
            }
            return list;
        }

        private void insert(WeakList list) {
            if (size > buckets.length) {
                grow();
            }
            int i = list.hash & buckets.length - 1;
            list.next = buckets[i];
            buckets[i] = list;
            size++;
        }

        private void grow() {
            WeakList[] old = buckets;
            buckets = new WeakList[old.length * 2];
            for (WeakList chain : old) {
                while (chain != null) {
                    WeakList rest = chain.next;
                    int i = chain.hash & buckets.length - 1;
                    chain.next = buckets[i];
                    buckets[i] = chain;
                    chain = rest;
                }
            }
        }

        private void delete(WeakList list) {
            int i = list.hash & buckets.length - 1;
            if (buckets[i] == list) {
                buckets[i] = list.next;
            } else {
                WeakList before = buckets[i];
                while (before.next != list) {
                    before = before.next;
                }
                before.next = list.next;
            }
            size--;
        }
    }

    /** The weak references of one object. */
    @SuppressWarnings("UncountedField") // weak references count nothing, and are not counted by what they refer to
    static final class WeakList {
        final Stripe stripe;
        final Counted referent;
        final int hash;
        private WeakList next;
        private WeakLink first;

        WeakList(Stripe stripe, Counted referent, int hash) {
            this.stripe = stripe;
            this.referent = referent;
            this.hash = hash;
        }

        private WeakLink plain(boolean proxy) {
            WeakLink link = first;
            if (link != null && link.isPlain(false) && proxy) {
                link = link.next;
            }
            return link != null && link.isPlain(proxy) ? link : null;
        }

        private void add(WeakLink link) {
            WeakLink before = null;
            if (!link.isPlain(false)) {
                before = plain(false);
                if (!link.isPlain(true)) {
                    WeakLink proxy = plain(true);
                    before = proxy != null ? proxy : before;
                }
            }
            link.list = this;
            link.previous = before;
            link.next = before == null ? first : before.next;
            if (link.next != null) {
                link.next.previous = link;
            }
            if (before == null) {
                first = link;
            } else {
                before.next = link;
            }
        }
    }

    /** An empty table. */
    public WeakTable() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    private static int hash(Counted c) {
        int h = System.identityHashCode(c);
        return h ^ h >>> 15;
    }

    private Stripe stripe(int hash) {
        return stripes[hash >>> 8 & STRIPES - 1];
    }

    /** Whether weak references to {@code o} can be made; its type says so. */
    public static boolean supports(PyObject o) {
        return o instanceof Counted && PyType.of(o).has(PyType.HAS_WEAKREF);
    }

    /** {@code o} if weak references to it can be made; raises TypeError if not. */
    public static Counted check(ThreadState ts, PyObject o) {
        if (!supports(o)) {
            throw Errors.typeError(ts, "cannot create weak reference to '" + PyType.of(o).fullName() + "' object");
        }
        return (Counted) o;
    }

    /** The reference (or proxy) without a callback that the object has already, floating; null if there is none. */
    WeakLink existing(ThreadState ts, Counted referent, boolean proxy) {
        int hash = hash(referent);
        Stripe stripe = stripe(hash);
        synchronized (stripe) {
            WeakList list = stripe.find(referent, hash);
            WeakLink link = list == null ? null : list.plain(proxy);
            return link != null && Refs.upgrade(ts, link) ? link : null;
        }
    }

    /**
     * Adds a new link, which nobody else has seen yet, to the weak references of {@code referent}. If another thread was faster and the link is one of
     * those that exist once, the answer is the other thread's, floating.
     */
    WeakLink add(ThreadState ts, Counted referent, WeakLink link) {
        Refs.noteWeakReference(referent);
        Refs.noteWeakReference(link);
        int hash = hash(referent);
        Stripe stripe = stripe(hash);
        synchronized (stripe) {
            WeakList list = stripe.find(referent, hash);
            if (list == null) {
                list = new WeakList(stripe, referent, hash);
                stripe.insert(list);
            } else if (link.isPlain(link.isProxy())) {
                WeakLink other = list.plain(link.isProxy());
                if (other != null && Refs.upgrade(ts, other)) {
                    return other;
                }
            }
            link.referent = referent;
            list.add(link);
            return link;
        }
    }

    /** A link dies or is cleared: takes it off its list. */
    static void remove(WeakLink link) {
        WeakList list = link.list;
        if (list == null) {
            return;
        }
        synchronized (list.stripe) {
            if (link.list == null) {
                return;
            }
            link.list = null;
            link.referent = null;
            WeakLink next = link.next;
            WeakLink previous = link.previous;
            link.next = null;
            link.previous = null;
            if (next != null) {
                next.previous = previous;
            }
            if (previous != null) {
                previous.next = next;
            } else {
                list.first = next;
                if (next == null) {
                    list.stripe.delete(list);
                }
            }
        }
    }

    /** The living weak references to {@code o}, in order, held by {@code ts} above {@code ts.holdMark()} as it was before the call. */
    public PyObject[] all(ThreadState ts, PyObject o) {
        if (!(o instanceof Counted c)) {
            return NONE;
        }
        int hash = hash(c);
        Stripe stripe = stripe(hash);
        synchronized (stripe) {
            WeakList list = stripe.find(c, hash);
            PyObject[] found = new PyObject[4];
            int n = 0;
            for (WeakLink link = list == null ? null : list.first; link != null; link = link.next) {
                if (Refs.upgrade(ts, link)) {
                    ts.pushHold(link);
                    found = n == found.length ? Arrays.copyOf(found, n * 2) : found;
                    found[n++] = link;
                }
            }
            return Arrays.copyOf(found, n);
        }
    }

    /** The first weak reference to {@code o}, floating, or null: what {@code __weakref__} shows. */
    public PyObject first(ThreadState ts, PyObject o) {
        int mark = ts.holdMark();
        PyObject[] all = all(ts, o);
        ts.unholdTo(mark);
        return all.length == 0 ? null : all[0];
    }

    /** How many weak references {@code o} has. */
    public int count(ThreadState ts, PyObject o) {
        int mark = ts.holdMark();
        int n = all(ts, o).length;
        ts.unholdTo(mark);
        return n;
    }

    // ---- death ----

    /** Callbacks that are due, in order: {@code links[i]} refers to nothing any more and {@code callbacks[i]} is to be called with it. */
    public static final class Due {
        @SuppressWarnings("UncountedField") // held by who notes them
        private final List<WeakLink> links = new ArrayList<>();
        @SuppressWarnings("UncountedField") // likewise
        private final List<PyObject> callbacks = new ArrayList<>();

        /** Whether there are none. */
        public boolean isEmpty() {
            return links.isEmpty();
        }
    }

    /**
     * Lets all weak references to {@code c}, which nobody can reach any more, refer to nothing. Those with callbacks are held by {@code ts}, with their
     * callbacks, from its hold mark at the time on, and noted in {@code due} (null: callbacks are forgotten). Runs no Python code.
     *
     * @param skip links whose callbacks are not to be called since they are unreachable themselves; may be null
     */
    public void unlink(ThreadState ts, Counted c, Due due, Predicate<PyObject> skip) {
        int hash = hash(c);
        Stripe stripe = stripe(hash);
        synchronized (stripe) {
            WeakList list = stripe.find(c, hash);
            if (list == null) {
                return;
            }
            stripe.delete(list);
            WeakLink link = list.first;
            list.first = null;
            while (link != null) {
                WeakLink next = link.next;
                link.list = null;
                link.referent = null;
                link.next = null;
                link.previous = null;
                PyObject callback = link.callback;
                if (callback != null && due != null && (skip == null || !skip.test(link)) && Refs.upgrade(ts, link)) {
                    ts.pushHold(link);
                    ts.pushHold(callback);
                    link.dropCallback(ts);
                    due.links.add(link);
                    due.callbacks.add(callback);
                }
                link = next;
            }
        }
    }

    /** Calls the callbacks; what they raise is reported as unraisable, {@code when} (while, on) calling. The caller holds them since {@link #unlink}. */
    @CleanPoint
    @SuppressWarnings("FloatingReference") // held since unlink
    public static void call(ThreadState ts, Due due, String when) {
        if (due.links.isEmpty()) {
            return;
        }
        PyBaseException raising = ts.raised == null ? null : Errors.take(ts);
        try (var held = ts.hold(raising)) {
            for (int i = 0; i < due.links.size(); i++) {
                callOne(ts, due.links.get(i), due.callbacks.get(i), when);
            }
            if (raising != null) {
                Refs.incref(ts, raising);
                ts.raised = raising;
            }
        }
    }

    @CleanPoint
    private static void callOne(ThreadState ts, WeakLink link, PyObject callback, String when) {
        try {
            Refs.discard(ts, Calls.call(ts, callback, link));
            ts.drain();
        } catch (Raised e) {
            PyBaseException error = Errors.take(ts);
            String shown;
            try (var held = ts.hold(error)) {
                try {
                    PyStr text = Representation.repr(ts, callback);
                    shown = text.toString();
                } catch (Raised again) {
                    Errors.clear(ts);
                    shown = "<object>";
                }
                Errors.reraise(ts, error);
            }
            Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored " + when + " calling weakref callback " + shown, null);
        }
    }

    /** {@code c} died: clears its weak references and calls their callbacks. */
    @CleanPoint
    public void clear(ThreadState ts, Counted c) {
        Due due = new Due();
        int mark = ts.holdMark();
        unlink(ts, c, due, null);
        try {
            call(ts, due, "while");
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** What a getter of {@code __callback__} shows. */
    static PyObject shown(PyObject callback) {
        return callback == null ? PyNone.NONE : callback;
    }
}
