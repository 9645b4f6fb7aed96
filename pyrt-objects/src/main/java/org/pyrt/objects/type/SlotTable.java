package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.function.PyWrapperDescriptor;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Computes the slots of heap types from the dunder names found along the mro. */
final class SlotTable {

    private static final PyStr[] NAMES = names();

    private SlotTable() {}

    private static PyStr[] names() {
        PyStr[] all = new PyStr[SlotId.COUNT];
        for (int i = 0; i < all.length; i++) {
            all[i] = PyStr.interned(SlotId.name(i));
        }
        return all;
    }

    /** The interned dunder name of a slot. */
    static PyStr name(int slot) {
        return NAMES[slot];
    }

    /** All slots of a type whose mro and dict are complete. */
    static TypeSlot[] compute(ThreadState ts, PyType type) {
        TypeSlot[] slots = new TypeSlot[SlotId.COUNT];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = compute(ts, type, i);
        }
        return slots;
    }

    /**
     * One slot: from the first dict along the mro that has the name, as a lookup would find it. {@code __new__} of a builtin type is taken
     * from the base that gives the layout, because the instance must be one of its Java class; if that base had one written in Python, a
     * call still counts as one of that, as in CPython.
     */
    private static TypeSlot compute(ThreadState ts, PyType type, int slot) {
        PyObject attribute = null;
        for (PyType t : type.mro()) {
            attribute = t.dict().getStr(ts, NAMES[slot]);
            if (attribute != null) {
                break;
            }
        }
        if (attribute == null || attribute == PyNone.NONE && slot == SlotId.HASH) {
            return null;
        }
        if (attribute instanceof PyWrapperDescriptor w && w.slotId == slot && type.isSubtypeOf(w.owner)) {
            return w.slot;
        }
        if (attribute instanceof PyMethodDescriptor m
                && type.isSubtypeOf(m.owner)
                && m.owner.slot(slot) instanceof BuiltinSlot s
                && s.isEntry(m.adapter, m.entry)) {
            return s;
        }
        if (slot == SlotId.NEW && attribute instanceof PyBuiltinFunction f && f.adapter instanceof ConstructorAdapter) {
            return type.base().slot(slot) instanceof PythonSlot ? new PythonSlot(slot, attribute) : ownNew(type);
        }
        return new PythonSlot(slot, attribute);
    }

    /** The {@code __new__} of the first builtin type below {@code type}. */
    private static TypeSlot ownNew(PyType type) {
        PyType t = type;
        while (t.isHeap()) {
            t = t.base();
        }
        return t.slot(SlotId.NEW);
    }

    /** Recomputes one slot of a type and of all that inherit from it. The world is stopped. */
    static void update(ThreadState ts, PyType type, int slot) {
        TypeSlot[] slots = type.slots().clone();
        slots[slot] = compute(ts, type, slot);
        type.setSlots(slots);
        for (PyType t : type.subclasses()) {
            update(ts, t, slot);
        }
    }
}
