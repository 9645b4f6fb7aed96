package org.pyrt.stdlib.contextvars;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** What a context variable had before it was set; takes it back to that, once. Also a context manager that does so at its end. */
@ExposedType(name = "Token")
final class PyToken extends Counted {

    /** Stands for no value. */
    static final PyObject MISSING = new Missing();

    /** The type contextvars.Token. */
    static final PyType TYPE =
            PyType.builtin("_contextvars.Token", new PyTokenAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .generic()
                    .doc("What a context variable was before it was set.")
                    .build();

    private static final int CONTEXT = 0;
    private static final int VARIABLE = 1;
    private static final int OLD = 2;

    static {
        TYPE.dict().putImmortal(PyStr.interned("MISSING"), MISSING);
    }

    @Slot final PyObject[] slots = new PyObject[3];
    private boolean used;

    PyToken(ThreadState ts, PyContext context, PyContextVar variable, PyObject old) {
        super(ts);
        Slots.init(ts, slots, CONTEXT, context);
        Slots.init(ts, slots, VARIABLE, variable);
        Slots.init(ts, slots, OLD, old);
        ts.trackFor(this, context);
    }

    /** The type of {@link #MISSING}. */
    @ExposedType(name = "Token.MISSING")
    static final class Missing extends Counted {

        static final PyType TYPE = PyType.builtin("Token.MISSING", new PyTokenMissingAdapter()).flags(PyType.NO_NEW).build();

        @ExposedMethod(name = "__repr__")
        static String repr(PyToken.Missing self) {
            return "<Token.MISSING>";
        }

        @Override
        public PyType type() {
            return TYPE;
        }
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        throw Errors.runtimeError(ts, "Tokens can only be created by ContextVars");
    }

    @CleanPoint
    void reset(ThreadState ts, PyContextVar variable) {
        if (used) {
            throw Errors.runtimeError(ts, Representation.repr(ts, this) + " has already been used once");
        }
        if (Slots.load(ts, slots, VARIABLE) != variable) {
            throw Errors.valueError(ts, Representation.repr(ts, this) + " was created by a different ContextVar");
        }
        PyContext context = PyContext.current(ts);
        if (Slots.load(ts, slots, CONTEXT) != context) {
            throw Errors.valueError(ts, Representation.repr(ts, this) + " was created in a different Context");
        }
        used = true;
        ContextMap map = context.map(ts);
        PyObject old = Slots.load(ts, slots, OLD);
        if (old != null) {
            context.setMap(ts, map.with(ts, variable, old));
        } else if (map.get(variable) != null) {
            context.setMap(ts, map.without(ts, variable));
        } else {
            throw Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, new PyObject[] {variable});
        }
    }

    @ExposedGetter(name = "var")
    static PyObject variable(ThreadState ts, PyToken self) {
        return Slots.load(ts, self.slots, VARIABLE);
    }

    @ExposedGetter(name = "old_value")
    static PyObject oldValue(ThreadState ts, PyToken self) {
        PyObject old = Slots.load(ts, self.slots, OLD);
        return old == null ? MISSING : old;
    }

    @ExposedMethod(name = "__enter__", doc = "__enter__($self, /)\n--\n\nEnter into Token context manager.")
    static PyObject enter(PyToken self) {
        return self;
    }

    @ExposedMethod(name = "__exit__", doc = "__exit__($self, type, value, traceback, /)\n--\n\nExit from Token context manager, restore the linked ContextVar.")
    @CleanPoint
    static void exit(ThreadState ts, PyToken self, PyObject type_, PyObject value, @PositionalOnly PyObject traceback) {
        PyContextVar variable = (PyContextVar) Slots.load(ts, self.slots, VARIABLE);
        try (var held = ts.hold(variable)) {
            self.reset(ts, variable);
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyToken self) {
        return "<Token" + (self.used ? " used" : "") + " var=" + Representation.repr(ts, Slots.load(ts, self.slots, VARIABLE)) + " at "
                + ObjectIds.address(ts, self) + ">";
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyTokenSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTokenSlots.clear(ts, this);
    }
}
