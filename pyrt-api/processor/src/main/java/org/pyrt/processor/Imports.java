package org.pyrt.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The classes that generated sources import and so write by their simple names. */
final class Imports {

    private static final String[] CLASSES = {
        "org.pyrt.api.PyObject",
        "org.pyrt.api.annotation.CleanPoint",
        "org.pyrt.api.service.SlotVisitor",
        "org.pyrt.objects.builtin.Adapter",
        "org.pyrt.objects.builtin.Arguments",
        "org.pyrt.objects.builtin.Conversions",
        "org.pyrt.objects.builtin.Definitions",
        "org.pyrt.objects.builtin.Signature",
        "org.pyrt.objects.constant.PyNone",
        "org.pyrt.objects.number.PyBool",
        "org.pyrt.objects.number.PyFloat",
        "org.pyrt.objects.number.PyInt",
        "org.pyrt.objects.text.PyStr",
        "org.pyrt.objects.type.PyType",
        "org.pyrt.objects.type.SlotId",
        "org.pyrt.refcount.Refs",
        "org.pyrt.refcount.Slots",
        "org.pyrt.refcount.ThreadState",
    };

    private Imports() {}

    /** The name by which generated source writes a class of another package. */
    static String shorten(String qualifiedName) {
        for (String c : CLASSES) {
            if (c.equals(qualifiedName)) {
                return c.substring(c.lastIndexOf('.') + 1);
            }
        }
        return qualifiedName;
    }

    /** The import lines that {@code source}, in {@code packageName}, needs. */
    static String of(String source, String packageName) {
        List<String> used = new ArrayList<>();
        for (String c : CLASSES) {
            int dot = c.lastIndexOf('.');
            if (!c.substring(0, dot).equals(packageName) && mentions(source, c.substring(dot + 1))) {
                used.add("import " + c + ";\n");
            }
        }
        Collections.sort(used);
        return String.join("", used);
    }

    private static boolean mentions(String source, String word) {
        for (int i = source.indexOf(word); i >= 0; i = source.indexOf(word, i + 1)) {
            boolean startsHere = i == 0 || !part(source.charAt(i - 1));
            int end = i + word.length();
            if (startsHere && (end == source.length() || !part(source.charAt(end)) || source.charAt(end) == '.')) {
                return true;
            }
        }
        return false;
    }

    private static boolean part(char c) {
        return Character.isJavaIdentifierPart(c) || c == '.';
    }
}
