package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A type variable, parameter specification or type variable tuple: a name and a default, which a function computes when it is first asked for. The first
 * value that is computed stays; two threads may compute it at once. Source: CPython 3.14 Objects/typevarobject.c.
 */
abstract class TypeParameter extends PyInstance {

    private static final PyStr MODULE = PyStr.interned("__module__");

    final PyStr name;
    @Slot volatile PyObject defaultValue;
    @Slot volatile PyObject evaluateDefault;

    /** A floating parameter; {@code defaultValue} null: none, or {@code evaluateDefault} computes it. */
    TypeParameter(ThreadState ts, PyType type, PyStr name, PyObject defaultValue) {
        super(ts, type);
        this.name = name;
        this.defaultValue = count(ts, defaultValue);
    }

    final PyObject count(ThreadState ts, PyObject o) {
        if (o != null) {
            Refs.incref(ts, o);
            ts.trackFor(this, o);
        }
        return o;
    }

    /** Notes the module whose code called the constructor. */
    final void setModule(ThreadState ts) {
        PyObject module = TypingFunctions.callersModule(ts);
        put(ts, MODULE, module == null ? PyNone.NONE : module);
    }

    /** What {@code def f[T = ...]} computes the default by. */
    final void setEvaluateDefault(ThreadState ts, PyObject function) {
        count(ts, function);
        PyObject old = evaluateDefault;
        evaluateDefault = function;
        Refs.decref(ts, old);
    }

    /** The default, computed if need be; {@code NoDefault} if there is none. */
    @CleanPoint
    final PyObject defaultValue(ThreadState ts) {
        PyObject v = defaultValue;
        if (v != null) {
            return v;
        }
        PyObject function = evaluateDefault;
        if (function == null) {
            return PyNoDefault.NO_DEFAULT;
        }
        v = TypingFunctions.evaluate(ts, function);
        count(ts, v);
        PyObject old = defaultValue;
        defaultValue = v;
        Refs.decref(ts, old);
        return v;
    }

    /** The function that computes the default, or None. */
    final PyObject defaultEvaluator(ThreadState ts) {
        PyObject function = evaluateDefault;
        if (function != null) {
            return function;
        }
        PyObject v = defaultValue;
        return v == null || v == PyNoDefault.NO_DEFAULT ? PyNone.NONE : new PyConstEvaluator(ts, v);
    }

    final boolean hasDefault() {
        PyObject v = defaultValue;
        return evaluateDefault != null || v != null && v != PyNoDefault.NO_DEFAULT;
    }

    /** The error of a class statement that has an instance among its bases. */
    final RuntimeException notABase(ThreadState ts) {
        return Errors.typeError(ts, "Cannot subclass an instance of " + type().name());
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        TypeParameterSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        TypeParameterSlots.clear(ts, this);
    }
}
