package org.pyrt.stdlib.functools;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A callable with some of its arguments in place. */
@ExposedType(name = "partial")
final class PyPartial extends SlottedInstance {

    /** The type functools.partial. */
    static final PyType TYPE =
            PyType.builtin("functools.partial", new PyPartialAdapter())
                    .include(new PartialCall())
                    .flags(PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .generic()
                    .doc("partial(func, /, *args, **keywords)\n--\n\nCreate a new function with partial application of the given arguments and keywords.")
                    .build();

    private static final int FUNCTION = 0;
    private static final int ARGS = 1;
    private static final int KEYWORDS = 2;

    @Slot final PyObject[] slots = new PyObject[3];
    private volatile int placeholders;

    private PyPartial(ThreadState ts, PyType type) {
        super(ts, type);
    }

    private void fill(ThreadState ts, PyObject function, PyTuple args, PyDict keywords) {
        ts.trackFor(this, function);
        ts.trackFor(this, args);
        ts.trackFor(this, keywords);
        Slots.store(ts, slots, FUNCTION, function);
        Slots.store(ts, slots, ARGS, args);
        Slots.store(ts, slots, KEYWORDS, keywords);
        placeholders = count(args);
    }

    private static int count(PyTuple args) {
        int n = 0;
        for (PyObject a : args.array()) {
            if (a == PyPlaceholder.PLACEHOLDER) {
                n++;
            }
        }
        return n;
    }

    private PyTuple boundArgs(ThreadState ts) {
        return (PyTuple) Slots.load(ts, slots, ARGS);
    }

    private PyDict boundKeywords(ThreadState ts) {
        return (PyDict) Slots.load(ts, slots, KEYWORDS);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (args.length == 0) {
            throw Errors.typeError(ts, "type 'partial' takes at least one argument");
        }
        PyObject function = args[0];
        if (PyType.of(function).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "the first argument must be callable");
        }
        refuseTrailing(ts, args, 1);
        PyDict given = new PyDict(ts);
        if (keywords != null) {
            DictCursor cursor = new DictCursor(keywords);
            while (cursor.next(ts)) {
                if (cursor.value == PyPlaceholder.PLACEHOLDER) {
                    throw Errors.typeError(ts, "Placeholder cannot be passed as a keyword argument");
                }
                given.putStr(ts, PyStr.asSelf(cursor.key), cursor.value);
            }
        }
        PyPartial partial = new PyPartial(ts, type);
        PyObject[] own = Arrays.copyOfRange(args, 1, args.length);
        if (function instanceof PyPartial inner && inner.isBare()) {
            PyDict all = inner.boundKeywords(ts).copy(ts);
            try (var heldGiven = ts.hold(given);
                    var held = ts.hold(all);
                    var heldPartial = ts.hold(partial)) {
                DictUpdate.update(ts, all, given);
                partial.fill(ts, inner.function(ts), PyTuple.of(ts, merge(inner.boundArgs(ts).array(), own)), all);
                return heldPartial.moveOut();
            }
        }
        partial.fill(ts, function, PyTuple.of(ts, own), given);
        return partial;
    }

    private static void refuseTrailing(ThreadState ts, PyObject[] args, int from) {
        if (args.length > from && args[args.length - 1] == PyPlaceholder.PLACEHOLDER) {
            throw Errors.typeError(ts, "trailing Placeholders are not allowed");
        }
    }

    /** Whether nobody has asked for its attributes, so that a partial of it can be one of its function. */
    private boolean isBare() {
        return shape() == type().rootShape();
    }

    /** Puts arguments into the places kept for them, and the rest behind. */
    private static PyObject[] merge(PyObject[] bound, PyObject[] more) {
        PyObject[] merged = new PyObject[bound.length + more.length];
        int j = 0;
        for (int i = 0; i < bound.length; i++) {
            merged[i] = bound[i] == PyPlaceholder.PLACEHOLDER && j < more.length ? more[j++] : bound[i];
        }
        int n = more.length - j;
        System.arraycopy(more, j, merged, bound.length, n);
        return n == more.length ? merged : Arrays.copyOf(merged, bound.length + n);
    }

    PyObject function(ThreadState ts) {
        return Slots.load(ts, slots, FUNCTION);
    }

    /** Calls the function; keyword values come last in {@code args}. */
    @CleanPoint
    PyObject invoke(ThreadState ts, PyObject[] args, PyStr[] kwNames) {
        int positional = args.length - (kwNames == null ? 0 : kwNames.length);
        PyTuple bound = boundArgs(ts);
        PyDict keywords = boundKeywords(ts);
        if (positional < placeholders) {
            throw Errors.typeError(
                    ts,
                    "missing positional arguments in 'partial' call; expected at least " + placeholders + ", got " + positional);
        }
        PyObject[] all = args;
        if (bound.size() > 0) {
            all = merge(bound.array(), args);
        }
        if (keywords.size() == 0) {
            return Calls.call(ts, function(ts), all, kwNames);
        }
        int n = all.length - (args.length - positional);
        PyDict merged = keywords.copy(ts);
        for (int k = 0; k < args.length - positional; k++) {
            merged.putStr(ts, kwNames[k], args[positional + k]);
        }
        try (var held = ts.hold(merged)) {
            return Calls.callWithDict(ts, function(ts), Arrays.copyOf(all, n), merged);
        }
    }

    @ExposedGetter(name = "func", doc = "function object to use in future partial calls", member = true)
    static PyObject shownFunction(ThreadState ts, PyPartial self) {
        return self.function(ts);
    }

    @ExposedGetter(name = "args", doc = "tuple of arguments to future partial calls", member = true)
    static PyObject shownArgs(ThreadState ts, PyPartial self) {
        return self.boundArgs(ts);
    }

    @ExposedGetter(name = "keywords", doc = "dictionary of keyword arguments to future partial calls", member = true)
    static PyObject shownKeywords(ThreadState ts, PyPartial self) {
        return self.boundKeywords(ts);
    }

    @ExposedMethod(name = "__get__")
    static PyObject bind(ThreadState ts, PyPartial self, PyObject instance, @Default("None") PyObject owner) {
        return instance == PyNone.NONE ? self : new PyMethod(ts, self, instance);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyPartial self) {
        if (!Representation.enter(ts, self)) {
            return PyStr.ofAscii("...");
        }
        try {
            StrBuilder b = new StrBuilder();
            b.append(PyStr.of(TypeNames.shown(ts, self.type()))).append('(');
            b.append(Representation.repr(ts, self.function(ts)));
            PyTuple args = self.boundArgs(ts);
            PyDict keywords = self.boundKeywords(ts);
            try (var heldArgs = ts.hold(args);
                    var heldKeywords = ts.hold(keywords)) {
                for (int i = 0; i < args.size(); i++) {
                    b.append(", ").append(Representation.repr(ts, args.get(i)));
                }
                DictCursor cursor = new DictCursor(keywords);
                while (cursor.next(ts)) {
                    PyObject key = cursor.key;
                    PyObject value = cursor.value;
                    try (var heldKey = ts.hold(key);
                            var heldValue = ts.hold(value)) {
                        b.append(", ").append(Representation.str(ts, key)).append('=').append(Representation.repr(ts, value));
                    }
                }
            }
            return b.append(')').toStr();
        } finally {
            Representation.leave(ts);
        }
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyPartial self) {
        PyObject function = self.function(ts);
        PyObject attributes = self.isBare() || self.dict(ts).size() == 0 ? PyNone.NONE : self.dict(ts);
        return PyTuple.of(
                ts,
                self.type(),
                PyTuple.of(ts, function),
                PyTuple.of(ts, function, self.boundArgs(ts), self.boundKeywords(ts), attributes));
    }

    @ExposedMethod(name = "__setstate__")
    @CleanPoint
    static void setState(ThreadState ts, PyPartial self, @PositionalOnly PyObject state) {
        if (!(state instanceof PyTuple t)
                || t.size() != 4
                || PyType.of(t.get(0)).slot(SlotId.CALL) == null
                || !(t.get(1) instanceof PyTuple args)
                || !(t.get(2) instanceof PyDict) && t.get(2) != PyNone.NONE
                || !(t.get(3) instanceof PyDict) && t.get(3) != PyNone.NONE) {
            throw Errors.typeError(ts, "invalid partial state");
        }
        refuseTrailing(ts, args.array(), 0);
        PyDict keywords = t.get(2) == PyNone.NONE ? new PyDict(ts) : (PyDict) t.get(2);
        if (keywords.getClass() != PyDict.class) {
            keywords = keywords.copy(ts);
        }
        self.fill(ts, t.get(0), args.slice(ts, 0, args.size()), keywords);
        if (t.get(3) instanceof PyDict d) {
            self.setDict(ts, d);
        } else if (!self.isBare()) {
            self.setDict(ts, new PyDict(ts));
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyPartialSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyPartialSlots.clear(ts, this);
        super.clear(ts);
    }
}
