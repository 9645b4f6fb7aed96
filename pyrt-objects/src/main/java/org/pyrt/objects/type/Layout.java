package org.pyrt.objects.type;

/**
 * The Java layout of a type's instances (CPython's solid base): two bases can be combined in one class only if the layout of one is, or
 * extends, that of the other.
 */
public final class Layout {

    /** That of object: no state but attributes. */
    public static final Layout OBJECT = new Layout("object", null);

    private final String name;
    private final Layout parent;

    /** A layout that adds state to {@code parent}; the name is that of the builtin type. */
    public Layout(String name, Layout parent) {
        this.name = name;
        this.parent = parent;
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
