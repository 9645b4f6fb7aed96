package org.pyrt.stdlib.contextvars;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A context variable. Immutable; its values are in contexts. */
@ExposedType(name = "ContextVar")
final class PyContextVar extends Counted {

    /** The type contextvars.ContextVar. */
    static final PyType TYPE =
            PyType.builtin("_contextvars.ContextVar", new PyContextVarAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .generic()
                    .doc("A variable whose value depends on the context.")
                    .build();

    private static final int DEFAULT = 0;

    private final PyStr name;
    @Slot final PyObject[] slots = new PyObject[1];

    private PyContextVar(ThreadState ts, PyStr name, PyObject value) {
        super(ts);
        this.name = name;
        Slots.init(ts, slots, DEFAULT, value);
        ts.trackFor(this, value);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly PyObject name, @KeywordOnly @Default PyObject default_) {
        PyStr text = PyStr.asSelf(name);
        if (text == null) {
            throw Errors.typeError(ts, "context variable name must be a str");
        }
        Comparison.hash(ts, name);
        return new PyContextVar(ts, text, default_);
    }

    @ExposedGetter(name = "name", member = true)
    PyObject shownName() {
        return name;
    }

    @ExposedMethod(
            doc = "get($self, default=<unrepresentable>, /)\n--\n\nReturn a value for the context variable for the current context.")
    @CleanPoint
    static PyObject get(ThreadState ts, PyContextVar self, @PositionalOnly @Default PyObject default_) {
        PyObject v = ts.context == null ? null : PyContext.current(ts).map(ts).get(self);
        if (v == null) {
            v = default_ != null ? default_ : Slots.load(ts, self.slots, DEFAULT);
        }
        if (v == null) {
            throw Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, new PyObject[] {self});
        }
        return v;
    }

    @ExposedMethod(doc = "set($self, value, /)\n--\n\nCall to set a new value for the context variable in the current context.")
    static PyObject set(ThreadState ts, PyContextVar self, @PositionalOnly PyObject value) {
        PyContext context = PyContext.current(ts);
        ContextMap map = context.map(ts);
        PyToken token = new PyToken(ts, context, self, map.get(self));
        context.setMap(ts, map.with(ts, self, value));
        return token;
    }

    @ExposedMethod(doc = "reset($self, token, /)\n--\n\nReset the context variable.")
    @CleanPoint
    static void reset(ThreadState ts, PyContextVar self, @PositionalOnly PyObject token) {
        if (!(token instanceof PyToken t)) {
            throw Errors.typeError(ts, "expected an instance of Token, got " + Representation.repr(ts, token));
        }
        t.reset(ts, self);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyContextVar self) {
        StringBuilder b = new StringBuilder("<ContextVar name=").append(Representation.repr(ts, self.name));
        PyObject value = Slots.load(ts, self.slots, DEFAULT);
        if (value != null) {
            b.append(" default=").append(Representation.repr(ts, value));
        }
        return b.append(" at ").append(ObjectIds.address(ts, self)).append('>').toString();
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyContextVarSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyContextVarSlots.clear(ts, this);
    }
}
