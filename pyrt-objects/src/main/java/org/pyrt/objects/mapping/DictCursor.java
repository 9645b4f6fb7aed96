package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.refcount.ThreadState;

/**
 * Walks over the items of a dict that may change meanwhile: an item that is there all the time comes once, unless the dict has been compacted. Source:
 * CPython 3.14 {@code PyDict_Next}.
 */
public final class DictCursor {

    /** The key found last, floating. */
    public PyObject key;

    /** The value found last, floating. */
    public PyObject value;

    private final PyDict dict;
    private DictTable table;
    private int entry = -1;

    /** A cursor before the first item of {@code dict}, which the caller keeps alive. */
    public DictCursor(PyDict dict) {
        this.dict = dict;
    }

    /** Goes to the next item; false at the end. */
    public boolean next(ThreadState ts) {
        while (true) {
            DictTable t = dict.table();
            int e = t.nextLive(entry + 1);
            if (e < 0) {
                if (dict.table() == t) {
                    return false;
                }
                continue;
            }
            PyObject v = t.value(ts, e);
            PyObject k = v == null ? null : t.key(ts, e);
            if (k != null) {
                table = t;
                entry = e;
                key = k;
                value = v;
                return true;
            }
        }
    }

    /** The hash of the key. */
    public long hash() {
        return table.hash(entry);
    }
}
