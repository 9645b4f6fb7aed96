package org.pyrt.stdlib.json;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** An encoder with its settings. Immutable. Source: CPython 3.14 Modules/_json.c. */
@ExposedType(name = "Encoder")
final class PyJsonEncoder extends Counted {

    static final PyType TYPE = PyType.builtin("_json.Encoder", new PyJsonEncoderAdapter()).ownLayout().flags(PyType.BASETYPE).build();

    @Slot PyObject fallback;
    @Slot PyObject encoder;
    final boolean checksCircles;

    /** The indentation of one level, or null. */
    final PyStr indent;

    final PyStr keySeparator;
    final PyStr itemSeparator;
    final boolean sortKeys;
    final boolean skipKeys;
    final boolean allowNan;

    private PyJsonEncoder(
            ThreadState ts,
            boolean checksCircles,
            PyStr indent,
            PyStr keySeparator,
            PyStr itemSeparator,
            boolean sortKeys,
            boolean skipKeys,
            boolean allowNan) {
        super(ts);
        this.checksCircles = checksCircles;
        this.indent = indent;
        this.keySeparator = keySeparator;
        this.itemSeparator = itemSeparator;
        this.sortKeys = sortKeys;
        this.skipKeys = skipKeys;
        this.allowNan = allowNan;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(
            ThreadState ts,
            PyType type,
            PyObject markers,
            PyObject default_,
            PyObject encoder,
            PyObject indent,
            PyStr key_separator,
            PyStr item_separator,
            boolean sort_keys,
            boolean skipkeys,
            boolean allow_nan) {
        if (markers != PyNone.NONE && !(markers instanceof PyDict)) {
            throw Errors.typeError(ts, "make_encoder() argument 1 must be dict or None, not " + PyType.of(markers).name());
        }
        PyJsonEncoder e = new PyJsonEncoder(
                ts, markers != PyNone.NONE, PyStr.asSelf(indent), key_separator, item_separator, sort_keys, skipkeys, allow_nan);
        Refs.incref(ts, default_);
        e.fallback = default_;
        Refs.incref(ts, encoder);
        e.encoder = encoder;
        ts.trackFor(e, default_);
        ts.trackFor(e, encoder);
        return e;
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyJsonEncoder self, PyObject obj, long _current_indent_level) {
        StrBuilder out = new StrBuilder(128);
        new Encode(ts, self, out).value(obj, (int) Math.max(_current_indent_level, 0));
        return PyTuple.adopt(ts, new PyObject[] {out.toStr()});
    }

    PyObject fallback() {
        return fallback;
    }

    PyObject encoder() {
        return encoder;
    }

    /** 1 if strings are encoded by {@code encode_basestring_ascii}, 2 if by {@code encode_basestring}, 0 if by something else. */
    int knownEncoder() {
        if (encoder instanceof PyBuiltinFunction f && f.adapter instanceof JsonModuleAdapter) {
            String name = f.adapter.signature(f.entry).name;
            return name.equals("encode_basestring_ascii") ? 1 : name.equals("encode_basestring") ? 2 : 0;
        }
        return 0;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyJsonEncoderSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyJsonEncoderSlots.clear(ts, this);
    }
}
