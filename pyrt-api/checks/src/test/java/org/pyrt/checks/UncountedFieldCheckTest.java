package org.pyrt.checks;

import org.junit.jupiter.api.Test;

/** Which fields must be slots, and which cannot be. */
class UncountedFieldCheckTest {

    private void check(String declaration, String... fields) {
        String[] lines = new String[fields.length + 8];
        lines[0] = "package sample;";
        lines[1] = "import java.util.*;";
        lines[2] = "import java.util.concurrent.atomic.AtomicReference;";
        lines[3] = "import org.pyrt.api.PyObject;";
        lines[4] = "import org.pyrt.api.annotation.Slot;";
        lines[5] = "import org.pyrt.objects.PyInt;";
        lines[6] = declaration + " {";
        System.arraycopy(fields, 0, lines, 7, fields.length);
        lines[lines.length - 1] = "}";
        Stubs.helper(UncountedFieldCheck.class, getClass()).addSourceLines("sample/Sample.java", lines).doTest();
    }

    @Test
    void countedClass_fieldNotSlot_isReported() {
        check(
                "class Sample extends org.pyrt.refcount.Counted",
                "// BUG: Diagnostic contains: the field a can keep a counted object",
                "private PyObject a;",
                "// BUG: Diagnostic contains: the field b can keep a counted object",
                "private PyObject[] b;",
                "// BUG: Diagnostic contains: the field c can keep a counted object",
                "private Sample c;",
                "@Slot private PyObject d;",
                "@Slot private PyObject[] e;",
                "private PyInt f;",
                "private String g;",
                "static final PyObject H = null;");
    }

    @Test
    void anyClass_collectionOfCounted_isReported() {
        check(
                "class Sample",
                "// BUG: Diagnostic contains: a List does not count",
                "private List<PyObject> a;",
                "// BUG: Diagnostic contains: a Map does not count",
                "private static final Map<String, List<? extends PyObject[]>> B = null;",
                "// BUG: Diagnostic contains: a AtomicReference does not count",
                "private AtomicReference<PyObject> c;",
                "private List<PyInt> d;",
                "private Map<String, String> e;",
                "private PyObject f;");
    }

    @Test
    void slot_changedByAnotherFile_isReported() {
        Stubs.helper(UncountedFieldCheck.class, getClass())
                .addSourceLines(
                        "sample/PyLink.java",
                        "package sample;",
                        "import org.pyrt.api.PyObject;",
                        "import org.pyrt.api.annotation.Slot;",
                        "class PyLink extends org.pyrt.refcount.Counted {",
                        "  @Slot PyObject next;",
                        "  @Slot final PyObject[] items = {};",
                        "  @Slot public PyObject shown;",
                        "  void set(PyObject v) { next = v; items[0] = v; }",
                        "}")
                .addSourceLines("sample/PyLinkSlots.java", "package sample;", "class PyLinkSlots { static void clear(PyLink l) { l.next = null; } }")
                .addSourceLines(
                        "sample/Other.java",
                        "package sample;",
                        "class Other {",
                        "  void f(PyLink l) {",
                        "    // BUG: Diagnostic contains: the slot next is changed in the file of its class only",
                        "    l.next = null;",
                        "    // BUG: Diagnostic contains: the slot items is changed in the file of its class only",
                        "    l.items[0] = l.next;",
                        "    l.shown = null;",
                        "  }",
                        "}")
                .doTest();
    }
}
