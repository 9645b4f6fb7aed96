package org.pyrt.refcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BiConsumer;
import org.pyrt.api.PyObject;
import org.pyrt.api.service.SlotVisitor;

/** A counted object with slots, which tells when it is finalized and when it dies. */
final class Node extends Counted {

    private static final VarHandle DEATHS;
    private static final VarHandle FINALIZATIONS;

    static {
        try {
            DEATHS = MethodHandles.lookup().findVarHandle(Node.class, "deaths", int.class);
            FINALIZATIONS = MethodHandles.lookup().findVarHandle(Node.class, "finalizations", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final String name;
    final PyObject[] slots;
    volatile int deaths;
    volatile int finalizations;
    BiConsumer<ThreadState, Node> finalizer;
    BiConsumer<ThreadState, Node> onDeath;
    BiConsumer<ThreadState, Node> onWeakClear;

    Node(ThreadState ts, String name, int slots) {
        super(ts);
        this.name = name;
        this.slots = new PyObject[slots];
    }

    Node(ThreadState ts, String name, Node... children) {
        this(ts, name, children.length);
        for (int i = 0; i < children.length; i++) {
            Slots.init(ts, slots, i, children[i]);
        }
    }

    @Override
    public PyObject type() {
        return this;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        for (PyObject o : slots) {
            if (o != null) {
                visitor.visit(o);
            }
        }
    }

    @Override
    public boolean hasFinalizer() {
        return finalizer != null;
    }

    @Override
    public void finalizeObject(ThreadState ts) {
        FINALIZATIONS.getAndAdd(this, 1);
        finalizer.accept(ts, this);
    }

    @Override
    public void clearWeakReferences(ThreadState ts) {
        if (onWeakClear != null) {
            onWeakClear.accept(ts, this);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        DEATHS.getAndAdd(this, 1);
        if (onDeath != null) {
            onDeath.accept(ts, this);
        }
        for (int i = 0; i < slots.length; i++) {
            Slots.clear(ts, slots, i);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
