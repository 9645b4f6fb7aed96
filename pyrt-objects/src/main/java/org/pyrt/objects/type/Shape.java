package org.pyrt.objects.type;

import java.util.Arrays;
import org.pyrt.objects.text.PyStr;

/**
 * The attribute layout that instances of one type share (key-sharing): which name sits at which field. Shapes form a tree below each
 * type's root; adding an attribute moves the instance one step down.
 *
 * <p>Immutable but for the transition list, which grows by copy under the shape's monitor and is read without a lock: a reader that
 * misses a new transition asks again under the monitor.
 */
public final class Shape {

    /** Beyond so many attributes an instance keeps them in a dict. */
    public static final int MAX = 64;

    private static final Shape[] NO_SHAPES = {};

    /** The type of the instances. */
    public final PyType type;

    /** Whether instances keep their attributes in a dict instead of fields. */
    public final boolean isDict;

    private final PyStr[] keys;
    private volatile Shape[] next = NO_SHAPES;

    private Shape(PyType type, PyStr[] keys, boolean isDict) {
        this.type = type;
        this.keys = keys;
        this.isDict = isDict;
    }

    /** The empty layout of a type. */
    static Shape root(PyType type) {
        return new Shape(type, new PyStr[0], false);
    }

    /** The layout of a type's instances that keep their attributes in a dict. */
    static Shape dict(PyType type) {
        return new Shape(type, new PyStr[0], true);
    }

    /** The number of fields in use. */
    public int size() {
        return keys.length;
    }

    /** The name at field {@code index}. */
    public PyStr key(int index) {
        return keys[index];
    }

    /** The field of a name, or -1. */
    public int indexOf(PyStr name) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The layout with {@code name} added; the same for every instance that adds it here. Not for a full or a dict layout. */
    public Shape with(PyStr name) {
        Shape found = find(next, name);
        return found != null ? found : add(PyStr.intern(name));
    }

    private synchronized Shape add(PyStr name) {
        Shape found = find(next, name);
        if (found == null) {
            PyStr[] grown = Arrays.copyOf(keys, keys.length + 1);
            grown[keys.length] = name;
            found = new Shape(type, grown, false);
            Shape[] list = Arrays.copyOf(next, next.length + 1);
            list[next.length] = found;
            next = list;
        }
        return found;
    }

    private Shape find(Shape[] list, PyStr name) {
        for (Shape s : list) {
            PyStr last = s.keys[keys.length];
            if (last == name || last.equals(name)) {
                return s;
            }
        }
        return null;
    }
}
