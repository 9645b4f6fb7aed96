package org.pyrt.objects.weakref;

import org.pyrt.api.PyObject;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A weak proxy: what is done with it is done with what it refers to. Source: CPython 3.14 Objects/weakrefobject.c. */
public final class PyWeakProxy extends WeakLink {

    /** The type weakref.ProxyType. */
    public static final PyType TYPE =
            PyType.builtin("weakref.ProxyType", new ProxyMethodsAdapter())
                    .include(new ProxyOperatorsAdapter())
                    .include(new PlainProxyMethodsAdapter())
                    .flags(PyType.NO_NEW)
                    .ownLayout()
                    .build();

    /** The type weakref.CallableProxyType, of proxies of what can be called. */
    public static final PyType CALLABLE_TYPE =
            PyType.builtin("weakref.CallableProxyType", new ProxyMethodsAdapter())
                    .include(new ProxyOperatorsAdapter())
                    .include(new CallableProxyMethodsAdapter())
                    .flags(PyType.NO_NEW)
                    .ownLayout()
                    .build();

    private final PyType type;

    private PyWeakProxy(ThreadState ts, PyType type, PyObject callback) {
        super(ts, callback);
        this.type = type;
    }

    /** A proxy of {@code o}, floating: the one without a callback that there is already, or a new one. Raises TypeError. */
    public static PyObject of(ThreadState ts, PyObject o, PyObject callback) {
        Counted referent = WeakTable.check(ts, o);
        WeakTable table = Interpreter.of(ts).weakReferences;
        if (callback == null) {
            WeakLink found = table.existing(ts, referent, true);
            if (found != null) {
                return found;
            }
        }
        PyType type = PyType.of(o).slot(SlotId.CALL) == null ? TYPE : CALLABLE_TYPE;
        return table.add(ts, referent, new PyWeakProxy(ts, type, callback));
    }

    /** What an operand stands for, floating: the referent of a proxy, anything else itself. Raises ReferenceError. */
    static PyObject unwrap(ThreadState ts, PyObject o) {
        return o instanceof PyWeakProxy p ? p.require(ts) : o;
    }

    @Override
    boolean isProxy() {
        return true;
    }

    @Override
    boolean isPlain(boolean proxy) {
        return proxy && callback == null;
    }

    @Override
    public PyType type() {
        return type;
    }
}
