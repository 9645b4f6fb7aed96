package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/**
 * A union of types, {@code int | str}; its members are in the order given, each once. Immutable. Source: CPython 3.14 Objects/unionobject.c.
 */
@ExposedType(name = "Union")
public final class PyUnion extends Counted {

    /** The type typing.Union, which is types.UnionType too. */
    public static final PyType TYPE =
            PyType.builtin("typing.Union", new PyUnionAdapter())
                    .flags(PyType.HAS_WEAKREF | PyType.NO_NEW)
                    .doc("Represent a union type\n\nE.g. for int | str")
                    .build();

    private static final PyStr TYPE_CHECK = PyStr.interned("_type_check");
    private static final PyStr MESSAGE = PyStr.of("Union[arg, ...]: each arg must be a type.");

    @Slot PyTuple args;

    /** Those of the members that have a hash, in a frozenset. */
    @Slot PyObject hashable;

    /** Those that have none. */
    @Slot PyTuple unhashable;

    @Slot volatile PyTuple parameters;

    private PyUnion(ThreadState ts, PyTuple args, PyObject hashable, PyTuple unhashable) {
        super(ts);
        this.args = args;
        this.hashable = hashable;
        this.unhashable = unhashable;
        Refs.incref(ts, args);
        Refs.incref(ts, hashable);
        Refs.incref(ts, unhashable);
        ts.trackFor(this, args);
    }

    /** {@code left | right} of two types, or NotImplemented if one is none; a union can be united with what typing takes for a type, too. */
    @CleanPoint
    public static PyObject or(ThreadState ts, PyObject left, PyObject right) {
        return left instanceof PyUnion || right instanceof PyUnion || isUnionable(left) && isUnionable(right)
                ? ofHeld(ts, PyTuple.of(ts, left, right))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static boolean isUnionable(PyObject o) {
        return o instanceof PyType
                || o == PyNone.NONE
                || o instanceof PyGenericAlias
                || o instanceof PyUnion
                || PyType.of(o).fullName().equals("typing.TypeAliasType");
    }

    /** The union of the members of a tuple, floating; the member itself if there is but one. Asks typing about members that are no types. */
    @CleanPoint
    public static PyObject of(ThreadState ts, PyTuple members) {
        try (var held = ts.hold(members);
                Scratch all = new Scratch(ts, members.size());
                Scratch unhashable = new Scratch(ts, 0)) {
            PyDict seen = new PyDict(ts);
            try (var heldSeen = ts.hold(seen)) {
                addAll(ts, members, all, unhashable, seen);
                if (all.size() == 0) {
                    throw Errors.typeError(ts, "Cannot take a Union of no types.");
                }
                if (all.size() == 1) {
                    return all.get(0);
                }
                PyObject hashable = Calls.call(ts, PyFrozenSet.TYPE, seen);
                try (var heldSet = ts.hold(hashable)) {
                    PyTuple rest = PyTuple.adopt(ts, unhashable.moveOut());
                    return new PyUnion(ts, PyTuple.adopt(ts, all.moveOut()), hashable, rest);
                }
            }
        }
    }

    @CleanPoint
    private static void addAll(ThreadState ts, PyTuple members, Scratch all, Scratch unhashable, PyDict seen) {
        for (int i = 0; i < members.size(); i++) {
            PyObject member = members.get(i);
            if (member instanceof PyUnion u) {
                addAll(ts, u.args, all, unhashable, seen);
                continue;
            }
            PyObject checked = check(ts, member);
            try (var held = ts.hold(checked)) {
                addOnce(ts, checked, all, unhashable, seen);
            }
        }
    }

    /** A member as a type, floating. */
    @CleanPoint
    private static PyObject check(ThreadState ts, PyObject member) {
        if (member == PyNone.NONE) {
            return PyType.of(member);
        }
        if (isUnionable(member)) {
            return member;
        }
        PyObject typing = Interpreter.of(ts).hooks.importModule(ts, "typing");
        try (var held = ts.hold(typing)) {
            return Calls.callMethod(ts, typing, TYPE_CHECK, member, MESSAGE);
        }
    }

    @CleanPoint
    private static void addOnce(ThreadState ts, PyObject member, Scratch all, Scratch unhashable, PyDict seen) {
        long hash;
        try {
            hash = Comparison.hash(ts, member);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            for (int i = 0; i < unhashable.size(); i++) {
                if (Comparison.same(ts, unhashable.get(i), member)) {
                    return;
                }
            }
            unhashable.add(member);
            all.add(member);
            return;
        }
        if (!seen.contains(ts, member, hash)) {
            seen.put(ts, member, hash, PyNone.NONE);
            all.add(member);
        }
    }

    /** The members, borrowed. */
    @Borrowed
    public PyTuple members() {
        return args;
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS)
    @CleanPoint
    static PyObject ofSubscript(ThreadState ts, PyObject type, @PositionalOnly PyObject args) {
        return ofHeld(ts, args instanceof PyTuple t ? t : PyTuple.of(ts, args));
    }

    @CleanPoint
    private static PyObject ofHeld(ThreadState ts, @Floating PyTuple members) {
        try (var held = ts.hold(members)) {
            return of(ts, members);
        }
    }

    @ExposedGetter(name = "__args__", member = true)
    PyObject args() {
        return args;
    }

    @ExposedGetter(name = "__name__", doc = "Name of the type")
    static String name(PyUnion self) {
        return "Union";
    }

    /** As its type's. */
    @ExposedGetter(name = "__module__")
    static String module(PyUnion self) {
        return "typing";
    }

    @ExposedGetter(name = "__qualname__", doc = "Qualified name of the type")
    static String qualname(PyUnion self) {
        return "Union";
    }

    @ExposedGetter(name = "__origin__", doc = "Always returns the type")
    static PyObject origin(PyUnion self) {
        return TYPE;
    }

    @ExposedGetter(name = "__parameters__", doc = "Type variables in the types.UnionType.")
    @CleanPoint
    PyObject parameters(ThreadState ts) {
        PyTuple known = parameters;
        return known != null ? known : remember(ts, TypeParameters.collect(ts, args));
    }

    private synchronized PyTuple remember(ThreadState ts, PyTuple found) {
        if (parameters == null) {
            Refs.incref(ts, found);
            ts.trackFor(this, found);
            parameters = found;
        } else {
            Refs.discard(ts, found);
        }
        return parameters;
    }

    @ExposedMethod(name = "__mro_entries__")
    @CleanPoint
    static PyObject mroEntries(ThreadState ts, PyUnion self, @PositionalOnly PyObject bases) {
        throw Errors.typeError(ts, "Cannot subclass " + Representation.repr(ts, self));
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyUnion self, PyObject item) {
        PyTuple replaced;
        PyTuple parameters = (PyTuple) self.parameters(ts);
        try (var held = ts.hold(parameters)) {
            replaced = TypeParameters.substitute(ts, self, self.args, parameters, item);
        }
        try (var held = ts.hold(replaced)) {
            PyObject result = replaced.get(0);
            for (int i = 1; i < replaced.size(); i++) {
                try (var heldResult = ts.hold(result)) {
                    result = Operators.binary(ts, SlotId.OR, result, replaced.get(i));
                }
            }
            return result;
        }
    }

    @ExposedMethod(name = "__or__")
    @CleanPoint
    static PyObject unite(ThreadState ts, PyObject self, PyObject other) {
        return or(ts, self, other);
    }

    @ExposedMethod(name = "__ror__")
    @CleanPoint
    static PyObject uniteReflected(ThreadState ts, PyObject self, PyObject other) {
        return or(ts, other, self);
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyUnion self, PyObject other) {
        if (!(other instanceof PyUnion o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(
                self.unhashable.size() == o.unhashable.size()
                        && Comparison.same(ts, self.hashable, o.hashable)
                        && hasAll(ts, self.unhashable, o.unhashable)
                        && hasAll(ts, o.unhashable, self.unhashable));
    }

    @CleanPoint
    private static boolean hasAll(ThreadState ts, PyTuple these, PyTuple those) {
        for (int i = 0; i < those.size(); i++) {
            if (!Subscripts.contains(ts, these, those.get(i))) {
                return false;
            }
        }
        return true;
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyUnion self) {
        for (int i = 0; i < self.unhashable.size(); i++) {
            Comparison.hash(ts, self.unhashable.get(i));
        }
        int n = self.unhashable.size();
        if (n > 0) {
            throw Errors.typeError(ts, "union contains " + n + " unhashable element" + (n > 1 ? "s" : ""));
        }
        return Comparison.hash(ts, self.hashable);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyUnion self) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < self.args.size(); i++) {
            b.append(i > 0 ? " | " : "");
            TypeParameters.show(ts, b, self.args.get(i));
        }
        return b.toString();
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyUnionSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyUnionSlots.clear(ts, this);
    }
}
