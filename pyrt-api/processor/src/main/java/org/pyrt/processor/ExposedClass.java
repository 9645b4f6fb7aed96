package org.pyrt.processor;

import java.util.ArrayList;
import java.util.List;

/** What the declarations of one exposed class say; checked, ready to be written. */
final class ExposedClass {

    /** An attribute with a reader and perhaps a writer, by entry number (-1 for none). */
    record Attribute(String name, int getter, int setter, String doc, boolean member) {}

    /** A constant: the Python name and the Java expression of its value as a PyObject. */
    record Constant(String name, String expression) {}

    /** The Java package; empty for the unnamed one. */
    final String packageName;

    /** The class's name as its package's other classes write it: {@code Outer.Inner} for a nested class. */
    final String javaName;

    /** The class that receivers are converted to, written like {@link #javaName}: the exposed class itself if it is a Python type. */
    final String receiverName;

    /** The Python name of the type or module. */
    final String pythonName;

    /** The docstring, or empty. */
    final String doc;

    /** Whether it is a module, not a type. */
    final boolean module;

    /** Whether {@code asSelf(PyObject)} finds the receiver, so that a cast does not do. */
    final boolean asSelf;

    /** Everything callable, by entry number. */
    final List<Entry> entries = new ArrayList<>();

    final List<Attribute> attributes = new ArrayList<>();

    final List<Constant> constants = new ArrayList<>();

    ExposedClass(
            String packageName,
            String javaName,
            String receiverName,
            String pythonName,
            String doc,
            boolean module,
            boolean asSelf) {
        this.packageName = packageName;
        this.javaName = javaName;
        this.receiverName = receiverName;
        this.pythonName = pythonName;
        this.doc = doc;
        this.module = module;
        this.asSelf = asSelf;
    }

    /** The simple name of the generated class. */
    String adapterName() {
        return javaName.replace(".", "") + "Adapter";
    }

    /** The last part of the Python name. */
    String shortName() {
        return pythonName.substring(pythonName.lastIndexOf('.') + 1);
    }
}
