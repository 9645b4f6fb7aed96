package org.pyrt.stdlib.operator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.builtin.CallAdapter;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** {@code __call__} of the three callables, which take one argument, and what their reprs share. */
final class GetterCall extends CallAdapter {

    private final String name;

    GetterCall(String name) {
        super(name);
        this.name = name;
    }

    @Override
    @CleanPoint
    public PyObject call1(ThreadState ts, int entry, PyObject self, PyObject a) {
        if (self instanceof PyItemGetter g) {
            return g.of(ts, a);
        }
        if (self instanceof PyAttrGetter g) {
            return g.of(ts, a);
        }
        if (self instanceof PyMethodCaller c) {
            return c.of(ts, a);
        }
        throw badReceiver(ts, "operator." + name, self);
    }

    @Override
    @CleanPoint
    protected PyObject invoke(ThreadState ts, PyObject self, PyObject[] args, PyStr[] kwNames) {
        int n = args.length - (kwNames == null ? 0 : kwNames.length);
        if (kwNames != null && (n == 1 || !name.equals("methodcaller"))) {
            throw Errors.typeError(ts, name + "() takes no keyword arguments");
        }
        if (n != 1) {
            throw Errors.typeError(ts, name + " expected 1 argument, got " + n);
        }
        return call1(ts, 0, self, args[0]);
    }

    /** {@code operator.itemgetter(1, 2)}. */
    @CleanPoint
    static String repr(ThreadState ts, PyObject self, @Floating PyTuple items) {
        String name = PyType.of(self).fullName();
        if (!Representation.enter(ts, self)) {
            return name + "(...)";
        }
        try (var held = ts.hold(items)) {
            StringBuilder b = new StringBuilder(name).append('(');
            for (int i = 0; i < items.size(); i++) {
                b.append(i > 0 ? ", " : "").append(Representation.repr(ts, items.get(i)));
            }
            return b.append(')').toString();
        } finally {
            Representation.leave(ts);
        }
    }
}
