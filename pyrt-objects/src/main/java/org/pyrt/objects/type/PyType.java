package org.pyrt.objects.type;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A Python type, builtin or made by a class statement.
 *
 * <p>Implementation notes. Everything is read without a lock and changed with the world stopped. Each type has a version,
 * which every change to it or to a type it inherits from replaces by a number never used before; sites and the lookup cache compare it.
 * Slots derive from the dicts along the mro and are recomputed when a dunder name changes. Builtin types are immortal and never change;
 * others are deferred: only the cycle collector ends them.
 */
@HandWrittenSlots("only what was made at run time is counted, and a cleared class keeps what instances still ask for")
public final class PyType extends Counted {

    /** The type can be subclassed. */
    public static final int BASETYPE = 1;

    /** Made by a class statement or a call of type; its attributes can be set. */
    public static final int HEAP = 1 << 1;

    /** Instances have a {@code __dict__}. */
    public static final int HAS_DICT = 1 << 2;

    /** Instances can be weakly referenced. */
    public static final int HAS_WEAKREF = 1 << 3;

    /** Instances cannot be made by calling the type. */
    public static final int NO_NEW = 1 << 4;

    /** {@code __abstractmethods__} is not empty. */
    public static final int ABSTRACT = 1 << 5;

    /** Matches a sequence pattern. */
    public static final int SEQUENCE = 1 << 6;

    /** Matches a mapping pattern. */
    public static final int MAPPING = 1 << 7;

    /** A class pattern with one positional subpattern matches the instance itself. */
    public static final int MATCH_SELF = 1 << 8;

    /** CPython makes it at run time: {@code __flags__} says so, which copyreg looks at. */
    public static final int SHOWN_AS_HEAP = 1 << 9;

    /** Attributes can be set though the type is no heap type; one is made for each interpreter. */
    public static final int MUTABLE = 1 << 10;

    /** The builtin {@code +} and {@code *} of instances concatenate and repeat, which comes after what other operands' methods make of them. */
    public static final int CONCATENATES = 1 << 11;

    /** The namespace of the class, or that of one that it was made from, has keys that are no strs: {@code TypeAttributes.lookup} compares them. */
    public static final int ODD_KEYS = 1 << 12;

    /** Python sees no {@code __new__} of the type's own: object's makes the instances, by the slot. */
    public static final int GENERIC_NEW = 1 << 13;

    private static final AtomicInteger NEXT_VERSION = new AtomicInteger(1);
    private static final int CACHE_SIZE = 64;

    /** The type object, at the root of every mro. */
    public static final PyType OBJECT = new PyType("object", null, null);

    /** The type type, the metatype of builtin types. */
    public static final PyType TYPE = new PyType("type", OBJECT, new Layout("type", Layout.OBJECT));

    static {
        OBJECT.flags |= BASETYPE;
        TYPE.flags |= BASETYPE | HAS_WEAKREF;
        RootTypes.fillSlots(OBJECT, TYPE);
        OBJECT.dict = new PyDict();
        TYPE.dict = new PyDict();
        RootTypes.fillDicts(OBJECT, TYPE);
    }

    private volatile String name;
    private volatile PyStr shownName;
    private volatile PyStr qualname;
    @Slot private final PyType metatype;
    @SuppressWarnings("UncountedField") // one of the bases, which are counted
    private volatile PyType base;

    @Slot private volatile PyType[] bases;

    /** {@code __bases__} as a heap type was given them; null for a builtin type. */
    @Slot private volatile PyTuple shownBases;

    @Slot private volatile PyType[] mro;
    @Slot private PyDict dict;
    private volatile TypeSlot[] slots = new TypeSlot[SlotId.COUNT];
    private volatile int version = NEXT_VERSION.getAndIncrement();
    private volatile int flags;

    @SuppressWarnings("UncountedField") // a str or None
    private PyObject textSignature;
    private final LookupEntry[] cache = new LookupEntry[CACHE_SIZE];
    private boolean cleared;

    /** Whether it has an mro: a class that is being made has none while its metaclass thinks about one. */
    private volatile boolean ordered;
    private volatile Shape rootShape = Shape.root(this);
    private volatile Shape dictShape = Shape.dict(this);
    private final Layout layout;
    private final int memberCount;
    @SuppressWarnings("UncountedField") // weak on purpose: a class does not keep its subclasses
    private final List<WeakReference<PyType>> subclasses = new ArrayList<>();

    /** The types that have this one in their order without inheriting from it, as {@code mro()} of their metaclass said; null if there are none. */
    @SuppressWarnings("UncountedField") // weak on purpose, as subclasses are
    private List<WeakReference<PyType>> followers;

    private boolean changing;

    /** The answer of one lookup along the mro; null value: not found. Immutable, published racily, checked by version. */
    private record LookupEntry(PyStr name, PyObject value, int version) {}

    /** A builtin type; immortal. */
    PyType(String name, PyType base, Layout layout) {
        this.name = name;
        this.metatype = null;
        this.base = base;
        this.layout = layout != null ? layout : base == null ? Layout.OBJECT : base.layout;
        this.memberCount = 0;
        this.bases = base == null ? new PyType[0] : new PyType[] {base};
        this.dict = OBJECT == null || TYPE == null ? null : new PyDict();
        if (base == null) {
            mro = new PyType[] {this};
        } else {
            mro = new PyType[base.mro.length + 1];
            mro[0] = this;
            System.arraycopy(base.mro, 0, mro, 1, base.mro.length);
            System.arraycopy(base.slots, 0, slots, 0, SlotId.COUNT);
            if (base == OBJECT) {
                slots[SlotId.NEW] = null;
            }
            flags = base.flags & (HAS_DICT | HAS_WEAKREF | SEQUENCE | MAPPING | MATCH_SELF);
        }
        ordered = true;
    }

    /**
     * A heap type, floating; {@code TypeFactory} checked the parts, and sets mro and slots. Counts the metatype, the bases and the dict, of
     * which it is the only user.
     */
    PyType(
            ThreadState ts,
            PyType metatype,
            PyStr name,
            PyStr qualname,
            PyType base,
            PyType[] bases,
            PyTuple shownBases,
            PyDict dict,
            Layout layout,
            int memberCount,
            int flags) {
        super(ts);
        this.name = name.toString();
        this.shownName = name;
        this.qualname = qualname;
        this.metatype = metatype;
        this.base = base;
        this.bases = bases;
        this.shownBases = shownBases;
        this.mro = new PyType[] {this};
        this.dict = dict;
        this.layout = layout;
        this.memberCount = memberCount;
        this.flags = flags | HEAP;
        Refs.incref(ts, metatype);
        increfAll(ts, bases);
        Refs.incref(ts, shownBases);
        Refs.incref(ts, dict);
        Refs.defer(this);
        ts.trackFor(this, dict);
    }

    private static void increfAll(ThreadState ts, PyType[] types) {
        for (PyType t : types) {
            Refs.incref(ts, t);
        }
    }

    private static void decrefAll(ThreadState ts, PyType[] types) {
        for (PyType t : types) {
            Refs.decref(ts, t);
        }
    }

    /** A builtin type with several bases of one layout; the first base is the one whose slots it has copied. */
    void addBuiltinBases(PyType[] all, PyType[] order) {
        bases = all;
        mro = order;
        for (int i = 1; i < all.length; i++) {
            all[i].addSubclass(this);
        }
    }

    /** Starts a builtin type: its name (with the module, if not builtins), and the generated adapter of its methods or null. */
    public static BuiltinTypeBuilder builtin(String name, Adapter adapter) {
        return new BuiltinTypeBuilder(name, adapter);
    }

    /** The type of {@code o}. */
    public static PyType of(PyObject o) {
        return (PyType) o.type();
    }

    /** The name as {@code __name__}: of a builtin type without its module. */
    public String name() {
        String n = name;
        return isHeap() ? n : n.substring(n.lastIndexOf('.') + 1);
    }

    /** The name as error messages show it: for a builtin type with its module, unless that is builtins. */
    public String fullName() {
        return name;
    }

    /** {@code __name__}: of a heap type the very str that it was given. */
    PyStr shownName() {
        PyStr n = shownName;
        return n != null ? n : PyStr.interned(name());
    }

    void rename(PyStr newName) {
        name = newName.toString();
        shownName = newName;
    }

    /** {@code __qualname__}. */
    public PyStr qualname() {
        PyStr q = qualname;
        return q != null ? q : PyStr.interned(name());
    }

    void setQualname(PyStr newName) {
        qualname = newName;
    }

    /** {@code __text_signature__}, of a builtin type that has one; null otherwise. */
    PyObject textSignature() {
        return textSignature;
    }

    void setTextSignature(PyObject signature) {
        textSignature = signature;
    }

    /** The base whose layout this type extends; null for object. */
    public PyType base() {
        return base;
    }

    /** The bases; not to be changed. */
    public PyType[] bases() {
        return bases;
    }

    /** The method resolution order, beginning with this type; not to be changed. */
    public PyType[] mro() {
        return mro;
    }

    /** Whether the mro is known; before, it has but the type itself, and {@code __mro__} is None. */
    boolean isOrdered() {
        return ordered;
    }

    /** How instances are laid out in Java. */
    public Layout layout() {
        return layout;
    }

    /** How many {@code __slots__} members instances have, those of the bases included. */
    public int memberCount() {
        return memberCount;
    }

    /** The type's own namespace, borrowed; changes go through {@code TypeAttributes}. */
    public PyDict dict() {
        return dict;
    }

    /** A number that changes with every change of what a lookup on this type can find; never used again. */
    public int version() {
        return version;
    }

    /** What carries out a dunder operation, or null. */
    public TypeSlot slot(int id) {
        return slots[id];
    }

    /** All slots by {@link SlotId}; not to be changed. */
    TypeSlot[] slots() {
        return slots;
    }

    void setSlots(TypeSlot[] computed) {
        slots = computed;
    }

    /** The layout of an instance without attributes. */
    public Shape rootShape() {
        return rootShape;
    }

    /** The layout of an instance whose attributes are in a dict. */
    public Shape dictShape() {
        return dictShape;
    }

    /** Whether one of the flag constants is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    int flags() {
        return flags;
    }

    /**
     * Makes instances of this class and of those below it match sequence or mapping patterns, as registering it with an abstract class does; builtin
     * types stay as they are. {@code kind} is {@link #SEQUENCE} or {@link #MAPPING}.
     */
    public void markPattern(int kind) {
        if (!isHeap() || (flags & (SEQUENCE | MAPPING)) == kind) {
            return;
        }
        setFlag(SEQUENCE | MAPPING, false);
        setFlag(kind, true);
        for (PyType subclass : subclasses()) {
            subclass.markPattern(kind);
        }
    }

    void setFlag(int flag, boolean on) {
        flags = on ? flags | flag : flags & ~flag;
    }

    /** Whether it was made at run time, so that its attributes can be set. */
    public boolean isHeap() {
        return has(HEAP);
    }

    /** Whether this type is {@code other} or inherits from it. */
    public boolean isSubtypeOf(PyType other) {
        if (this == other) {
            return true;
        }
        for (PyType t : mro) {
            if (t == other) {
                return true;
            }
        }
        return !ordered && isBelow(other);
    }

    /** Whether {@code other} is this type, its base, the base of that, and so on. */
    boolean isBelow(PyType other) {
        PyType t = this;
        while (t != null && t != other) {
            t = t.base;
        }
        return t == other;
    }

    /**
     * The attribute {@code name} found along the mro, or null; borrowed from the type that has it. Neither binds nor runs Python code.
     */
    public PyObject lookup(ThreadState ts, PyStr attribute) {
        int v = version;
        int i = System.identityHashCode(attribute) & CACHE_SIZE - 1;
        LookupEntry e = cache[i];
        if (e != null && e.name == attribute && e.version == v) {
            return e.value;
        }
        PyObject found = find(ts, attribute);
        cache[i] = new LookupEntry(attribute, found, v);
        return found;
    }

    private PyObject find(ThreadState ts, PyStr attribute) {
        for (PyType t : mro) {
            PyObject found = t.dict.getStr(ts, attribute);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Gives this type and all that inherit from it new versions, which empties every cache about them. */
    void modified() {
        version = NEXT_VERSION.getAndIncrement();
        for (PyType t : subclasses()) {
            t.modified();
        }
        List<WeakReference<PyType>> others;
        synchronized (subclasses) {
            if (followers == null || changing) {
                return;
            }
            others = List.copyOf(followers);
            changing = true;
        }
        for (WeakReference<PyType> w : others) {
            PyType t = w.get();
            if (t != null) {
                t.modified();
            }
        }
        changing = false;
    }

    /** Changes of this type are changes of the other, which has it in its order without inheriting from it. */
    void addFollower(PyType type) {
        synchronized (subclasses) {
            followers = followers == null ? new ArrayList<>() : followers;
            followers.removeIf(w -> w.get() == null || w.get() == type);
            followers.add(new WeakReference<>(type));
        }
    }

    void addSubclass(PyType type) {
        synchronized (subclasses) {
            subclasses.removeIf(w -> w.get() == null);
            subclasses.add(new WeakReference<>(type));
        }
    }

    void removeSubclass(PyType type) {
        synchronized (subclasses) {
            subclasses.removeIf(w -> w.get() == null || w.get() == type);
        }
    }

    /** The direct subclasses that are alive, in the order of their making. */
    public List<PyType> subclasses() {
        synchronized (subclasses) {
            List<PyType> alive = new ArrayList<>(subclasses.size());
            for (WeakReference<PyType> w : subclasses) {
                PyType t = w.get();
                if (t != null) {
                    alive.add(t);
                }
            }
            return alive;
        }
    }

    /** {@code __bases__}: of a heap type the very tuple that it was given. Floating. */
    PyTuple shownBases(ThreadState ts) {
        PyTuple shown = shownBases;
        if (shown == null) {
            return PyTuple.of(ts, Arrays.copyOf(bases, bases.length, PyObject[].class));
        }
        Refs.touch(ts, shown);
        return shown;
    }

    void setBases(ThreadState ts, PyType newBase, PyType[] newBases, PyTuple shown) {
        increfAll(ts, newBases);
        Refs.incref(ts, shown);
        PyType[] old = bases;
        PyTuple oldShown = shownBases;
        base = newBase;
        bases = newBases;
        shownBases = shown;
        decrefAll(ts, old);
        Refs.decref(ts, oldShown);
    }

    /** Replaces the mro of a heap type; it counts all but the type itself. */
    void setMro(ThreadState ts, PyType[] newMro) {
        for (PyType t : newMro) {
            if (t != this) {
                Refs.incref(ts, t);
            }
        }
        PyType[] old = mro;
        mro = newMro;
        ordered = true;
        dropMro(ts, old);
    }

    private void dropMro(ThreadState ts, PyType[] order) {
        for (PyType t : order) {
            if (t != this) {
                Refs.decref(ts, t);
            }
        }
    }

    @Override
    public PyType type() {
        return metatype == null ? TYPE : metatype;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (cleared) {
            if (dict != null) {
                visitor.visit(dict);
            }
            return;
        }
        visitor.visit(type());
        for (PyType t : bases) {
            visitor.visit(t);
        }
        if (shownBases != null) {
            visitor.visit(shownBases);
        }
        for (PyType t : mro) {
            if (t != this) {
                visitor.visit(t);
            }
        }
        if (dict != null) {
            visitor.visit(dict);
        }
    }

    /**
     * Only for the cycle collector: the type stays usable as an object without attributes, for what is still to be cleared. Its bases and its mro
     * stay in place, counted no more.
     */
    @Override
    public void clear(ThreadState ts) {
        if (cleared) {
            return;
        }
        cleared = true;
        for (PyType t : bases) {
            t.removeSubclass(this);
        }
        PyDict d = dict;
        dict = new PyDict(ts);
        Refs.incref(ts, dict);
        Refs.decref(ts, d);
        modified();
        Arrays.fill(cache, null);
        dropMro(ts, mro);
        decrefAll(ts, bases);
        Refs.decref(ts, shownBases);
        Refs.decref(ts, type());
    }

    @Override
    public long sizeInMemory() {
        return super.sizeInMemory() + TypeSizes.array(SlotId.COUNT);
    }
}
