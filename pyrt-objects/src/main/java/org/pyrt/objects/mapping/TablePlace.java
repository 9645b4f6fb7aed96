package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;

/** The place of a value in a dict's table, for inline caches to extend. It is good as long as the table is the dict's current one. */
public abstract class TablePlace {

    private final PyObject[] entries;
    private final int at;

    /** The place of an entry's value; {@code table} may be null for no place. */
    protected TablePlace(DictTable table, int entry) {
        entries = table == null ? null : table.entries;
        at = 2 * entry + 1;
    }

    /**
     * Whether the value there is {@code v}, which is not null and needs no load barrier: a leaf, or deferred or immortal. A cache then need not
     * look at the object.
     */
    public final boolean has(PyObject v) {
        return entries[at] == v;
    }
}
