package org.pyrt.checks;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who must be annotated. */
class CleanPointCheckTest {

    private void check(String path, String... members) {
        List<String> lines = new ArrayList<>();
        lines.add("package org.pyrt.sample;");
        lines.add("import org.pyrt.api.annotation.CleanPoint;");
        lines.add("import org.pyrt.objects.Py;");
        lines.add("import org.pyrt.refcount.ThreadState;");
        lines.add("abstract class Sample {");
        lines.addAll(List.of(members));
        lines.add("}");
        Stubs.helper(CleanPointCheck.class, getClass()).addSourceLines(path, lines.toArray(new String[0])).doTest();
    }

    private void check(String[] members) {
        check("org/pyrt/sample/Sample.java", members);
    }

    @Test
    void caller_notAnnotated_isReported() {
        check(
                new String[] {
                    "void f(ThreadState ts) {",
                    "  // BUG: Diagnostic contains: Py.run may reach a clean point, and the method f is not annotated so",
                    "  Py.run(ts);",
                    "}",
                    "@CleanPoint void g(ThreadState ts) { Py.run(ts); }"
                });
    }

    @Test
    void constructorAndInitializer_notAnnotated_areReported() {
        check(
                new String[] {
                    "@CleanPoint Sample(ThreadState ts) { Py.run(ts); }",
                    "// BUG: Diagnostic contains: an initializer is no place for that",
                    "{ Py.run(null); }",
                    "static class Other extends Sample {",
                    "  Other(ThreadState ts) {",
                    "    // BUG: Diagnostic contains: may reach a clean point",
                    "    super(ts);",
                    "  }",
                    "}"
                });
    }

    @Test
    void lambda_countsForItsInterface() {
        check(
                new String[] {
                    "interface Body { @CleanPoint void run(ThreadState ts); }",
                    "interface Plain { void run(ThreadState ts); }",
                    "Body a = ts -> Py.run(ts);",
                    "Body b = Py::run;",
                    "// BUG: Diagnostic contains: the function's method Plain.run is not annotated so",
                    "Plain c = ts -> Py.run(ts);",
                    "// BUG: Diagnostic contains: the function's method Plain.run is not annotated so",
                    "Plain d = Py::run;",
                    "Runnable e = () -> Py.run(null);"
                });
    }

    @Test
    void overriding_mayBeLessButNotMore() {
        check(
                new String[] {
                    "@CleanPoint abstract void more(ThreadState ts);",
                    "abstract void less(ThreadState ts);",
                    "static class Other extends Sample implements Runnable {",
                    "  @Override void more(ThreadState ts) {}",
                    "  // BUG: Diagnostic contains: callers see Sample.less, which is not annotated so",
                    "  @Override @CleanPoint void less(ThreadState ts) { Py.run(ts); }",
                    "  @Override public void run() { Py.run(null); }",
                    "}"
                });
    }

    @Test
    void test_isLeftAlone() {
        check("src/test/java/org/pyrt/sample/Sample.java", "void f(ThreadState ts) {", "  Py.run(ts);", "}");
    }
}
