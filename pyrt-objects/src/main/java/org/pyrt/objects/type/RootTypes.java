package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Definitions;

/**
 * Fills object and type once both exist. Their slots come first: as soon as a dict or a str is made, other builtin types come to life, and
 * these copy the slots of object.
 */
final class RootTypes {

    private static final String OBJECT_DOC = "object()\n--\n\nThe base of all classes.";
    static final String TYPE_DOC = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type";

    private RootTypes() {}

    /** Fills the slots of both; makes nothing that has a type. */
    static void fillSlots(PyType object, PyType type) {
        ObjectMethodsAdapter objectMethods = new ObjectMethodsAdapter();
        objectMethods.define(new SlotFiller(object, objectMethods));
        System.arraycopy(object.slots(), 0, type.slots(), 0, SlotId.COUNT);
        TypeMethodsAdapter typeMethods = new TypeMethodsAdapter();
        typeMethods.define(new SlotFiller(type, typeMethods));
        type.slots()[SlotId.CALL] = new BuiltinSlot(new TypeCallAdapter(), 0);
    }

    /** Fills the dicts of both. */
    static void fillDicts(PyType object, PyType type) {
        new BuiltinTypeBuilder("object", new ObjectMethodsAdapter()).doc(OBJECT_DOC).fill(object);
        new BuiltinTypeBuilder("type", new TypeMethodsAdapter()).doc(TYPE_DOC).fill(type);
        new BuiltinTypeBuilder("type", new TypeCallAdapter()).fill(type);
    }

    /** Takes the slots and leaves the rest. */
    private static final class SlotFiller implements Definitions {

        private final PyType type;
        private final Adapter adapter;

        SlotFiller(PyType type, Adapter adapter) {
            this.type = type;
            this.adapter = adapter;
        }

        @Override
        public void slot(int slot, int entry, String doc) {
            type.slots()[slot] = new BuiltinSlot(adapter, entry);
        }

        @Override
        public void method(String name, int entry, String doc) {}

        @Override
        public void classMethod(String name, int entry, String doc) {}

        @Override
        public void staticMethod(String name, int entry, String doc) {}

        @Override
        public void getSet(String name, int getter, int setter, String doc) {}

        @Override
        public void member(String name, int getter, int setter, String doc) {}

        @Override
        public void constant(String name, PyObject value) {}
    }
}
