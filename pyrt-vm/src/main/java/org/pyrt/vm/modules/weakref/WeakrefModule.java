package org.pyrt.vm.modules.weakref;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.weakref.PyWeakProxy;
import org.pyrt.objects.weakref.PyWeakReference;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The module {@code _weakref}, below Lib's weakref. Source: CPython 3.14 Modules/_weakref.c. */
@ExposedModule(name = "_weakref", doc = "Weak-reference support module.")
public final class WeakrefModule {

    private WeakrefModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_weakref", "Weak-reference support module.", new WeakrefModuleAdapter())
                .add("ref", PyWeakReference.TYPE)
                .add("ReferenceType", PyWeakReference.TYPE)
                .add("ProxyType", PyWeakProxy.TYPE)
                .add("CallableProxyType", PyWeakProxy.CALLABLE_TYPE)
                .build();
    }

    @ExposedMethod(doc = "getweakrefcount($module, object, /)\n--\n\nReturn the number of weak references to 'object'.")
    static int getweakrefcount(ThreadState ts, @PositionalOnly PyObject object) {
        return Interpreter.of(ts).weakReferences.count(ts, object);
    }

    @ExposedMethod(doc = "getweakrefs($module, object, /)\n--\n\nReturn a list of all weak reference objects that point to 'object'.")
    static PyObject getweakrefs(ThreadState ts, @PositionalOnly PyObject object) {
        int mark = ts.holdMark();
        PyList result = PyList.of(ts, Interpreter.of(ts).weakReferences.all(ts, object));
        ts.unholdTo(mark);
        return result;
    }

    @ExposedMethod(doc = "proxy($module, object, callback=None, /)\n--\n\nCreate a proxy object that weakly references 'object'.")
    static PyObject proxy(ThreadState ts, PyObject object, @PositionalOnly @Default("None") PyObject callback) {
        return PyWeakProxy.of(ts, object, callback == PyNone.NONE ? null : callback);
    }

    @ExposedMethod(name = "_remove_dead_weakref",
            doc = "_remove_dead_weakref($module, dct, key, /)\n--\n\nAtomically remove key from dict if it points to a dead weakref.")
    @CleanPoint
    static void removeDead(ThreadState ts, PyDict dct, @PositionalOnly PyObject key) {
        PyObject value = dct.get(ts, key);
        if (value == null) {
            return;
        }
        if (!(value instanceof PyWeakReference r)) {
            throw Errors.typeError(ts, "not a weakref");
        }
        try (var held = ts.hold(r)) {
            PyObject alive = r.get(ts);
            if (alive == null) {
                dct.removeIf(ts, key, r);
            } else {
                Refs.discard(ts, alive);
            }
        }
    }
}
