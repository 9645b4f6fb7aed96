package org.pyrt.stdlib.json;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** The scanner of a decoder, with the settings that the decoder had. Immutable. Source: CPython 3.14 Modules/_json.c. */
@ExposedType(name = "Scanner")
final class PyJsonScanner extends Counted {

    static final PyType TYPE = PyType.builtin("_json.Scanner", new PyJsonScannerAdapter()).ownLayout().flags(PyType.BASETYPE).build();

    private static final String[] NAMES = {"object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"};

    private final boolean strict;

    /** The settings, as {@link #NAMES} names them. */
    @Slot final PyObject[] settings;

    private PyJsonScanner(ThreadState ts, boolean strict) {
        super(ts);
        this.strict = strict;
        settings = new PyObject[NAMES.length];
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject context) {
        PyObject strict = Attributes.get(ts, context, PyStr.interned("strict"));
        boolean isStrict;
        try (var held = ts.hold(strict)) {
            isStrict = Comparison.isTrue(ts, strict);
        }
        PyJsonScanner s = new PyJsonScanner(ts, isStrict);
        try (var held = ts.hold(s)) {
            for (int i = 0; i < NAMES.length; i++) {
                PyObject value = Attributes.get(ts, context, PyStr.interned(NAMES[i]));
                Slots.init(ts, s.settings, i, value);
                ts.trackFor(s, value);
            }
            held.moveOut();
            return s;
        }
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyJsonScanner self, PyObject string, long idx) {
        PyStr s = PyStr.asSelf(string);
        if (s == null) {
            throw Errors.typeError(ts, "first argument must be a string, not " + PyType.of(string).name());
        }
        if (idx < 0) {
            throw Errors.valueError(ts, "idx cannot be negative");
        }
        if (idx >= s.length()) {
            throw Errors.stopIteration(ts, PyInt.of(idx));
        }
        Scan scan = new Scan(ts, self, s);
        PyObject value = scan.value((int) idx);
        return PyTuple.of(ts, value, PyInt.of(scan.end));
    }

    @ExposedGetter(member = true)
    boolean strict() {
        return strict;
    }

    @ExposedGetter(name = "object_hook", member = true)
    PyObject hook() {
        return settings[0];
    }

    @ExposedGetter(name = "object_pairs_hook", member = true)
    PyObject pairsHook() {
        return settings[1];
    }

    @ExposedGetter(name = "parse_float", member = true)
    PyObject parseFloat() {
        return settings[2];
    }

    @ExposedGetter(name = "parse_int", member = true)
    PyObject parseInt() {
        return settings[3];
    }

    @ExposedGetter(name = "parse_constant", member = true)
    PyObject parseConstant() {
        return settings[4];
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyJsonScannerSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyJsonScannerSlots.clear(ts, this);
    }
}
