package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.function.PyBuiltinFunction;
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

    /** One slot. */
    private static TypeSlot compute(ThreadState ts, PyType type, int slot) {
        PyObject attribute = null;
        for (PyType t : type.mro()) {
            if (!t.isHeap()) {
                TypeSlot inherited = t.slot(slot);
                if (inherited != null || t.dict().getStr(ts, NAMES[slot]) != null) {
                    return inherited;
                }
                continue;
            }
            attribute = t.dict().getStr(ts, NAMES[slot]);
            if (attribute != null) {
                break;
            }
        }
        if (attribute == null) {
            return null;
        }
        if (attribute == PyNone.NONE && slot == SlotId.HASH) {
            return null;
        }
        if (attribute instanceof PyWrapperDescriptor w && type.isSubtypeOf(w.owner)) {
            return w.slot;
        }
        if (slot == SlotId.NEW && attribute instanceof PyBuiltinFunction b) {
            return new BuiltinSlot(b.adapter, b.entry);
        }
        return new PythonSlot(slot, attribute);
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
