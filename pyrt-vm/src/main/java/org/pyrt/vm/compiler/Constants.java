package org.pyrt.vm.compiler;

import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.code.CodeBuilder;

/** The constants of a unit; from literals to objects and their places. */
public final class Constants {

    private final ThreadState ts;
    private final CodeBuilder b;

    /** Tells floats and complex numbers apart that are equal but differ in sign or type. */
    private record NumberKey(String type, long bits) {}

    Constants(ThreadState ts, CodeBuilder b) {
        this.ts = ts;
        this.b = b;
    }

    /** The object of a literal, immortal; strs that look like names are interned. */
    @SuppressWarnings({"CleanPoint", "FloatingReference"}) // the items of literals are leaves and tuples of such, and immortal
    public static PyObject object(ThreadState ts, Constant c) {
        if (c instanceof Constant.TupleValue t) {
            PyObject[] items = objects(ts, t.items());
            return items.length == 0 ? PyTuple.EMPTY : new PyTuple(items);
        }
        if (c instanceof Constant.FrozenSetValue s) {
            PyTuple items = new PyTuple(objects(ts, s.items()));
            PyFrozenSet set = PyFrozenSet.from(ts, items);
            Refs.immortalize(set);
            return set;
        }
        return leaf(c);
    }

    /**
     * The frozenset of these expressions' values, immortal; null if they are not all constants. More than {@code many} must be literals, as CPython
     * folds no others then.
     */
    @SuppressWarnings({"CleanPoint", "FloatingReference"}) // as above
    PyObject frozenSet(List<Expr> elts, int many) {
        for (int i = 0; elts.size() > many && i < elts.size(); i++) {
            if (!(elts.get(i) instanceof Expr.Literal)) {
                return null;
            }
        }
        PyObject[] values = ConstantFolder.all(ts, elts);
        if (values == null) {
            return null;
        }
        PyFrozenSet set = PyFrozenSet.from(ts, new PyTuple(values));
        Refs.immortalize(set);
        return set;
    }

    private static PyObject[] objects(ThreadState ts, List<Constant> all) {
        PyObject[] items = new PyObject[all.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = object(ts, all.get(i));
        }
        return items;
    }

    /** The object of a literal of the source. */
    static PyObject leaf(Constant c) {
        if (c instanceof Constant.IntValue i) {
            return i.big() == null ? PyInt.of(i.small()) : PyInt.of(i.big());
        }
        if (c instanceof Constant.StrValue s) {
            if (s.wide() != null) {
                return PyStr.ofCodePoints(s.wide());
            }
            return isName(s.text()) ? PyStr.interned(s.text()) : PyStr.ofNarrow(s.text());
        }
        if (c instanceof Constant.FloatValue f) {
            return PyFloat.of(f.value());
        }
        if (c instanceof Constant.ImaginaryValue i) {
            return PyComplex.of(0, i.imag());
        }
        if (c instanceof Constant.BytesValue s) {
            return PyBytes.of(s.bytes());
        }
        if (c instanceof Constant.ComplexValue z) {
            return PyComplex.of(z.real(), z.imag());
        }
        if (c == Constant.NONE) {
            return PyNone.NONE;
        }
        if (c == Constant.ELLIPSIS) {
            return PyEllipsis.ELLIPSIS;
        }
        return PyBool.of(c == Constant.TRUE);
    }

    private static boolean isName(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return s.length() <= 64;
    }

    private static Object key(Constant c) {
        if (c instanceof Constant.FloatValue f) {
            return new NumberKey("float", Double.doubleToRawLongBits(f.value()));
        }
        if (c instanceof Constant.ImaginaryValue i) {
            return new NumberKey("complex", Double.doubleToRawLongBits(i.imag()));
        }
        return c;
    }

    /** The operand register of a literal, or -1 if it must be loaded. */
    int operand(Constant c) {
        return b.constantOperand(key(c), object(ts, c));
    }

    /** The index of a literal. */
    int index(Constant c) {
        return b.constant(key(c), object(ts, c));
    }

    /** The index of an object made by the compiler, which is a leaf, immortal or deferred. */
    int index(PyObject o) {
        return b.constant(o, o);
    }

    /** The index of keyword names. */
    int keywords(List<PyStr> names) {
        PyStr[] all = names.toArray(new PyStr[0]);
        return b.constant(names, new org.pyrt.vm.interpreter.KeywordNames(all));
    }
}
