package org.pyrt.objects.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.text.StrRepr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;

/**
 * Calls of methods with what CPython 3.14.3 gives for them: a line for each, with tabs between the method, the receiver, the arguments, and the
 * ascii() of the result or {@code !Type: text} of the error. Values are {@code n} for None and {@code i5}, {@code f1.5},
 * {@code stext} (other than printable ASCII as {@code \}{@code u{hex}}), {@code bhex}, {@code Bhex} for a bytearray; {@code t...} and {@code l...} are a tuple and a
 * list of values with \x1f between, {@code d...} a dict of keys and values.
 */
public final class MethodVectors {

    private final Runtime rt;
    private final List<String> wrong = new ArrayList<>();
    private int count;

    /** To be called in that runtime. */
    public MethodVectors(Runtime rt) {
        this.rt = rt;
    }

    /** Calls all lines of a resource beside {@code owner}; the differences, empty if all is well. */
    public List<String> run(Class<?> owner, String resource) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(owner.getResourceAsStream(resource), StandardCharsets.US_ASCII))) {
            for (String line; (line = in.readLine()) != null; ) {
                check(line);
            }
        }
        return wrong;
    }

    /** How many lines were called. */
    public int count() {
        return count;
    }

    private void check(String line) {
        String[] f = line.split("\t", -1);
        PyObject[] args = new PyObject[f.length - 3];
        for (int i = 0; i < args.length; i++) {
            args[i] = value(f[i + 2]);
        }
        PyObject receiver = value(f[1]);
        String[] actual = new String[1];
        String expected = f[f.length - 1];
        count++;
        if (expected.startsWith("!")) {
            try {
                actual[0] = "!" + rt.raised(() -> actual[0] = Representation.ascii(rt.ts, call(receiver, f[0], args)).toString());
                PyStr shown = StrRepr.ascii(PyStr.of(actual[0]));
                actual[0] = shown.toString();
            } catch (AssertionError e) {
                // keeps the result
            }
        } else {
            try {
                actual[0] = Representation.ascii(rt.ts, call(receiver, f[0], args)).toString();
            } catch (RuntimeException e) {
                actual[0] = "!" + rt.raised(() -> { throw e; });
            }
        }
        if (!expected.equals(actual[0])) {
            wrong.add(line.replace('\t', ' ') + "   but was: " + actual[0]);
        }
    }

    private PyObject call(PyObject receiver, String name, PyObject[] args) {
        int slot = SlotId.of(name);
        return slot < 0 ? rt.method(receiver, name, args) : PyType.of(receiver).slot(slot).call(rt.ts, receiver, args, null);
    }

    private PyObject value(String s) {
        String text = s.substring(1);
        switch (s.charAt(0)) {
            case 'n':
                return PyNone.NONE;
            case 'i':
                return PyInt.of(new java.math.BigInteger(text));
            case 'f':
                return PyFloat.of(Double.parseDouble(text));
            case 's':
                return str(text);
            case 'b':
                return bytes(text);
            case 'B':
                return PyByteArray.of(rt.ts, bytes(text).array().clone());
            case 't':
                return PyTuple.of(rt.ts, items(text));
            case 'l':
                return PyList.of(rt.ts, items(text));
            case 'd':
                return dict(text);
            default:
                throw new IllegalArgumentException(s);
        }
    }

    private PyObject[] items(String text) {
        String[] parts = text.isEmpty() ? new String[0] : text.split("\u001f", -1);
        PyObject[] items = new PyObject[parts.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = value(parts[i]);
        }
        return items;
    }

    private PyObject dict(String text) {
        PyDict d = new PyDict(rt.ts);
        PyObject[] items = items(text);
        for (int i = 0; i < items.length; i += 2) {
            d.put(rt.ts, items[i], items[i + 1]);
        }
        return d;
    }

    private static PyStr str(String text) {
        StrBuilder b = new StrBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                b.append(text.charAt(i));
            } else {
                int end = text.indexOf('}', i);
                b.appendCodePoint(Integer.parseInt(text.substring(i + 3, end), 16));
                i = end;
            }
        }
        return b.toStr();
    }

    private static PyBytes bytes(String hex) {
        ByteBuilder b = new ByteBuilder(16);
        for (int i = 0; i < hex.length(); i += 2) {
            b.append(Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return b.toBytes();
    }
}
