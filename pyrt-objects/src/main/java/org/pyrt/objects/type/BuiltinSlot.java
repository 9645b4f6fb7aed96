package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** A slot that is carried out by an entry of a generated adapter. */
public final class BuiltinSlot extends TypeSlot {

    private final Adapter adapter;
    private final int entry;

    /** Entry {@code entry} of {@code adapter}. */
    public BuiltinSlot(Adapter adapter, int entry) {
        this.adapter = adapter;
        this.entry = entry;
    }

    /** Whether it is carried out by that entry, which a method may be as well. */
    boolean isEntry(Adapter other, int number) {
        return adapter == other && entry == number;
    }

    /** The parameters. */
    public Signature signature() {
        return adapter.signature(entry);
    }

    @Override
    @CleanPoint
    public PyObject call0(ThreadState ts, PyObject self) {
        return adapter.call0(ts, entry, self);
    }

    @Override
    @CleanPoint
    public PyObject call1(ThreadState ts, PyObject self, PyObject a) {
        return adapter.call1(ts, entry, self, a);
    }

    @Override
    @CleanPoint
    public PyObject call2(ThreadState ts, PyObject self, PyObject a, PyObject b) {
        return adapter.call2(ts, entry, self, a, b);
    }

    @Override
    @CleanPoint
    public PyObject call(ThreadState ts, PyObject self, PyObject[] args, PyStr[] kwNames) {
        return adapter.call(ts, entry, self, args, kwNames);
    }
}
