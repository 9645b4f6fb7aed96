package org.pyrt.objects.type;

import java.util.Arrays;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.function.DocText;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyClassMethodDescriptor;
import org.pyrt.objects.function.PyFieldDescriptor;
import org.pyrt.objects.function.PyGetSetDescriptor;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.function.PyStaticMethod;
import org.pyrt.objects.function.PyWrapperDescriptor;
import org.pyrt.objects.text.PyStr;

/** Makes a builtin type from its generated adapter; used in static initializers, with no Python thread running. */
public final class BuiltinTypeBuilder {

    /** What all {@code __new__} say of themselves that say nothing else. */
    private static final String NEW_DOC = "__new__($type, *args, **kwargs)\n--\n\nMake a new object; help(type) tells what it takes.";

    private final String name;
    private final Adapter adapter;
    private PyType base;
    private PyType[] bases;
    private Layout layout;
    private String doc;
    private int flagsOn;
    private boolean ownLayout;
    private boolean madeByBase;
    private Adapter[] more;
    private boolean generic;

    BuiltinTypeBuilder(String name, Adapter adapter) {
        this.name = name;
        this.adapter = adapter;
    }

    /** The base; object if not given. */
    public BuiltinTypeBuilder base(PyType type) {
        base = type;
        return this;
    }

    /** A further adapter, where a type's methods are written in several Java classes. */
    public BuiltinTypeBuilder include(Adapter further) {
        more = more == null ? new Adapter[1] : Arrays.copyOf(more, more.length + 1);
        more[more.length - 1] = further;
        return this;
    }

    /** Several bases, the first of which gives the Java class; the others add no state. */
    public BuiltinTypeBuilder bases(PyType... types) {
        base = types[0];
        bases = types;
        return this;
    }

    /** The instances have Java state of their own, so that a class cannot inherit from this type and an unrelated such one. */
    public BuiltinTypeBuilder ownLayout() {
        ownLayout = true;
        return this;
    }

    /** The type has no constructor of its own: the base's makes its instances, which are of the same Java class. */
    public BuiltinTypeBuilder madeByBase() {
        madeByBase = true;
        return this;
    }

    /** Sets flag constants of {@link PyType}. */
    public BuiltinTypeBuilder flags(int flags) {
        flagsOn |= flags;
        return this;
    }

    /** The docstring; with a signature before it, as CPython writes it, that is the type's {@code __text_signature__}. */
    public BuiltinTypeBuilder doc(String text) {
        doc = text;
        return this;
    }

    /** The type can be subscripted: it gets {@code __class_getitem__}. For types made after boot; {@link GenericTypes} does it for the others. */
    public BuiltinTypeBuilder generic() {
        generic = true;
        return this;
    }

    /** Makes the type. */
    public PyType build() {
        PyType b = base == null ? PyType.OBJECT : base;
        if (ownLayout) {
            layout = new Layout(name, b == null ? Layout.OBJECT : b.layout());
        }
        PyType type = new PyType(name, b, layout);
        if (bases != null) {
            type.addBuiltinBases(bases, Mro.merge(type, bases, Set.of()));
        }
        if ((flagsOn & PyType.NO_NEW) != 0) {
            type.slots()[SlotId.NEW] = null;
        }
        fill(type);
        if (generic) {
            GenericTypes.install(type);
        }
        if (madeByBase) {
            type.slots()[SlotId.NEW] = b.slots()[SlotId.NEW];
        }
        return type;
    }

    /** Fills a type made before: object and type themselves. */
    void fill(PyType type) {
        type.setFlag(flagsOn, true);
        if (adapter != null) {
            adapter.define(new Filler(type, adapter));
        }
        if (more != null) {
            for (Adapter further : more) {
                further.define(new Filler(type, further));
            }
        }
        if (type.slots()[SlotId.HASH] == null) {
            type.dict().putImmortal(PyStr.interned("__hash__"), PyNone.NONE);
        }
        if (type.has(PyType.HAS_DICT) && !type.base().has(PyType.HAS_DICT)) {
            type.dict().putImmortal(PyStr.interned("__dict__"), InstanceAttributes.dictDescriptor(type));
        }
        type.dict().putImmortal(PyStr.interned("__doc__"), DocText.doc(doc));
        if (doc != null) {
            type.setTextSignature(DocText.signature(doc));
        }
        if (type.base() != null) {
            type.base().addSubclass(type);
        }
    }

    private final class Filler implements Definitions {

        private final PyType type;
        private final Adapter adapter;

        Filler(PyType type, Adapter adapter) {
            this.type = type;
            this.adapter = adapter;
        }

        /** Object and type have their slots already, and other types have copied them. */
        private boolean isRoot() {
            return type == PyType.OBJECT || type == PyType.TYPE;
        }

        private void put(String attribute, PyObject value) {
            type.dict().putImmortal(PyStr.interned(attribute), value);
        }

        @Override
        public void method(String attribute, int entry, String text) {
            put(attribute, new PyMethodDescriptor(type, attribute, adapter, entry, text));
        }

        @Override
        public void classMethod(String attribute, int entry, String text) {
            put(attribute, new PyClassMethodDescriptor(type, attribute, adapter, entry, text));
        }

        @Override
        public void staticMethod(String attribute, int entry, String text) {
            put(attribute, new PyStaticMethod(PyBuiltinFunction.ofType(type, attribute, adapter, entry, text)));
        }

        @Override
        public void slot(int slot, int entry, String text) {
            BuiltinSlot s = isRoot() ? (BuiltinSlot) type.slots()[slot] : new BuiltinSlot(adapter, entry);
            type.slots()[slot] = s;
            if (slot == SlotId.NEW && type.has(PyType.GENERIC_NEW)) {
                return;
            }
            if (slot == SlotId.NEW) {
                put("__new__", PyBuiltinFunction.ofType(type, "__new__", new ConstructorAdapter(type, adapter), entry, text == null || text.isEmpty() ? NEW_DOC : text));
            } else {
                put(SlotId.name(slot), new PyWrapperDescriptor(type, slot, s, text));
            }
            if (slot == SlotId.EQ && !isRoot() && type.slots()[SlotId.HASH] == PyType.OBJECT.slots()[SlotId.HASH]) {
                type.slots()[SlotId.HASH] = null;
            }
        }

        @Override
        public void getSet(String attribute, int getter, int setter, String text) {
            put(attribute, new PyGetSetDescriptor(type, attribute, adapter, getter, setter, text));
        }

        @Override
        public void member(String attribute, int getter, int setter, String text) {
            put(attribute, new PyFieldDescriptor(type, attribute, adapter, getter, setter, text));
        }

        @Override
        public void constant(String attribute, PyObject value) {
            put(attribute, value);
        }
    }
}
