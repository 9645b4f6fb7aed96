package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.iterator.IteratorReduction;
import org.pyrt.objects.iterator.SourceIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Iterates over the code points of a str. Threads that share one may get a code point twice, but nothing worse. */
@ExposedType(name = "str_iterator")
public final class PyStrIterator extends SourceIterator {

    /** The type str_iterator. */
    public static final PyType TYPE = type("str_iterator");

    /** The type str_ascii_iterator, of iterators over ASCII. */
    public static final PyType ASCII_TYPE = type("str_ascii_iterator");

    private final PyStr text;
    private final int length;
    private int index;

    /** A floating iterator over {@code text}, which is the value of {@code source}. */
    PyStrIterator(ThreadState ts, PyObject source, PyStr text) {
        super(ts, source);
        this.text = text;
        length = text.length();
    }

    private static PyType type(String name) {
        return PyType.builtin(name, new PyStrIteratorAdapter()).flags(PyType.NO_NEW).build();
    }

    @Override
    public PyObject next(ThreadState ts) {
        int i = index;
        if (i >= length) {
            finish(ts);
            return null;
        }
        index = i + 1;
        return PyStr.ofCodePoint(text.codePointAt(i));
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    static PyObject next(ThreadState ts, PyStrIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__", doc = "Return how many items are left.")
    int lengthHint() {
        return Math.max(length - index, 0);
    }

    @ExposedMethod(name = "__setstate__", doc = "Go to an index.")
    void setState(ThreadState ts, @PositionalOnly PyObject state) {
        int position = IteratorReduction.clip(IteratorReduction.position(ts, state), 0, length);
        if (source(ts) != null) {
            index = position;
        }
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyStrIterator self) {
        PyObject iter = IteratorReduction.iter(ts);
        PyObject source = self.source(ts);
        return source == null
                ? IteratorReduction.of(ts, iter, PyStr.EMPTY)
                : IteratorReduction.at(ts, iter, source, self.index);
    }

    @Override
    public PyType type() {
        return text.isAscii() ? ASCII_TYPE : TYPE;
    }
}
