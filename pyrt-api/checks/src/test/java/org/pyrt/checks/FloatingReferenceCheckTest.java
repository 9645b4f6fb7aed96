package org.pyrt.checks;

import com.google.errorprone.CompilationTestHelper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the check reports, and what it must leave alone. */
class FloatingReferenceCheckTest {

    private static final String BUG = "// BUG: Diagnostic contains: floats across a clean point";

    /** Compiles a class with these members; lines that the check must report have {@link #BUG} before them. */
    private void check(String... members) {
        CompilationTestHelper helper = Stubs.helper(FloatingReferenceCheck.class, getClass());
        List<String> lines = new ArrayList<>();
        lines.add("package sample;");
        lines.add("import org.pyrt.api.PyObject;");
        lines.add("import org.pyrt.api.annotation.*;");
        lines.add("import org.pyrt.objects.*;");
        lines.add("import org.pyrt.objects.sequence.PyTuple;");
        lines.add("import org.pyrt.objects.type.PyType;");
        lines.add("import org.pyrt.refcount.*;");
        lines.add("abstract class Sample extends Counted {");
        lines.addAll(List.of(members));
        lines.add("}");
        helper.addSourceLines("sample/Sample.java", lines.toArray(new String[0])).doTest();
    }

    @Test
    void local_usedAfterCleanPoint_isReported() {
        check("void f(ThreadState ts) {", "  PyObject v = Py.load();", "  Py.run(ts);", BUG, "  Py.use(v);", "}");
    }

    @Test
    void local_returnedAfterCleanPoint_isReported() {
        check("PyObject f(ThreadState ts) {", "  Counted v = (Counted) Py.load();", "  Py.run(ts);", BUG, "  return v;", "}");
    }

    @Test
    void local_passedToCleanPoint_isFine() {
        check("void f(ThreadState ts) {", "  PyObject v = Py.load();", "  Py.call(ts, v);", "}");
    }

    @Test
    void local_loadedAgain_isFine() {
        check("void f(ThreadState ts) {", "  PyObject v = Py.load();", "  Py.run(ts);", "  v = Py.load();", "  Py.use(v);", "}");
    }

    @Test
    void local_heldAcross_isFine() {
        check(
                "PyObject f(ThreadState ts) {",
                "  PyObject v = Py.load();",
                "  try (var h = ts.hold(v)) {",
                "    Py.run(ts);",
                "    return v;",
                "  }",
                "}");
    }

    @Test
    void local_usedAfterHoldEnded_isFineUntilNextCleanPoint() {
        check(
                "void f(ThreadState ts) {",
                "  PyObject v = Py.load();",
                "  try (var h = ts.hold(v)) {",
                "    Py.run(ts);",
                "  }",
                "  Py.use(v);",
                "  Py.run(ts);",
                BUG,
                "  Py.use(v);",
                "}");
    }

    @Test
    void local_aliasOfHeld_isFine() {
        check(
                "void f(ThreadState ts) {",
                "  PyObject v = Py.load();",
                "  try (var h = ts.hold(v)) {",
                "    if (v instanceof PyTuple t) {",
                "      PyObject item = t.get(0);",
                "      Py.run(ts);",
                "      Py.use(t, item);",
                "    }",
                "  }",
                "}");
    }

    @Test
    void local_heldByOtherMeans_isFine() {
        check(
                "void f(ThreadState ts, Scratch scratch) {",
                "  PyObject a = Py.load();",
                "  int mark = ts.holdMark();",
                "  ts.pushHold(a);",
                "  PyObject b = Py.load();",
                "  Refs.hold(ts, b);",
                "  PyObject c = Py.load();",
                "  scratch.add(c);",
                "  PyObject d = scratch.get(0);",
                "  var scope = ts.hold(a);",
                "  Py.run(ts);",
                "  Py.use(a, b, c, d);",
                "  PyObject e = scope.moveOut();",
                "  Py.use(e);",
                "  Refs.release(ts, b);",
                "  ts.unholdTo(mark);",
                "  Py.run(ts);",
                "  // BUG: Diagnostic contains: a floats across a clean point",
                "  Py.use(a,",
                "      // BUG: Diagnostic contains: b floats across a clean point",
                "      b, c, d,",
                "      // BUG: Diagnostic contains: e floats across a clean point",
                "      e);",
                "}");
    }

    @Test
    void parameterAndThis_areFine() {
        check(
                "@Slot private final PyObject kept = null;",
                "void f(ThreadState ts, PyObject a, PyObject[] args) {",
                "  PyObject first = args[0];",
                "  PyObject own = kept;",
                "  PyObject none = Py.NONE;",
                "  PyTuple t = (PyTuple) a;",
                "  PyObject[] items = t.array();",
                "  PyObject item = items[0];",
                "  for (PyObject each : args) {",
                "    Py.run(ts);",
                "    Py.use(each, a, first, own, none, item, this);",
                "  }",
                "}");
    }

    @Test
    void parameter_assigned_isReported() {
        check("void f(ThreadState ts, PyObject a) {", "  a = Py.load();", "  Py.run(ts);", BUG, "  Py.use(a);", "}");
    }

    @Test
    void field_loadedBeforeCleanPoint_isReported() {
        check(
                "@Slot private PyObject slot;",
                "void put(PyObject v) { slot = v; }",
                "void f(ThreadState ts) {",
                "  PyObject v = slot;",
                "  Py.run(ts);",
                BUG,
                "  Py.use(v);",
                "  Py.use(slot);",
                "}");
    }

    @Test
    void leavesAndTypes_areFine() {
        check(
                "void f(ThreadState ts, PyInt i, PyType t) {",
                "  PyInt leaf = new PyInt();",
                "  PyObject alsoLeaf = new PyInt();",
                "  PyType type = (PyType) (PyObject) t;",
                "  Py.run(ts);",
                "  Py.use(leaf, alsoLeaf, type);",
                "}");
    }

    @Test
    void loop_cleanPointOfEarlierRound_isReported() {
        check(
                "void f(ThreadState ts, PyObject list) {",
                "  PyObject v = Py.load();",
                "  for (int i = 0; i < 3; i++) {",
                "    " + BUG,
                "    Py.use(v);",
                "    Py.run(ts);",
                "  }",
                "}");
    }

    @Test
    void loop_assignedInEachRound_isFine() {
        check(
                "void f(ThreadState ts, PyObject it) {",
                "  while (true) {",
                "    PyObject v = Py.call(ts, it);",
                "    if (v == null) {",
                "      break;",
                "    }",
                "    Py.use(v);",
                "  }",
                "}");
    }

    @Test
    void loop_previousRoundsValue_isReported() {
        check(
                "void f(ThreadState ts, PyObject it) {",
                "  PyObject last = null;",
                "  for (;;) {",
                "    PyObject v = Py.call(ts, it);",
                "    if (v == null) {",
                "      break;",
                "    }",
                "    last = v;",
                "  }",
                "  " + BUG,
                "  Py.use(last);",
                "}");
    }

    @Test
    void branch_onePathCrosses_isReported() {
        check(
                "void f(ThreadState ts, boolean b) {",
                "  PyObject v = Py.load();",
                "  if (b) {",
                "    Py.run(ts);",
                "  }",
                BUG,
                "  Py.use(v);",
                "}");
    }

    @Test
    void branch_crossingPathLoadsAgain_isFine() {
        check(
                "PyObject f(ThreadState ts, PyObject a) {",
                "  PyObject v = Py.load();",
                "  if (v == null) {",
                "    v = Py.call(ts, a);",
                "  }",
                "  return v;",
                "}");
    }

    @Test
    void branch_crossingPathLeaves_isFine() {
        check(
                "void f(ThreadState ts, boolean b) {",
                "  PyObject v = Py.load();",
                "  if (b) {",
                "    Py.run(ts);",
                "    return;",
                "  }",
                "  Py.use(v);",
                "}");
    }

    @Test
    void condition_shortCircuit_isReported() {
        check(
                "boolean f(ThreadState ts, PyObject a) {",
                "  PyObject v = Py.load();",
                "  " + BUG,
                "  return Py.same(ts, a, v) && v.hashCode() == 0;",
                "}");
    }

    @Test
    void catchBlock_usesWhatCrossedInTry_isReported() {
        check(
                "void f(ThreadState ts) {",
                "  PyObject v = Py.load();",
                "  try {",
                "    Py.run(ts);",
                "  } catch (RuntimeException e) {",
                "    " + BUG,
                "    Py.use(v);",
                "  }",
                "}");
    }

    @Test
    void switch_oneCaseCrosses_isReported() {
        check(
                "void f(ThreadState ts, int n) {",
                "  PyObject v = Py.load();",
                "  switch (n) {",
                "    case 1:",
                "      Py.run(ts);",
                "      break;",
                "    case 2:",
                "      Py.use(v);",
                "      break;",
                "    default:",
                "      return;",
                "  }",
                BUG,
                "  Py.use(v);",
                "}");
    }

    @Test
    void operand_beforeCleanPointInLaterOperand_isReported() {
        check(
                "void f(ThreadState ts, PyObject a) {",
                "  " + BUG,
                "  Py.use(Py.load(), Py.call(ts, a));",
                "  Py.use(a, Py.call(ts, a), Py.load());",
                "  " + BUG,
                "  Py.use(Py.load(), a == null ? null : Py.call(ts, a));",
                "}");
    }

    @Test
    void comparedWithNull_isFine() {
        check("boolean f(ThreadState ts) {", "  PyObject v = Py.load();", "  Py.run(ts);", "  return v == null;", "}");
    }

    @Test
    void lambda_isFollowedOnItsOwn() {
        check(
                "interface Body { @CleanPoint void run(ThreadState ts); }",
                "Body f() {",
                "  return ts -> {",
                "    PyObject v = Py.load();",
                "    Py.run(ts);",
                "    " + BUG,
                "    Py.use(v);",
                "  };",
                "}");
    }

    @Test
    void suppressed_isFine() {
        check(
                "@SuppressWarnings(\"FloatingReference\") // immortal",
                "void f(ThreadState ts) {",
                "  PyObject v = Py.load();",
                "  Py.run(ts);",
                "  Py.use(v);",
                "}");
    }

    private static final String LENT = "// BUG: Diagnostic contains: is lent floating to";

    @Test
    void local_lentToCleanPoint_isReported() {
        check(
                "boolean f(ThreadState ts, PyObject a) {",
                "  PyObject v = Py.load();",
                "  " + LENT,
                "  return Py.same(ts, a, v);",
                "}");
    }

    @Test
    void local_lentHeld_isFine() {
        check(
                "boolean f(ThreadState ts, PyObject a) {",
                "  PyObject v = Py.load();",
                "  try (var h = ts.hold(v)) {",
                "    return Py.same(ts, a, v);",
                "  }",
                "}");
    }

    @Test
    void result_lentToCleanPoint_isReported() {
        check("boolean f(ThreadState ts, PyObject a) {", "  " + LENT, "  return Py.same(ts, Py.call(ts, a), a);", "}");
    }

    @Test
    void floatingParameter_takesWhatFloats() {
        check("void f(ThreadState ts, Py p, PyObject a) {", "  p.lookUp(ts, Py.load(), a);", "  Py.call(ts, a, Py.load());", "}");
    }

    @Test
    void floatingParameter_usedAfterCleanPoint_isReported() {
        check(
                "@CleanPoint void f(ThreadState ts, @Floating PyObject a, PyObject b) {",
                "  Py.use(a, b);",
                "  Py.run(ts);",
                "  " + BUG,
                "  Py.use(b, a);",
                "}");
    }

    @Test
    void floatingParameter_heldByTheMethod_isFine() {
        check(
                "@CleanPoint void f(ThreadState ts, @Floating PyObject a) {",
                "  try (var h = ts.hold(a)) {",
                "    Py.run(ts);",
                "    Py.use(a);",
                "  }",
                "}");
    }

    @Test
    void floatingParameter_notSoInOverride_isReported() {
        check(
                "static class Other extends Py {",
                "  // BUG: Diagnostic contains: a is @Floating in Py.lookUp",
                "  @Override @CleanPoint public PyObject lookUp(ThreadState ts, PyObject a, PyObject b) { return b; }",
                "}");
    }

    @Test
    void borrowedResult_livesAsLongAsItsOwner() {
        check(
                "void f(ThreadState ts, PyTuple a) {",
                "  PyObject safe = a.get(0);",
                "  PyObject floats = ((PyTuple) Py.load()).get(0);",
                "  PyObject alias = Py.same(safe);",
                "  Py.run(ts);",
                "  Py.use(safe, alias);",
                "  " + BUG,
                "  Py.use(floats);",
                "}");
    }

    @Test
    void fieldSetOnce_isAsSafeAsItsOwner() {
        check(
                "@Slot private PyObject slot;",
                "@Slot private PyObject[] items;",
                "Sample(PyObject v) { slot = v; items = new PyObject[] {v}; }",
                "void clear() { slot = null; items[0] = null; }",
                "void f(ThreadState ts) {",
                "  PyObject v = slot;",
                "  PyObject w = items[0];",
                "  Py.run(ts);",
                "  Py.use(v, w);",
                "}");
    }

    @Test
    void variableFoundNull_isForgotten() {
        check(
                "PyObject f(ThreadState ts, PyObject a) {",
                "  PyObject v = Py.load();",
                "  if (v == null) {",
                "    Py.run(ts);",
                "  }",
                "  return v != null ? v : a;",
                "}");
    }

    @Test
    void nestedMarks_giveUpWhatIsAboveThem() {
        check(
                "void f(ThreadState ts) {",
                "  PyObject a = Py.load();",
                "  PyObject b = Py.load();",
                "  int outer = ts.holdMark();",
                "  ts.pushHold(a);",
                "  int inner = ts.holdMark();",
                "  ts.pushHold(b);",
                "  Py.run(ts);",
                "  ts.unholdTo(inner);",
                "  Py.run(ts);",
                "  Py.use(a,",
                "      " + BUG,
                "      b);",
                "  ts.unholdTo(outer);",
                "}");
    }

    @Test
    void variableOfEarlierRound_isGone() {
        check(
                "void f(ThreadState ts, PyObject[] all) {",
                "  for (PyObject a : all) {",
                "    PyObject v = a == all[0] ? null : Py.load();",
                "    Py.use(v);",
                "    Py.run(ts);",
                "  }",
                "}");
    }
}
