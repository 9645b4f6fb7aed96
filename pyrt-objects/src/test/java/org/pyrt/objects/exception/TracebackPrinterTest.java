package org.pyrt.objects.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;

/** Compares with what CPython 3.14.3 printed: {@code tracebacks.txt} has the sources, the positions of the frames, and the text. */
class TracebackPrinterTest {

    @RegisterExtension final Runtime rt = new Runtime();

    @TempDir Path folder;

    private record Case(String source, List<String> exceptions, String text) {}

    private static String resource() throws IOException {
        try (InputStream in = TracebackPrinterTest.class.getResourceAsStream("tracebacks.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Case> cases() throws IOException {
        String[] parts = resource().split("=== source\n");
        List<Case> cases = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int exceptions = parts[i].indexOf("--- exceptions\n");
            int text = parts[i].indexOf("--- text\n");
            cases.add(
                    new Case(
                            parts[0] + parts[i].substring(0, exceptions),
                            parts[i].substring(exceptions + 15, text).lines().toList(),
                            parts[i].substring(text + 9)));
        }
        return cases;
    }

    private static String plain(String escaped) {
        return escaped.replace("\\n", "\n").replace("\\\\", "\\");
    }

    private static PyType type(String name) {
        for (PyType t : ExceptionTypes.all()) {
            if (t.name().equals(name)) {
                return t;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** Rebuilds an exception from its line, the exceptions it refers to having been rebuilt before. */
    private PyBaseException rebuild(String line, String file, Map<String, PyBaseException> made) {
        String[] f = line.split("\\|", -1);
        PyTuple args = PyTuple.of(rt.ts, PyStr.of(plain(f[2])));
        if (!f[7].isEmpty()) {
            PyObject[] members = new PyObject[f[7].split(",").length];
            for (int i = 0; i < members.length; i++) {
                members[i] = made.get(f[7].split(",")[i]);
            }
            args = PyTuple.of(rt.ts, PyStr.of(plain(f[2])), PyList.of(rt.ts, members));
        } else if (f[2].isEmpty()) {
            args = PyTuple.EMPTY;
        }
        PyBaseException e = ExceptionTypes.make(rt.ts, type(f[1]), args);
        rt.ts.hold(e);
        String[] frames = f[3].isEmpty() ? new String[0] : f[3].split(";");
        for (int i = frames.length; --i >= 0; ) {
            String[] p = frames[i].split(",");
            int[] n = new int[p.length];
            for (int k = 1; k < p.length; k++) {
                n[k] = Integer.parseInt(p[k]);
            }
            PyTraceback.add(rt.ts, e, new FakeFrame(rt.ts, file, p[0], n[1], n[2], n[3], n[4], n[5]), 0);
        }
        e.setContext(rt.ts, made.get(f[5]));
        if (f[6].equals("1")) {
            e.setCause(rt.ts, made.get(f[4]));
        }
        if (!f[8].isEmpty()) {
            for (String note : f[8].split("~")) {
                e.addNote(rt.ts, PyStr.of(plain(note)));
            }
        }
        made.put(f[0], e);
        return e;
    }

    @Test
    void format_vectors_giveWhatCPythonPrints() throws IOException {
        StringBuilder wrong = new StringBuilder();
        List<Case> cases = cases();
        assertTrue(cases.size() > 100);
        int number = 0;
        for (Case c : cases) {
            Path file = folder.resolve("t" + number++ + ".py");
            Files.writeString(file, c.source);
            Map<String, PyBaseException> made = new HashMap<>();
            PyBaseException last = null;
            for (String line : c.exceptions) {
                last = rebuild(line, file.toString(), made);
            }
            String text = TracebackPrinter.format(rt.ts, last).replace(file.toString(), "FILE");
            if (!text.equals(c.text)) {
                wrong.append("---- expected\n").append(c.text).append("---- but was\n").append(text);
            }
            rt.ts.unholdTo(0);
        }
        assertEquals("", wrong.toString());
    }

    private PyBaseException raised(PyType type, PyObject... args) {
        PyBaseException e = ExceptionTypes.make(rt.ts, type, PyTuple.of(rt.ts, args));
        rt.ts.hold(e);
        return e;
    }

    @Test
    void format_syntaxError_showsSourceAndCarets() {
        PyObject info = PyTuple.of(
                rt.ts, PyStr.of("x.py"), PyInt.of(1), PyInt.of(5), PyStr.of("  a b\n"), PyInt.of(1), PyInt.of(6));
        assertEquals(
                "  File \"x.py\", line 1\n    a b\n      ^\nSyntaxError: invalid syntax\n",
                TracebackPrinter.format(rt.ts, raised(ExceptionTypes.SYNTAX_ERROR, PyStr.of("invalid syntax"), info)));
        PyObject tab = PyTuple.of(rt.ts, PyStr.of("x.py"), PyInt.of(3), PyInt.of(0), PyStr.of("if x:\n"));
        assertEquals(
                "  File \"x.py\", line 3\n    if x:\nIndentationError: m\n",
                TracebackPrinter.format(rt.ts, raised(ExceptionTypes.INDENTATION_ERROR, PyStr.of("m"), tab)));
        PyObject none = PyTuple.of(rt.ts, PyStr.of("x.py"), PyNone.NONE, PyNone.NONE, PyNone.NONE);
        assertEquals(
                "SyntaxError: m (x.py)\n",
                TracebackPrinter.format(rt.ts, raised(ExceptionTypes.SYNTAX_ERROR, PyStr.of("m"), none)));
    }

    @Test
    void format_nameError_suggests() {
        PyBaseException e = ExceptionTypes.nameError(rt.ts, ExceptionTypes.NAME_ERROR, PyStr.of("valeu"), "name 'valeu' is not defined");
        rt.ts.hold(e);
        FakeFrame frame = new FakeFrame(rt.ts, "<nowhere>", "f", 7);
        frame.locals.put(PyStr.of("value"), PyInt.of(1));
        PyTraceback.add(rt.ts, e, frame, 0);
        assertEquals(
                "Traceback (most recent call last):\n  File \"<nowhere>\", line 7, in f\n"
                        + "NameError: name 'valeu' is not defined. Did you mean: 'value'?\n",
                TracebackPrinter.format(rt.ts, e));
    }

    @Test
    void format_attributeError_suggests() {
        assertEquals("AttributeError: type object 'dict' has no attribute 'itmes'. Did you mean: 'items'?\n",
                TracebackPrinter.format(rt.ts, caught(() -> Calls.callMethod(rt.ts, PyDict.TYPE, PyStr.of("itmes")))));
    }

    private PyBaseException caught(Runnable action) {
        try {
            action.run();
        } catch (Raised r) {
            PyBaseException e = Errors.take(rt.ts);
            rt.ts.hold(e);
            return e;
        }
        throw new AssertionError("nothing was raised");
    }

    @Test
    void formatUnraisable_kinds() {
        PyBaseException e = raised(ExceptionTypes.VALUE_ERROR, PyStr.of("x"));
        PyType type = ExceptionTypes.VALUE_ERROR;
        assertEquals("Exception ignored in: 5\nValueError: x\n", TracebackPrinter.formatUnraisable(rt.ts, null, PyInt.of(5), type, e));
        assertEquals("Told: 5\nValueError: x\n", TracebackPrinter.formatUnraisable(rt.ts, "Told", PyInt.of(5), type, e));
        assertEquals("Told:\nValueError: x\n", TracebackPrinter.formatUnraisable(rt.ts, "Told", null, type, e));
        assertEquals("Told:\nValueError\n", TracebackPrinter.formatUnraisable(rt.ts, "Told", null, type, null));
        assertEquals("KeyError: \n", TracebackPrinter.formatUnraisable(rt.ts, null, null, ExceptionTypes.KEY_ERROR, raised(ExceptionTypes.KEY_ERROR)));
    }
}
