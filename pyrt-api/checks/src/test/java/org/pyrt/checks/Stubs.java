package org.pyrt.checks;

import com.google.errorprone.CompilationTestHelper;
import com.google.errorprone.bugpatterns.BugChecker;

/** Compilations with one check on, beside stand-ins for the kit's classes. */
final class Stubs {

    private Stubs() {}

    static CompilationTestHelper helper(Class<? extends BugChecker> check, Class<?> test) {
        return CompilationTestHelper.newInstance(check, test)
                .addSourceLines("org/pyrt/api/PyObject.java", "package org.pyrt.api; public abstract class PyObject {}")
                .addSourceLines(
                        "org/pyrt/api/annotation/CleanPoint.java", "package org.pyrt.api.annotation; public @interface CleanPoint {}")
                .addSourceLines(
                        "org/pyrt/api/annotation/Floating.java", "package org.pyrt.api.annotation; public @interface Floating {}")
                .addSourceLines(
                        "org/pyrt/api/annotation/Borrowed.java", "package org.pyrt.api.annotation; public @interface Borrowed {}")
                .addSourceLines("org/pyrt/api/annotation/Slot.java", "package org.pyrt.api.annotation; public @interface Slot {}")
                .addSourceLines(
                        "org/pyrt/refcount/Counted.java",
                        "package org.pyrt.refcount; public abstract class Counted extends org.pyrt.api.PyObject {}")
                .addSourceLines(
                        "org/pyrt/refcount/ThreadState.java",
                        "package org.pyrt.refcount;",
                        "import org.pyrt.api.PyObject;",
                        "public final class ThreadState {",
                        "  public HoldScope hold(PyObject o) { return new HoldScope(); }",
                        "  public int holdMark() { return 0; }",
                        "  public void pushHold(PyObject o) {}",
                        "  public void unholdTo(int mark) {}",
                        "  public final class HoldScope implements AutoCloseable {",
                        "    public void close() {}",
                        "    public PyObject moveOut() { return null; }",
                        "  }",
                        "}")
                .addSourceLines(
                        "org/pyrt/refcount/Refs.java",
                        "package org.pyrt.refcount;",
                        "import org.pyrt.api.PyObject;",
                        "public final class Refs {",
                        "  public static void hold(ThreadState ts, PyObject o) {}",
                        "  public static void release(ThreadState ts, PyObject o) {}",
                        "  public static void discard(ThreadState ts, PyObject o) {}",
                        "}")
                .addSourceLines(
                        "org/pyrt/refcount/Scratch.java",
                        "package org.pyrt.refcount;",
                        "import org.pyrt.api.PyObject;",
                        "public final class Scratch implements AutoCloseable {",
                        "  public void add(PyObject o) {}",
                        "  public PyObject get(int i) { return null; }",
                        "  public void close() {}",
                        "}")
                .addSourceLines("org/pyrt/objects/PyInt.java", "package org.pyrt.objects; public class PyInt extends org.pyrt.api.PyObject {}")
                .addSourceLines(
                        "org/pyrt/objects/type/PyType.java",
                        "package org.pyrt.objects.type; public class PyType extends org.pyrt.refcount.Counted {}")
                .addSourceLines(
                        "org/pyrt/objects/sequence/PyTuple.java",
                        "package org.pyrt.objects.sequence;",
                        "import org.pyrt.api.PyObject;",
                        "public class PyTuple extends org.pyrt.refcount.Counted {",
                        "  @org.pyrt.api.annotation.Borrowed public PyObject get(int i) { return null; }",
                        "  @org.pyrt.api.annotation.Borrowed public PyObject[] array() { return null; }",
                        "  public int size() { return 0; }",
                        "}")
                .addSourceLines(
                        "org/pyrt/objects/Py.java",
                        "package org.pyrt.objects;",
                        "import org.pyrt.api.PyObject;",
                        "import org.pyrt.api.annotation.*;",
                        "import org.pyrt.refcount.ThreadState;",
                        "public class Py {",
                        "  public static final PyObject NONE = null;",
                        "  @CleanPoint public static void run(ThreadState ts) {}",
                        "  @CleanPoint public static PyObject call(ThreadState ts, @Floating PyObject... a) { return a[0]; }",
                        "  @CleanPoint public static boolean same(ThreadState ts, PyObject a, PyObject b) { return true; }",
                        "  @CleanPoint public PyObject lookUp(ThreadState ts, @Floating PyObject a, PyObject b) { return b; }",
                        "  @Borrowed public static PyObject same(PyObject a) { return a; }",
                        "  public static PyObject load() { return null; }",
                        "  public static void use(PyObject... o) {}",
                        "}");
    }
}
