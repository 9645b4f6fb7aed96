package org.pyrt.stdlib.sre;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** One run of {@code sub}: replaces matches by a text, a template's expansion or what a function gives. One thread, once. */
final class Substitution {

    private final ThreadState ts;
    private final PyPattern pattern;
    private final PyObject replacement;
    private final PyObject string;
    private final long limit;
    private long count;
    private StrBuilder text;
    private ByteBuilder bytes;

    /** The arguments are borrowed from the caller. */
    Substitution(ThreadState ts, PyPattern pattern, PyObject replacement, PyObject string, long limit) {
        this.ts = ts;
        this.pattern = pattern;
        this.replacement = replacement;
        this.string = string;
        this.limit = limit;
    }

    /** How many matches were replaced. */
    long count() {
        return count;
    }

    /** The new text. */
    @CleanPoint
    PyObject run() {
        if (PyType.of(replacement).slot(SlotId.CALL) != null) {
            return replace(replacement, true);
        }
        if (isLiteral()) {
            return replace(replacement, false);
        }
        PyObject template = SreModule.compileTemplate(ts, pattern, replacement);
        try (var held = ts.hold(template)) {
            return replace(template, false);
        }
    }

    @CleanPoint
    private boolean isLiteral() {
        PyStr s = PyStr.asSelf(replacement);
        if (s != null) {
            String n = s.narrowOrNull();
            return n != null && n.indexOf('\\') < 0;
        }
        BufferView v = Buffers.viewOrNull(ts, replacement);
        if (v == null) {
            return false;
        }
        try (v) {
            for (int i = 0; i < v.length(); i++) {
                if (v.get(i) == '\\') {
                    return false;
                }
            }
            return true;
        }
    }

    @CleanPoint
    private PyObject replace(PyObject filter, boolean callable) {
        try (Subject subject = Subject.of(ts, pattern, string)) {
            Matcher m = pattern.matcher(ts, subject, 0, Long.MAX_VALUE);
            int last = 0;
            while ((limit == 0 || count < limit) && m.search()) {
                int from = m.start - subject.base;
                if (count++ == 0) {
                    begin(subject);
                }
                copy(subject, last, from);
                last = m.position - subject.base;
                if (callable) {
                    call(filter, m, subject);
                } else if (filter instanceof PyTemplate t && t.isFor(subject)) {
                    t.expand(subject, m, text, bytes);
                } else {
                    append(filter);
                }
                m.advance();
            }
            if (count == 0) {
                return string instanceof PyStr ? string : subject.slice(0, subject.length);
            }
            copy(subject, last, subject.length);
            return text != null ? text.toStr() : bytes.toBytes();
        }
    }

    private void begin(Subject subject) {
        if (subject.isBytes()) {
            bytes = new ByteBuilder(subject.length + 16);
        } else {
            text = new StrBuilder(subject.length + 16);
        }
    }

    private void copy(Subject subject, int from, int to) {
        if (from >= to) {
            return;
        }
        if (bytes != null) {
            bytes.append(subject.bytes, subject.base + from, to - from);
        } else if (subject.text != null) {
            text.append(subject.text, from, to);
        } else {
            text.append(subject.wide, from, to);
        }
    }

    @CleanPoint
    private void call(PyObject function, Matcher m, Subject subject) {
        PyObject match = PyMatch.of(ts, pattern, m, string, subject, 0, Long.MAX_VALUE);
        PyObject result;
        try (var held = ts.hold(match)) {
            result = Calls.call(ts, function, match);
        }
        try (var held = ts.hold(result)) {
            append(result);
        }
    }

    @CleanPoint
    private void append(PyObject part) {
        if (part == PyNone.NONE) {
            return;
        }
        if (text != null) {
            PyStr s = PyStr.asSelf(part);
            if (s == null) {
                throw Errors.typeError(
                        ts, "sequence item " + (count == 1 ? 0 : count) + ": expected str instance, " + PyType.of(part).fullName() + " found");
            }
            text.append(s);
            return;
        }
        BufferView v = Buffers.viewOrNull(ts, part);
        if (v == null) {
            throw Errors.typeError(
                    ts,
                    "sequence item " + (count == 1 ? 0 : count) + ": expected a bytes-like object, " + PyType.of(part).fullName() + " found");
        }
        try (v) {
            bytes.append(v.octets(), v.offset(), v.length());
        }
    }
}
