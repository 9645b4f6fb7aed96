package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** {@code type.__call__}, which passes its arguments on as they are; written by hand so that keywords need no dict. */
final class TypeCallAdapter extends Adapter {

    private static final String DOC = "__call__($self, /, *args, **kwargs)\n--\n\nCall self as a function.";

    @Override
    public void define(Definitions definitions) {
        definitions.slot(SlotId.CALL, 0, DOC);
    }

    @Override
    public Signature signature(int entry) {
        return new Signature(Signature.FUNCTION, "__call__", "type", new PyStr[0], 0, 0, Arguments.NONE, true, true);
    }

    @Override
    @CleanPoint
    protected PyObject bindAndCall(ThreadState ts, int entry, PyObject self, PyObject[] args, PyStr[] kwNames) {
        if (!(self instanceof PyType type)) {
            throw Errors.typeError(
                    ts, "descriptor '__call__' requires a 'type' object but received a '" + PyType.of(self).fullName() + "'");
        }
        return InstanceMaker.make(ts, type, args, kwNames);
    }

    @Override
    @CleanPoint
    public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
        throw new IllegalStateException("type.__call__ takes its arguments unbound");
    }
}
