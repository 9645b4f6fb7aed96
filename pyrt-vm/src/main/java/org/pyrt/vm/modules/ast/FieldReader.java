package org.pyrt.vm.modules.ast;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Constant;

/** Reads the fields of nodes, which may hold anything, and words what is wrong with them. */
class FieldReader {

    /** How deep trees may nest. */
    private static final int MAX_DEPTH = 6000;

    final ThreadState ts;
    final AstTypes types;
    private int depth;

    FieldReader(ThreadState ts, AstTypes types) {
        this.ts = ts;
        this.types = types;
    }

    /** Makes a tree node of an object. */
    interface Maker<T> {
        @CleanPoint
        T make(PyObject o);
    }

    /** The class of a node that must be of a family. */
    @CleanPoint
    AstTypes.Kind kind(PyObject o, String family) {
        AstTypes.Kind kind = types.kindOf(o);
        if (kind == null || !kind.family.equals(family) || kind.name.equals(family) && types.kind(family).fields.length == 0 && isFamily(family)) {
            throw Errors.typeError(ts, "expected some sort of " + family + ", but got " + Representation.repr(ts, o));
        }
        return kind;
    }

    private static boolean isFamily(String name) {
        return Character.isLowerCase(name.charAt(0)) && !name.equals("arguments");
    }

    @CleanPoint
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
        }
    }

    void leave() {
        depth--;
    }

    private RuntimeException missing(String field, String kind) {
        return Errors.typeError(ts, "required field \"" + field + "\" missing from " + kind);
    }

    /** A field that must be there and not be None. */
    @CleanPoint
    <T> T required(PyObject o, String kind, String field, Maker<T> maker) {
        PyObject v = Attributes.find(ts, o, PyStr.interned(field));
        if (v == null) {
            throw missing(field, kind);
        }
        try (var held = ts.hold(v)) {
            if (v == PyNone.NONE) {
                throw Errors.valueError(ts, "field '" + field + "' is required for " + kind);
            }
            return maker.make(v);
        }
    }

    /** A field that may be None or missing: then null. */
    @CleanPoint
    <T> T optional(PyObject o, String field, Maker<T> maker) {
        PyObject v = Attributes.find(ts, o, PyStr.interned(field));
        if (v == null || v == PyNone.NONE) {
            return null;
        }
        try (var held = ts.hold(v)) {
            return maker.make(v);
        }
    }

    /** A list; a missing one is empty. Elements that are None become null. */
    @CleanPoint
    <T> List<T> list(PyObject o, String kind, String field, Maker<T> maker) {
        PyObject v = Attributes.find(ts, o, PyStr.interned(field));
        List<T> result = new ArrayList<>();
        if (v == null) {
            return result;
        }
        try (var held = ts.hold(v)) {
            if (!(v instanceof PyList list)) {
                throw Errors.typeError(ts, kind + " field \"" + field + "\" must be a list, not a " + PyType.of(v).name());
            }
            int n = list.size();
            for (int i = 0; i < n; i++) {
                PyObject item = list.getItem(ts, i);
                try (var heldItem = ts.hold(item)) {
                    result.add(item == PyNone.NONE ? null : maker.make(item));
                }
                if (list.size() != n) {
                    throw Errors.runtimeError(ts, kind + " field \"" + field + "\" changed size during iteration");
                }
            }
        }
        return result;
    }

    @CleanPoint
    String identifier(PyObject v) {
        if (!(v instanceof PyStr s)) {
            throw Errors.typeError(ts, "AST identifier must be of type str");
        }
        return s.toString();
    }

    @CleanPoint
    String string(PyObject v) {
        if (v instanceof PyBytes b) {
            return new String(b.array(), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        if (!(v instanceof PyStr s)) {
            throw Errors.typeError(ts, "AST string must be of type str");
        }
        return s.toString();
    }

    @CleanPoint
    int integer(PyObject v) {
        PyInt i = PyInt.asSelf(v);
        if (i == null) {
            throw Errors.valueError(ts, "invalid integer value: " + Representation.repr(ts, v));
        }
        if (!i.fitsLong() || i.longValue() != (int) i.longValue()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C int");
        }
        return (int) i.longValue();
    }

    /** Line, column, last line, last column; the end is the start where it is missing and may be. */
    @CleanPoint
    int[] place(PyObject o, String kind) {
        int[] p = new int[4];
        p[0] = position(o, kind, "lineno");
        p[1] = position(o, kind, "col_offset");
        if (AstSchema.endIsOptional(kind)) {
            Integer line = optional(o, "end_lineno", this::integer);
            Integer column = optional(o, "end_col_offset", this::integer);
            p[2] = line == null ? p[0] : line;
            p[3] = column == null ? p[1] : column;
        } else {
            p[2] = position(o, kind, "end_lineno");
            p[3] = position(o, kind, "end_col_offset");
        }
        if (p[0] > p[2]) {
            throw Errors.valueError(ts, "AST node line range (" + p[0] + ", " + p[2] + ") is not valid");
        }
        if (p[0] < 0 && p[2] != p[0] || p[1] < 0 && p[1] != p[3]) {
            throw Errors.valueError(
                    ts,
                    "AST node column range (" + p[1] + ", " + p[3] + ") for line range (" + p[0] + ", " + p[2] + ") is not valid");
        }
        if (p[0] == p[2] && p[1] > p[3]) {
            throw Errors.valueError(ts, "line " + p[0] + ", column " + p[1] + "-" + p[3] + " is not a valid range");
        }
        return p;
    }

    @CleanPoint
    private int position(PyObject o, String kind, String field) {
        PyObject v = Attributes.find(ts, o, PyStr.interned(field));
        if (v == null) {
            throw missing(field, kind);
        }
        try (var held = ts.hold(v)) {
            return integer(v);
        }
    }

    /** The value of a Constant. */
    @CleanPoint
    Constant constant(PyObject v) {
        if (v == PyNone.NONE) {
            return Constant.NONE;
        }
        if (v == PyEllipsis.ELLIPSIS) {
            return Constant.ELLIPSIS;
        }
        if (v instanceof PyBool b) {
            return b == PyBool.TRUE ? Constant.TRUE : Constant.FALSE;
        }
        if (v instanceof PyInt i) {
            return i.fitsLong() ? Constant.IntValue.of(i.longValue()) : Constant.IntValue.of(i.bigValue());
        }
        if (v instanceof PyFloat f) {
            return new Constant.FloatValue(f.value);
        }
        if (v instanceof PyComplex c) {
            return Double.doubleToRawLongBits(c.real) == 0 ? new Constant.ImaginaryValue(c.imag) : new Constant.ComplexValue(c.real, c.imag);
        }
        if (v instanceof PyStr s) {
            return s.narrowOrNull() != null
                    ? new Constant.StrValue(s.narrowOrNull(), null, null)
                    : new Constant.StrValue(null, s.codePoints(), null);
        }
        if (v instanceof PyBytes b) {
            return new Constant.BytesValue(b.array());
        }
        if (v.getClass() == PyTuple.class || v.getClass() == PyFrozenSet.class) {
            return collection(v);
        }
        throw Errors.typeError(ts, "got an invalid type in Constant: " + PyType.of(v).name());
    }

    @CleanPoint
    private Constant collection(PyObject v) {
        PyTuple items = Iteration.toTuple(ts, v);
        try (var held = ts.hold(items)) {
            enter();
            List<Constant> all = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                all.add(constant(items.get(i)));
            }
            leave();
            return v instanceof PyTuple ? new Constant.TupleValue(all) : new Constant.FrozenSetValue(all);
        } finally {
            if (items != v) {
                Refs.discard(ts, items);
            }
        }
    }
}
