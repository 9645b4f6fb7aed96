package org.pyrt.refcount;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.SlotVisitor;

/** An activation whose floating temporaries and holds are lists. */
final class TestActivation extends Activation {

    final List<PyObject> floating = new ArrayList<>();
    final List<PyObject> held = new ArrayList<>();

    /** Where it stands, or null. */
    Place place;

    private final Activation caller;

    TestActivation(Activation caller) {
        this.caller = caller;
    }

    @Override
    public Activation caller() {
        return caller;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public boolean floats(PyObject object) {
        for (PyObject o : floating) {
            if (o == object) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int holdTemporaries(ThreadState ts) {
        int before = held.size();
        for (PyObject o : floating) {
            Refs.hold(ts, o);
            held.add(o);
        }
        floating.clear();
        return before;
    }

    @Override
    public void unholdTemporaries(ThreadState ts, int before) {
        while (held.size() > before) {
            PyObject o = held.removeLast();
            Refs.unhold(ts, o);
            floating.add(o);
        }
    }

    @Override
    public void visitHolds(SlotVisitor visitor) {
        for (PyObject o : held) {
            visitor.visit(o);
        }
    }
}
