package org.pyrt.objects.builtin;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/**
 * {@code __call__} of a type that passes its arguments on: it takes them as they come, without binding them, so that keywords need no dict. Included
 * beside the type's generated adapter.
 */
public abstract class CallAdapter extends Adapter {

    private static final String DOC = "__call__($self, /, *args, **kwargs)\n--\n\nCall self as a function.";

    private final String owner;

    /** For the type of this name. */
    protected CallAdapter(String owner) {
        this.owner = owner;
    }

    /** Calls {@code self}, which may be of any type; {@code args} has the positional arguments, then the values of {@code kwNames} (null for none). */
    @CleanPoint
    protected abstract PyObject invoke(ThreadState ts, PyObject self, PyObject[] args, PyStr[] kwNames);

    /** The TypeError of a receiver that is not of the type. */
    protected static RuntimeException badReceiver(ThreadState ts, String type, PyObject self) {
        return Conversions.badReceiver(ts, type, "__call__", self);
    }

    @Override
    public final void define(Definitions definitions) {
        definitions.slot(SlotId.CALL, 0, DOC);
    }

    @Override
    public final Signature signature(int entry) {
        return new Signature(Signature.FUNCTION, "__call__", owner, new PyStr[0], 0, 0, Arguments.NONE, true, true);
    }

    @Override
    @CleanPoint
    protected final PyObject bindAndCall(ThreadState ts, int entry, PyObject self, PyObject[] args, PyStr[] kwNames) {
        return invoke(ts, self, args, kwNames);
    }

    @Override
    @CleanPoint
    public final PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
        throw new IllegalStateException(owner + ".__call__ takes its arguments unbound");
    }
}
