package org.pyrt.vm.modules;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The names in a namespace. */
public final class Names {

    private static final PyStr[] NONE = {};

    private Names() {}

    /** The keys that are strs, in their order; a new array. */
    public static PyStr[] of(ThreadState ts, PyDict namespace) {
        List<PyStr> names = new ArrayList<>(namespace.size());
        DictCursor cursor = new DictCursor(namespace);
        while (cursor.next(ts)) {
            if (cursor.key instanceof PyStr s) {
                names.add(s);
            }
        }
        return names.toArray(NONE);
    }
}
