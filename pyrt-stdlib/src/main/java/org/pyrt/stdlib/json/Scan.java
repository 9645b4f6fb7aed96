package org.pyrt.stdlib.json;

import java.util.HashMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.FloatParser;
import org.pyrt.objects.number.IntText;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** One run of a scanner over a text. One thread, once. */
final class Scan {

    private static final int DEPTH = 50_000;
    private static final int LONG_DIGITS = 18;

    private final ThreadState ts;
    private final PyJsonScanner scanner;
    private final PyStr source;
    private final String text;
    private final int length;
    private final HashMap<PyStr, PyStr> keys = new HashMap<>();
    private final JsonStrings.Scanned string = new JsonStrings.Scanned();
    private int depth;

    /** Where the value scanned last has ended. */
    int end;

    Scan(ThreadState ts, PyJsonScanner scanner, PyStr source) {
        this.ts = ts;
        this.scanner = scanner;
        this.source = source;
        text = source.narrowOrNull();
        length = source.length();
    }

    private int at(int i) {
        return i >= length ? -1 : text != null ? text.charAt(i) : source.codePointAt(i);
    }

    private int skip(int start) {
        int i = start;
        int c;
        while ((c = at(i)) == ' ' || c == '\n' || c == '\t' || c == '\r') {
            i++;
        }
        return i;
    }

    private boolean isWord(int i, String word) {
        for (int k = 0; k < word.length(); k++) {
            if (at(i + k) != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** The value at {@code i}, floating; raises JSONDecodeError, or StopIteration if there is none. */
    @CleanPoint
    PyObject value(int i) {
        switch (at(i)) {
            case '"':
                JsonStrings.scan(ts, source, i + 1, scanner.strict(), string);
                end = string.end;
                return string.text;
            case '{':
                enter("object");
                PyObject object = object(i + 1);
                depth--;
                return object;
            case '[':
                enter("array");
                PyObject array = array(i + 1);
                depth--;
                return array;
            case 'n':
                if (isWord(i, "null")) {
                    end = i + 4;
                    return PyNone.NONE;
                }
                break;
            case 't':
                if (isWord(i, "true")) {
                    end = i + 4;
                    return PyBool.TRUE;
                }
                break;
            case 'f':
                if (isWord(i, "false")) {
                    end = i + 5;
                    return PyBool.FALSE;
                }
                break;
            case 'N':
                if (isWord(i, "NaN")) {
                    return constant("NaN", i);
                }
                break;
            case 'I':
                if (isWord(i, "Infinity")) {
                    return constant("Infinity", i);
                }
                break;
            case '-':
                if (isWord(i, "-Infinity")) {
                    return constant("-Infinity", i);
                }
                break;
            default:
                break;
        }
        return number(i);
    }

    private void enter(String kind) {
        if (++depth > DEPTH) {
            throw Errors.raise(
                    ts,
                    ExceptionTypes.RECURSION_ERROR,
                    "maximum recursion depth exceeded while decoding a JSON " + kind + " from a unicode string");
        }
    }

    @CleanPoint
    private PyObject constant(String name, int i) {
        end = i + name.length();
        return Calls.call(ts, scanner.parseConstant(), PyStr.of(name));
    }

    private RuntimeException nothing(int i) {
        return Errors.stopIteration(ts, PyInt.of(i));
    }

    private boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    @CleanPoint
    private PyObject number(int start) {
        int i = start;
        if (at(i) == '-') {
            i++;
        }
        if (!isDigit(at(i))) {
            throw nothing(start);
        }
        if (at(i) == '0') {
            i++;
        } else {
            while (isDigit(at(i))) {
                i++;
            }
        }
        boolean whole = true;
        if (at(i) == '.' && isDigit(at(i + 1))) {
            whole = false;
            i += 2;
            while (isDigit(at(i))) {
                i++;
            }
        }
        if (at(i) == 'e' || at(i) == 'E') {
            int e = i + 1;
            if (at(e) == '-' || at(e) == '+') {
                e++;
            }
            if (isDigit(at(e))) {
                whole = false;
                while (isDigit(at(e))) {
                    e++;
                }
                i = e;
            }
        }
        end = i;
        if (whole) {
            return integer(start, i);
        }
        PyStr digits = source.substring(start, i);
        return scanner.parseFloat() == PyFloat.TYPE
                ? PyFloat.of(FloatParser.literal(digits.toString()))
                : Calls.call(ts, scanner.parseFloat(), digits);
    }

    @CleanPoint
    private PyObject integer(int from, int to) {
        if (scanner.parseInt() != PyInt.TYPE) {
            return Calls.call(ts, scanner.parseInt(), source.substring(from, to));
        }
        if (to - from > LONG_DIGITS) {
            return IntText.parse(ts, source.substring(from, to), 10);
        }
        boolean negative = at(from) == '-';
        long v = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            v = v * 10 + at(i) - '0';
        }
        return PyInt.of(negative ? -v : v);
    }

    @CleanPoint
    private PyObject array(int start) {
        int i = skip(start);
        try (Scratch items = new Scratch(ts, 8)) {
            if (at(i) != ']') {
                while (true) {
                    items.add(value(i));
                    i = skip(end);
                    int c = at(i);
                    if (c == ']') {
                        break;
                    }
                    if (c != ',') {
                        throw JsonModule.decodeError(ts, "Expecting ',' delimiter", source, i);
                    }
                    int comma = i;
                    i = skip(i + 1);
                    if (at(i) == ']') {
                        throw JsonModule.decodeError(ts, "Illegal trailing comma before end of array", source, comma);
                    }
                }
            }
            end = i + 1;
            return PyList.adopt(ts, items.moveOut());
        }
    }

    @CleanPoint
    private PyObject object(int start) {
        boolean pairs = scanner.pairsHook() != PyNone.NONE;
        PyDict dict = new PyDict(ts);
        try (var held = ts.hold(dict);
                Scratch items = new Scratch(ts, 4)) {
            int i = skip(start);
            if (at(i) != '}') {
                while (true) {
                    if (at(i) != '"') {
                        throw JsonModule.decodeError(ts, "Expecting property name enclosed in double quotes", source, i);
                    }
                    JsonStrings.scan(ts, source, i + 1, scanner.strict(), string);
                    PyStr key = string.text;
                    PyStr known = keys.putIfAbsent(key, key);
                    key = known == null ? key : known;
                    i = skip(string.end);
                    if (at(i) != ':') {
                        throw JsonModule.decodeError(ts, "Expecting ':' delimiter", source, i);
                    }
                    PyObject value = value(skip(i + 1));
                    if (pairs) {
                        items.add(PyTuple.of(ts, key, value));
                    } else {
                        dict.putStr(ts, key, value);
                    }
                    i = skip(end);
                    int c = at(i);
                    if (c == '}') {
                        break;
                    }
                    if (c != ',') {
                        throw JsonModule.decodeError(ts, "Expecting ',' delimiter", source, i);
                    }
                    int comma = i;
                    i = skip(i + 1);
                    if (at(i) == '}') {
                        throw JsonModule.decodeError(ts, "Illegal trailing comma before end of object", source, comma);
                    }
                }
            }
            end = i + 1;
            return finish(dict, pairs ? PyList.adopt(ts, items.moveOut()) : null);
        }
    }

    /** What the hooks make of an object. */
    @CleanPoint
    private PyObject finish(@Floating PyDict dict, @Floating PyList pairs) {
        if (pairs == null && scanner.hook() == PyNone.NONE) {
            return dict;
        }
        int after = end;
        PyObject result =
                pairs != null ? Calls.call(ts, scanner.pairsHook(), pairs) : Calls.call(ts, scanner.hook(), dict);
        end = after;
        return result;
    }
}
