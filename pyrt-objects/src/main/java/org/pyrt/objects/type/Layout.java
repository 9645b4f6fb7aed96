package org.pyrt.objects.type;

import java.util.Arrays;
import org.pyrt.objects.text.PyStr;

/**
 * The Java layout of a type's instances (CPython's solid base): two bases can be combined in one class only if the layout of one is, or
 * extends, that of the other.
 */
public final class Layout {

    /** That of object: no state but attributes. */
    public static final Layout OBJECT = new Layout("object", null);

    private final String name;
    private final Layout parent;

    /** The names of the members that a class with {@code __slots__} adds, mangled and sorted; null for a layout in Java. */
    private final PyStr[] members;

    /** A layout that adds Java state to {@code parent}; the name is that of the builtin type. */
    public Layout(String name, Layout parent) {
        this(name, parent, null);
    }

    /** A layout that adds members. */
    Layout(String name, Layout parent, PyStr[] members) {
        this.name = name;
        this.parent = parent;
        this.members = members;
    }

    /** The part of this layout that is written in Java. */
    Layout builtinPart() {
        Layout l = this;
        while (l.members != null) {
            l = l.parent;
        }
        return l;
    }

    /** Whether an instance of the one layout could be taken for one of the other: the same, or members of the same names added to the same. */
    boolean matches(Layout other) {
        if (this == other) {
            return true;
        }
        return members != null && Arrays.equals(members, other.members) && parent == other.parent;
    }

    /** Whether this layout is {@code other} or extends it. */
    public boolean extendsLayout(Layout other) {
        for (Layout l = this; l != null; l = l.parent) {
            if (l == other) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
