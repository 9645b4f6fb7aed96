package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Docstrings of Java-written callables, which may begin with a text signature: {@code name(...)}, a line of two dashes, an empty line. */
public final class DocText {

    private static final String MARK = ")\n--\n\n";

    private DocText() {}

    private static int mark(String text) {
        int open = text.indexOf('(');
        return open > 0 ? text.indexOf(MARK) : -1;
    }

    /** {@code __doc__}: the text without the signature, None if it is empty. */
    public static PyObject doc(String text) {
        if (text == null || text.isEmpty()) {
            return PyNone.NONE;
        }
        int mark = mark(text);
        return PyStr.of(mark < 0 ? text : text.substring(mark + MARK.length()));
    }

    /** {@code __text_signature__}: from the parenthesis on, None if there is none. */
    public static PyObject signature(String text) {
        int mark = text == null ? -1 : mark(text);
        return mark < 0 ? PyNone.NONE : PyStr.of(text.substring(text.indexOf('('), mark + 1));
    }

    /**
     * {@code __text_signature__} of a callable: what its text begins with, or else its parameters as they are declared, {@code first} being how it
     * calls its receiver, null for none. None where the text begins with a call of the callable, as those do that can be called in several ways.
     */
    @CleanPoint
    static PyObject signature(ThreadState ts, BuiltinCallable callable, String first) {
        PyObject written = signature(callable.doc);
        if (written != PyNone.NONE || showsCalls(callable)) {
            return written;
        }
        return PyStr.of(declared(ts, callable.adapter.signature(callable.entry), first));
    }

    /** Whether the first line of the text shows a call. */
    private static boolean showsCalls(BuiltinCallable callable) {
        if (callable.doc == null) {
            return false;
        }
        int call = callable.doc.indexOf(callable.name + "(");
        int end = callable.doc.indexOf('\n');
        return call == 0 || call > 0 && callable.doc.charAt(call - 1) == '.' && (end < 0 || call < end);
    }

    @CleanPoint
    private static String declared(ThreadState ts, Signature s, String first) {
        StringBuilder text = new StringBuilder("(");
        if (first != null) {
            add(text, first);
            if (s.positionalOnly == 0) {
                add(text, "/");
            }
        }
        int keywords = s.positionalCount();
        for (int i = 0; i < s.names.length; i++) {
            if (i == keywords) {
                add(text, s.varArgs ? "*args" : "*");
            }
            add(text, s.names[i].toString());
            if (s.defaults[i] != Signature.REQUIRED) {
                text.append('=').append(shown(ts, s, i));
            }
            if (i + 1 == s.positionalOnly) {
                add(text, "/");
            }
        }
        if (s.varArgs && s.keywordOnly == 0) {
            add(text, "*args");
        }
        if (s.varKeywords) {
            add(text, "**kwargs");
        }
        return text.append(')').toString();
    }

    private static void add(StringBuilder text, String part) {
        text.append(text.length() == 1 ? "" : ", ").append(part);
    }

    /** A default as source, if it can be written so. */
    @CleanPoint
    private static String shown(ThreadState ts, Signature s, int i) {
        PyObject value = s.defaults[i];
        boolean plain =
                value == PyNone.NONE
                        || value instanceof PyInt
                        || value instanceof PyBool
                        || value instanceof PyStr
                        || value instanceof PyFloat
                        || value instanceof PyBytes;
        return plain ? Representation.repr(ts, value).toString() : "<unrepresentable>";
    }
}
