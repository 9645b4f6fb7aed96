package org.pyrt.objects.exception;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** BaseExceptionGroup and ExceptionGroup: several exceptions raised as one. Source: PEP 654, CPython 3.14 Objects/exceptions.c. */
@ExposedType(name = "BaseExceptionGroup", doc = "A combination of multiple unrelated exceptions.")
public final class PyBaseExceptionGroup extends PyBaseException {

    /** How deep groups may nest that are split. */
    private static final int MAX_DEPTH = 10_000;


    private static final int MESSAGE = 0;
    private static final int EXCEPTIONS = 1;
    private static final PyStr DERIVE = PyStr.interned("derive");
    private static final PyStr NOTES = PyStr.interned("__notes__");

    private PyBaseExceptionGroup(ThreadState ts, PyType type, PyTuple args, PyStr message, PyTuple exceptions) {
        super(ts, type, args, 2);
        setExtra(ts, MESSAGE, message);
        setExtra(ts, EXCEPTIONS, exceptions);
    }

    /** The exceptions in it, borrowed. */
    @Borrowed
    public PyTuple members() {
        return (PyTuple) rawExtra(EXCEPTIONS);
    }

    /** A floating group as the call {@code type(message, exceptions)} makes it. */
    @CleanPoint
    static PyBaseExceptionGroup make(ThreadState ts, PyType type, @Floating PyTuple args) {
        try (var held = ts.hold(args)) {
            return makeHeld(ts, type, args);
        }
    }

    @CleanPoint
    private static PyBaseExceptionGroup makeHeld(ThreadState ts, PyType type, PyTuple args) {
        if (args.size() != 2) {
            throw Errors.typeError(ts, "BaseExceptionGroup.__new__() takes exactly 2 arguments (" + args.size() + " given)");
        }
        PyStr message = PyStr.asSelf(args.get(0));
        if (message == null) {
            String actual = args.get(0) == PyNone.NONE ? "None" : PyType.of(args.get(0)).fullName();
            throw Errors.typeError(ts, "BaseExceptionGroup.__new__() argument 1 must be str, not " + actual);
        }
        PyObject given = args.get(1);
        PyType givenType = PyType.of(given);
        if (givenType.slot(SlotId.GETITEM) == null || given instanceof PyDict) {
            throw Errors.typeError(ts, "second argument (exceptions) must be a sequence");
        }
        PyTuple exceptions;
        try (var heldArgs = ts.hold(args)) {
            exceptions = Iteration.toTuple(ts, given);
        }
        try (var held = ts.hold(exceptions)) {
            return new PyBaseExceptionGroup(ts, chooseType(ts, type, exceptions), args, message, exceptions);
        }
    }

    private static PyType chooseType(ThreadState ts, PyType type, PyTuple exceptions) {
        if (exceptions.size() == 0) {
            throw Errors.valueError(ts, "second argument (exceptions) must be a non-empty sequence");
        }
        boolean allExceptions = true;
        for (int i = 0; i < exceptions.size(); i++) {
            if (!(exceptions.get(i) instanceof PyBaseException e)) {
                throw Errors.valueError(ts, "Item " + i + " of second argument (exceptions) is not an exception");
            }
            allExceptions &= e.type().isSubtypeOf(ExceptionTypes.EXCEPTION);
        }
        if (type == ExceptionTypes.BASE_EXCEPTION_GROUP) {
            return allExceptions ? ExceptionTypes.EXCEPTION_GROUP : type;
        }
        if (!allExceptions && type == ExceptionTypes.EXCEPTION_GROUP) {
            throw Errors.typeError(ts, "Cannot nest BaseExceptions in an ExceptionGroup");
        }
        if (!allExceptions && type.isSubtypeOf(ExceptionTypes.EXCEPTION)) {
            throw Errors.typeError(ts, "Cannot nest BaseExceptions in '" + type.name() + "'");
        }
        return type;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return make(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyStr str(ThreadState ts, PyBaseExceptionGroup self) {
        int n = self.members().size();
        return PyStr.of(self.extra(ts, MESSAGE) + " (" + n + " sub-exception" + (n == 1 ? "" : "s") + ")");
    }

    @ExposedGetter(doc = "exception message", member = true)
    PyObject message(ThreadState ts) {
        return extraOrNone(ts, MESSAGE);
    }

    @ExposedSetter(name = "message", deletes = true)
    void setMessage(ThreadState ts, PyObject value) {
        throw readOnly(ts);
    }

    @ExposedGetter(doc = "nested exceptions", member = true)
    PyObject exceptions(ThreadState ts) {
        return extraOrNone(ts, EXCEPTIONS);
    }

    @ExposedSetter(name = "exceptions", deletes = true)
    void setExceptions(ThreadState ts, PyObject value) {
        throw readOnly(ts);
    }

    private static RuntimeException readOnly(ThreadState ts) {
        return Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "readonly attribute");
    }

    @ExposedMethod(doc = "derive($self, excs, /)\n--\n\nA group like this one of other exceptions; subclasses override it.")
    @CleanPoint
    static PyObject derive(ThreadState ts, PyBaseExceptionGroup self, @PositionalOnly PyObject excs) {
        return make(ts, ExceptionTypes.BASE_EXCEPTION_GROUP, PyTuple.of(ts, self.extra(ts, MESSAGE), excs));
    }

    @ExposedMethod(doc = "subgroup($self, matcher_value, /)\n--\n\nThe group of the exceptions that match, or None.")
    @CleanPoint
    static PyObject subgroup(ThreadState ts, PyBaseExceptionGroup self, @PositionalOnly PyObject matcher_value) {
        checkMatcher(ts, matcher_value);
        try (Scratch parts = new Scratch(ts, 2)) {
            split(ts, self, matcher_value, parts, false, 0);
            return parts.get(0);
        }
    }

    @ExposedMethod(doc = "split($self, matcher_value, /)\n--\n\nThe groups of the exceptions that match and of those that do not.")
    @CleanPoint
    static PyObject split(ThreadState ts, PyBaseExceptionGroup self, @PositionalOnly PyObject matcher_value) {
        checkMatcher(ts, matcher_value);
        try (Scratch parts = new Scratch(ts, 2)) {
            split(ts, self, matcher_value, parts, true, 0);
            return PyTuple.of(ts, parts.get(0), parts.get(1));
        }
    }

    private static boolean isExceptionType(PyObject o) {
        return o instanceof PyType t && t.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION);
    }

    private static void checkMatcher(ThreadState ts, PyObject matcher) {
        boolean good = isExceptionType(matcher)
                || !(matcher instanceof PyType) && PyType.of(matcher).slot(SlotId.CALL) != null;
        if (matcher instanceof PyTuple t) {
            good = true;
            for (int i = 0; i < t.size(); i++) {
                good &= isExceptionType(t.get(i));
            }
        }
        if (!good) {
            throw Errors.typeError(
                    ts, "expected an exception type, a tuple of exception types, or a callable (other than a class)");
        }
    }

    @CleanPoint
    private static boolean matches(ThreadState ts, PyBaseException e, PyObject matcher) {
        if (matcher instanceof PyType t) {
            return e.type().isSubtypeOf(t);
        }
        if (matcher instanceof PyTuple all) {
            for (int i = 0; i < all.size(); i++) {
                if (e.type().isSubtypeOf((PyType) all.get(i))) {
                    return true;
                }
            }
            return false;
        }
        PyObject answer = Calls.call(ts, matcher, e);
        try (var held = ts.hold(answer)) {
            return Comparison.isTrue(ts, answer);
        }
    }

    /** Adds to {@code parts} what matches and, if wanted, what does not; None for nothing. */
    @CleanPoint
    private static void split(
            ThreadState ts, PyBaseException e, PyObject matcher, Scratch parts, boolean wantRest, int depth) {
        if (depth > MAX_DEPTH) {
            throw Errors.raise(
                    ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded in exceptiongroup_split_recursive");
        }
        if (matches(ts, e, matcher)) {
            parts.add(e);
            parts.add(PyNone.NONE);
            return;
        }
        if (!(e instanceof PyBaseExceptionGroup group)) {
            parts.add(PyNone.NONE);
            parts.add(wantRest ? e : PyNone.NONE);
            return;
        }
        PyTuple members = group.members();
        try (var held = ts.hold(members);
                Scratch match = new Scratch(ts, members.size());
                Scratch rest = new Scratch(ts, members.size())) {
            for (int i = 0; i < members.size(); i++) {
                try (Scratch inner = new Scratch(ts, 2)) {
                    split(ts, (PyBaseException) members.get(i), matcher, inner, wantRest, depth + 1);
                    addUnlessNone(match, inner.get(0));
                    addUnlessNone(rest, inner.get(1));
                }
            }
            parts.add(group.subset(ts, match));
            parts.add(wantRest ? group.subset(ts, rest) : PyNone.NONE);
        }
    }

    /** The group of those of this group's exceptions that are also in the groups {@code keep}, floating; None if there are none. */
    @CleanPoint
    public PyObject projection(ThreadState ts, PyList keep) {
        Set<PyObject> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < keep.size(); i++) {
            addLeaves((PyBaseException) keep.getItem(ts, i), leaves);
        }
        return project(ts, this, leaves);
    }

    private static void addLeaves(PyBaseException e, Set<PyObject> leaves) {
        if (!(e instanceof PyBaseExceptionGroup group)) {
            leaves.add(e);
            return;
        }
        PyTuple members = group.members();
        for (int i = 0; i < members.size(); i++) {
            addLeaves((PyBaseException) members.get(i), leaves);
        }
    }

    @CleanPoint
    private static PyObject project(ThreadState ts, PyBaseException e, Set<PyObject> leaves) {
        if (!(e instanceof PyBaseExceptionGroup group)) {
            return leaves.contains(e) ? e : PyNone.NONE;
        }
        PyTuple members = group.members();
        try (Scratch kept = new Scratch(ts, members.size())) {
            for (int i = 0; i < members.size(); i++) {
                addUnlessNone(kept, project(ts, (PyBaseException) members.get(i), leaves));
            }
            return group.subset(ts, kept);
        }
    }

    private static void addUnlessNone(Scratch to, PyObject o) {
        if (o != PyNone.NONE) {
            to.add(o);
        }
    }

    /** A group derived from this one, with its traceback, cause, context and notes; None if there are no exceptions for it. */
    @CleanPoint
    private PyObject subset(ThreadState ts, Scratch exceptions) {
        if (exceptions.size() == 0) {
            return PyNone.NONE;
        }
        PyList list = PyList.adopt(ts, exceptions.moveOut());
        PyObject made;
        try (var held = ts.hold(list)) {
            made = Calls.callMethod(ts, this, DERIVE, list);
        }
        if (!(made instanceof PyBaseExceptionGroup group)) {
            Refs.discard(ts, made);
            throw Errors.typeError(ts, "derive must return an instance of BaseExceptionGroup");
        }
        int mark = ts.holdMark();
        ts.pushHold(group);
        try {
            group.setTraceback(ts, traceback());
            group.setContext(ts, context(ts));
            group.setCause(ts, cause(ts));
            PyObject notes = Attributes.find(ts, this, NOTES);
            if (notes instanceof PyList || notes instanceof PyTuple) {
                PyObject copy = Calls.call(ts, PyList.TYPE, notes);
                try (var held = ts.hold(copy)) {
                    Attributes.set(ts, group, NOTES, copy);
                }
            }
        } finally {
            ts.unholdTo(mark);
        }
        return group;
    }
}
