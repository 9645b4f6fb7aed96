package org.pyrt.objects.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code separator.join(iterable)}: collects the texts, then puts them together at once. */
final class TextJoin {

    private final ThreadState ts;
    private PyStr[] texts;
    private int size;

    private TextJoin(ThreadState ts, int capacity) {
        this.ts = ts;
        texts = new PyStr[Math.max(capacity, 8)];
    }

    @CleanPoint
    static PyStr join(ThreadState ts, PyStr separator, PyObject iterable) {
        if (iterable instanceof PyTuple t && t.getClass() == PyTuple.class) {
            TextJoin j = new TextJoin(ts, t.size());
            for (PyObject item : t.array()) {
                j.add(item);
            }
            return j.joined(separator);
        }
        if (iterable.getClass() == PyList.class) {
            PyList list = (PyList) iterable;
            TextJoin j = new TextJoin(ts, list.size());
            j.size = list.copyLeaves(PyStr.class, j.texts);
            for (PyObject item; (item = list.getItem(ts, j.size)) != null; ) {
                j.add(item);
            }
            return j.joined(separator);
        }
        PyType type = PyType.of(iterable);
        if (type.slot(SlotId.ITER) == null && type.slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "can only join an iterable");
        }
        TextJoin j = new TextJoin(ts, 8);
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                j.add(item);
                Refs.discard(ts, item);
            }
        }
        return j.joined(separator);
    }

    private void add(PyObject item) {
        PyStr s = item instanceof PyStr exact ? exact : PyStr.asSelf(item);
        if (s == null) {
            String name = PyType.of(item).fullName();
            throw Errors.typeError(ts, "sequence item " + size + ": expected str instance, " + name + " found");
        }
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size * 2);
        }
        texts[size++] = s;
    }

    private PyStr joined(PyStr separator) {
        if (size <= 1) {
            return size == 0 ? PyStr.EMPTY : texts[0];
        }
        long total = (long) (size - 1) * separator.length();
        int kind = separator.kind();
        for (int i = 0; i < size; i++) {
            total += texts[i].length();
            kind = Math.max(kind, texts[i].kind());
        }
        if (total > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("a str of " + total + " code points");
        }
        if (kind <= PyStr.LATIN1) {
            String s = latin1(separator.narrowOrNull(), (int) total);
            return kind == PyStr.ASCII ? PyStr.ofAscii(s) : PyStr.ofNarrow(s);
        }
        StrBuilder b = new StrBuilder((int) total);
        b.append(texts[0]);
        for (int i = 1; i < size; i++) {
            b.append(separator).append(texts[i]);
        }
        return b.toStr();
    }

    /** The texts, all of which are below 0x100, with {@code between} between them: {@code total} characters. */
    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) leaves out the upper halves of characters, which are 0 here.
    private String latin1(String between, int total) {
        byte[] all = new byte[total];
        int at = 0;
        int gap = between.length();
        for (int i = 0; i < size; i++) {
            String s = texts[i].narrowOrNull();
            int n = s.length();
            if (i > 0 && gap > 0) {
                if (gap == 1) {
                    all[at++] = (byte) between.charAt(0);
                } else {
                    between.getBytes(0, gap, all, at);
                    at += gap;
                }
            }
            s.getBytes(0, n, all, at);
            at += n;
        }
        return new String(all, StandardCharsets.ISO_8859_1);
    }
}
