package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The function that "computes" a value that was given: it answers the value, or its text in the format for strings. */
@ExposedType(name = "_ConstEvaluator")
final class PyConstEvaluator extends Counted {

    static final PyType TYPE =
            PyType.builtin("_typing._ConstEvaluator", new PyConstEvaluatorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final int STRING = 4;
    private static final PyStr ORIGIN = PyStr.interned("__origin__");
    private static final PyStr ARGS = PyStr.interned("__args__");
    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr MODULE = PyStr.interned("__module__");

    @Slot PyObject value;

    /** A floating function. */
    PyConstEvaluator(ThreadState ts, PyObject value) {
        super(ts);
        this.value = value;
        Refs.incref(ts, value);
        ts.trackFor(this, value);
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyConstEvaluator self, @PositionalOnly int format) {
        if (format != STRING) {
            return self.value;
        }
        StringBuilder b = new StringBuilder();
        if (self.value instanceof PyTuple t) {
            b.append('(');
            for (int i = 0; i < t.size(); i++) {
                b.append(i > 0 ? ", " : "");
                show(ts, b, t.get(i));
            }
            b.append(t.size() == 1 ? ",)" : ")");
        } else {
            show(ts, b, self.value);
        }
        return PyStr.of(b.toString());
    }

    /** A type as annotations are written. */
    @CleanPoint
    private static void show(ThreadState ts, StringBuilder b, PyObject o) {
        if (o == PyEllipsis.ELLIPSIS) {
            b.append("...");
            return;
        }
        if (!has(ts, o, ORIGIN) || !has(ts, o, ARGS)) {
            PyObject qualname = Attributes.find(ts, o, QUALNAME);
            try (var held = ts.hold(qualname)) {
                PyObject module = qualname == null ? null : Attributes.find(ts, o, MODULE);
                if (qualname instanceof PyStr q && module instanceof PyStr m) {
                    b.append(m.toString().equals("builtins") ? "" : m + ".").append(q);
                    return;
                }
                TypingFunctions.discard(ts, module);
            }
        }
        b.append(Representation.repr(ts, o));
    }

    @CleanPoint
    private static boolean has(ThreadState ts, PyObject o, PyStr name) {
        PyObject v = Attributes.find(ts, o, name);
        TypingFunctions.discard(ts, v);
        return v != null;
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyConstEvaluator self) {
        return PyStr.of("<constevaluator " + Representation.repr(ts, self.value) + ">");
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyConstEvaluatorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyConstEvaluatorSlots.clear(ts, this);
    }
}
