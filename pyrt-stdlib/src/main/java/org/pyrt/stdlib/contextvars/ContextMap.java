package org.pyrt.stdlib.contextvars;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * An immutable map from context variables, by identity, to their values, in the order of their first setting. Contexts share maps, so that copying one
 * costs nothing; a change copies the map.
 */
@ExposedType(name = "hamt")
final class ContextMap extends Counted {

    static final PyType TYPE = PyType.builtin("hamt", new ContextMapAdapter()).flags(PyType.NO_NEW).build();

    /** So many are searched one by one. */
    private static final int FEW = 8;

    /** Variables at even places, each followed by its value. */
    @Slot final PyObject[] entries;

    /** Where the variables are, by hash, plus one; null when they are few. */
    private final int[] table;

    private ContextMap(ThreadState ts, PyObject[] entries) {
        super(ts);
        this.entries = entries;
        for (PyObject o : entries) {
            Refs.incref(ts, o);
            ts.trackFor(this, o);
        }
        table = entries.length <= 2 * FEW ? null : index(entries);
    }

    /** A floating empty map. */
    ContextMap(ThreadState ts) {
        this(ts, Arguments.NONE);
    }

    private static int[] index(PyObject[] entries) {
        int[] table = new int[Integer.highestOneBit(entries.length) * 2];
        for (int i = 0; i < entries.length; i += 2) {
            int slot = System.identityHashCode(entries[i]) & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = i + 1;
        }
        return table;
    }

    int size() {
        return entries.length / 2;
    }

    /** Entry {@code i}'s variable, borrowed. */
    @Borrowed
    PyObject variable(int i) {
        return entries[2 * i];
    }

    /** Entry {@code i}'s value, borrowed. */
    @Borrowed
    PyObject value(int i) {
        return entries[2 * i + 1];
    }

    private int find(PyObject variable) {
        if (table == null) {
            for (int i = 0; i < entries.length; i += 2) {
                if (entries[i] == variable) {
                    return i;
                }
            }
            return -1;
        }
        for (int slot = System.identityHashCode(variable) & table.length - 1; table[slot] != 0; slot = slot + 1 & table.length - 1) {
            if (entries[table[slot] - 1] == variable) {
                return table[slot] - 1;
            }
        }
        return -1;
    }

    /** The value of a variable, borrowed, or null. */
    PyObject get(PyObject variable) {
        int i = find(variable);
        return i < 0 ? null : entries[i + 1];
    }

    /** A floating map in which the variable has this value. */
    ContextMap with(ThreadState ts, PyObject variable, PyObject value) {
        int i = find(variable);
        PyObject[] copy = Arrays.copyOf(entries, i < 0 ? entries.length + 2 : entries.length);
        int at = i < 0 ? entries.length : i;
        copy[at] = variable;
        copy[at + 1] = value;
        return new ContextMap(ts, copy);
    }

    /** A floating map without the variable, which is there. */
    ContextMap without(ThreadState ts, PyObject variable) {
        int i = find(variable);
        PyObject[] rest = new PyObject[entries.length - 2];
        System.arraycopy(entries, 0, rest, 0, i);
        System.arraycopy(entries, i + 2, rest, i, rest.length - i);
        return new ContextMap(ts, rest);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        ContextMapSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        ContextMapSlots.clear(ts, this);
    }
}
