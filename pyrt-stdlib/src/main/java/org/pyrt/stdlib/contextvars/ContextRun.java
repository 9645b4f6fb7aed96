package org.pyrt.stdlib.contextvars;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** {@code Context.run}, which passes its arguments on as they come. */
final class ContextRun extends Adapter {

    private static final String DOC = "run(callable, *args, **kwargs)\n\nRun a callable in this context.";

    @Override
    public void define(Definitions definitions) {
        definitions.method("run", 0, DOC);
    }

    @Override
    public Signature signature(int entry) {
        return new Signature(Signature.FUNCTION, "run", "Context", new PyStr[0], 0, 0, Arguments.NONE, true, true);
    }

    @Override
    @CleanPoint
    protected PyObject bindAndCall(ThreadState ts, int entry, PyObject self, PyObject[] args, PyStr[] kwNames) {
        if (!(self instanceof PyContext c)) {
            throw Conversions.badReceiver(ts, "_contextvars.Context", "run", self);
        }
        if (args.length == (kwNames == null ? 0 : kwNames.length)) {
            throw Errors.typeError(ts, "run() missing 1 required positional argument");
        }
        return c.run(ts, args[0], Arrays.copyOfRange(args, 1, args.length), kwNames);
    }

    @Override
    public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
        throw new IllegalStateException("Context.run takes its arguments unbound");
    }
}
