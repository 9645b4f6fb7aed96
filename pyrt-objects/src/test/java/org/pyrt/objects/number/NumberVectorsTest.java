package org.pyrt.objects.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;

/**
 * Compares every operation on numbers with what CPython 3.14 computed: {@code vectors.tsv} was written by
 * {@code src/test/python/number_vectors.py}, which says how a line reads. Property {@code pyrt.vectors} names another such file.
 */
class NumberVectorsTest {

    private static final int SHOWN = 40;

    @RegisterExtension final Runtime rt = new Runtime();

    @Test
    void operation_vectorOfCPython_hasSameOutcome() throws IOException {
        List<String> wrong = new ArrayList<>();
        int lines = 0;
        try (BufferedReader in = open()) {
            for (String line; (line = in.readLine()) != null; lines++) {
                String[] parts = line.split("\t", -1);
                String expected = parts[parts.length - 1];
                String actual = outcome(parts);
                if (!expected.equals(actual)) {
                    wrong.add(line + "\n    but was " + actual);
                }
            }
        }
        assertTrue(lines > 1000, "lines read: " + lines);
        assertEquals("", String.join("\n", wrong.subList(0, Math.min(wrong.size(), SHOWN))), wrong.size() + " of " + lines + " differ");
    }

    private static BufferedReader open() throws IOException {
        String other = System.getProperty("pyrt.vectors");
        return other != null
                ? Files.newBufferedReader(Path.of(other))
                : new BufferedReader(
                        new InputStreamReader(NumberVectorsTest.class.getResourceAsStream("vectors.tsv"), StandardCharsets.UTF_8));
    }

    private String outcome(String[] parts) {
        PyObject[] args = new PyObject[parts.length - 2];
        for (int i = 0; i < args.length; i++) {
            args[i] = parse(parts[i + 1]);
        }
        try {
            return ascii(carryOut(parts[0], args));
        } catch (Raised e) {
            PyBaseException error = Errors.take(rt.ts);
            PyTuple shown = error.args();
            String text = shown.size() == 1 ? ascii(shown.get(0)) : '"' + ascii(shown) + '"';
            return "!" + PyType.of(error).name() + ": " + text.substring(1, text.length() - 1);
        }
    }

    /** The repr, with tuples shown here and bytes in hexadecimal, so that the test needs nothing but numbers. */
    private String ascii(PyObject o) {
        if (o instanceof PyTuple t) {
            return "(" + ascii(t.get(0)) + ", " + ascii(t.get(1)) + ")";
        }
        if (o instanceof PyBytes b) {
            return "b" + HexFormat.of().formatHex(b.array());
        }
        return Representation.ascii(rt.ts, o).toString();
    }

    private static PyObject parse(String s) {
        String v = s.substring(1);
        switch (s.charAt(0)) {
            case 'n':
                return PyNone.NONE;
            case 'B':
                return PyBool.of(v.equals("1"));
            case 'i':
                return PyInt.of(new BigInteger(v, 16));
            case 'f':
                return PyFloat.of(hex(v));
            case 'c':
                return PyComplex.of(hex(v.split(" ")[0]), hex(v.split(" ")[1]));
            case 'b':
                return PyBytes.of(HexFormat.of().parseHex(v));
            default:
                return PyStr.of(new String(HexFormat.of().parseHex(v), StandardCharsets.UTF_8));
        }
    }

    private static double hex(String s) {
        switch (s) {
            case "inf":
                return Double.POSITIVE_INFINITY;
            case "-inf":
                return Double.NEGATIVE_INFINITY;
            case "nan":
                return Double.NaN;
            default:
                return Double.parseDouble(s);
        }
    }

    private PyObject carryOut(String op, PyObject[] a) {
        if (op.charAt(0) == '.') {
            PyObject[] rest = java.util.Arrays.copyOfRange(a, 1, a.length);
            return rt.method(a[0], op.substring(1), rest);
        }
        switch (op) {
            case "lt", "le", "eq", "ne", "gt", "ge":
                return Comparison.compare(rt.ts, SlotId.of("__" + op + "__"), a[0], a[1]);
            case "neg", "pos", "abs", "invert":
                return Operators.unary(rt.ts, SlotId.of("__" + op + "__"), a[0]);
            case "pow3":
                return Operators.pow(rt.ts, a[0], a[1], a[2]);
            case "repr":
                return Representation.repr(rt.ts, a[0]);
            case "hash":
                return PyInt.of(Comparison.hash(rt.ts, a[0]));
            case "format":
                return Representation.format(rt.ts, a[0], (PyStr) a[1]);
            case "int":
                return construct(PyInt.TYPE, a);
            case "float":
                return construct(PyFloat.TYPE, a);
            case "complex":
                return construct(PyComplex.TYPE, a);
            case "fromhex":
                return Calls.call(rt.ts, classMethod(PyFloat.TYPE, "fromhex"), a, null);
            case "fromBytes":
                return Calls.call(rt.ts, classMethod(PyInt.TYPE, "from_bytes"), a, null);
            case "fromSignedBytes":
                return signed(classMethod(PyInt.TYPE, "from_bytes"), a);
            case "signedBytes":
                return signed(Attributes.get(rt.ts, a[0], PyStr.interned("to_bytes")), java.util.Arrays.copyOfRange(a, 1, a.length));
            case "percent":
                return percent(a);
            default:
                return Operators.binary(rt.ts, SlotId.of("__" + op + "__"), a[0], a[1]);
        }
    }

    private PyObject construct(PyType type, PyObject[] args) {
        return type.slot(SlotId.NEW).call(rt.ts, type, args, null);
    }

    private PyObject classMethod(PyType type, String name) {
        return Descriptors.get(rt.ts, type.lookup(rt.ts, PyStr.interned(name)), null, type);
    }

    /** Calls with {@code signed=True}. */
    private PyObject signed(PyObject method, PyObject[] args) {
        PyObject[] all = java.util.Arrays.copyOf(args, args.length + 1);
        all[args.length] = PyBool.TRUE;
        return Calls.call(rt.ts, method, all, new PyStr[] {PyStr.interned("signed")});
    }

    private PyObject percent(PyObject[] a) {
        String flags = a[2].toString();
        int bits = 0;
        for (int i = 0; i < flags.length(); i++) {
            bits |= 1 << "-+ #0".indexOf(flags.charAt(i));
        }
        int width = (int) ((PyInt) a[3]).longValue();
        int precision = (int) ((PyInt) a[4]).longValue();
        return PyStr.of(PercentNumbers.format(rt.ts, a[0], a[1].toString().charAt(0), bits, width, precision));
    }
}
