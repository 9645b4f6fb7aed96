package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyClassMethod;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyMemberDescriptor;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.function.PyProperty;
import org.pyrt.objects.function.PyStaticMethod;
import org.pyrt.objects.function.PySuper;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.Shape;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.AttributeSite;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/** Attribute sites beyond the eval loop's first entry: the rest of the chain, learning, and the general way. Operands are consumed. */
@SuppressWarnings("CleanPoint")
final class AttributeOps {

    private AttributeOps() {}

    /** {@code r[b].name}. */
    @CleanPoint
    static PyObject load(ThreadState ts, Frame f, int b, int site) {
        PyObject o = f.registers[b];
        PyObject v;
        try {
            v = cached(ts, f.code.attributeSites[site], o);
        } catch (Raised e) {
            throw Attributes.completed(ts, e, o, f.code.attributeSites[site].name);
        }
        if (v == null) {
            AttributeSite s = f.code.attributeSites[site];
            v = Attributes.get(ts, o, s.name);
            learnLoad(ts, f, site, o);
        }
        if (b >= f.code.counted) {
            Refs.discard(ts, o);
        }
        return v;
    }

    private static PyObject cached(ThreadState ts, AttributeSite first, PyObject o) {
        for (AttributeSite s = first; s != null; s = s.other) {
            switch (s.kind) {
                case AttributeSite.FIELD:
                    if (o instanceof PyInstance i && i.shape() == s.shape && s.type.version() == s.version) {
                        PyObject v = i.field(ts, s.index);
                        if (v != null) {
                            return v;
                        }
                    }
                    break;
                case AttributeSite.METHOD:
                    if (o instanceof PyInstance i && i.shape() == s.shape && s.type.version() == s.version) {
                        return Descriptors.get(ts, s.value, o, s.type);
                    }
                    break;
                case AttributeSite.VALUE:
                    if (o instanceof PyInstance i && i.shape() == s.shape && s.type.version() == s.version) {
                        return s.value;
                    }
                    break;
                case AttributeSite.MEMBER:
                    if (o instanceof PyInstance i && i.shape() == s.shape && s.type.version() == s.version) {
                        PyObject v = Slots.load(ts, i.members(), s.index);
                        if (v != null) {
                            return v;
                        }
                    }
                    break;
                case AttributeSite.PROPERTY:
                    if (o instanceof PyInstance i && i.shape() == s.shape && s.type.version() == s.version) {
                        return PyProperty.valueOf(ts, (PyProperty) s.value, o);
                    }
                    break;
                case AttributeSite.CLASS_METHOD:
                    if (o instanceof PyInstance i && i.shape() == s.shape && s.type.version() == s.version) {
                        return new PyMethod(ts, s.value, s.type);
                    }
                    break;
                case AttributeSite.CLASS_METHOD_OF_CLASS:
                    if (o == s.type && s.type.version() == s.version) {
                        return new PyMethod(ts, s.value, s.type);
                    }
                    break;
                case AttributeSite.CLASS_VALUE:
                    if (o == s.type && s.type.version() == s.version) {
                        return s.value;
                    }
                    break;
                case AttributeSite.MODULE:
                    if (o instanceof PyModule m && m.globals(ts).table() == s.table) {
                        PyObject v = s.table.value(ts, s.index);
                        if (v != null) {
                            return v;
                        }
                    }
                    break;
                case AttributeSite.BUILTIN_METHOD:
                    // a few Java classes are those of several types: generators, hash objects
                    if (o.getClass() == s.javaClass && PyType.of(o).isSubtypeOf(((PyMethodDescriptor) s.value).owner)) {
                        return Descriptors.get(ts, s.value, o, PyType.of(o));
                    }
                    break;
                default:
            }
        }
        return null;
    }

    /** Remembers how the attribute of {@code o} was found, if it is one of the kinds that sites know. */
    private static void learnLoad(ThreadState ts, Frame f, int site, PyObject o) {
        AttributeSite s = f.code.attributeSites[site];
        AttributeSite learnt = null;
        PyType type = PyType.of(o);
        int version = type.version();
        if (o instanceof PyModule m && m.type() == PyModule.TYPE) {
            DictTable t = m.globals(ts).table();
            int entry = t.find(s.name);
            if (entry >= 0 && PyModule.TYPE.lookup(ts, s.name) == null) {
                learnt = s.module(t, entry);
            }
        } else if (o instanceof PyInstance i && plain(type)) {
            learnt = ofInstance(s, type, i.shape(), version, type.lookup(ts, s.name));
        } else if (o instanceof PyType t && type == PyType.TYPE && !t.has(PyType.ODD_KEYS)) {
            PyObject d = t.lookup(ts, s.name);
            int classVersion = t.version();
            if (d != null && PyType.TYPE.lookup(ts, s.name) == null && t.isHeap()) {
                learnt = ofClass(s, t, classVersion, d);
            }
        } else {
            learnt = builtinMethod(ts, s, o, type);
        }
        if (learnt != null) {
            f.code.attributeSites[site] = learnt;
        }
    }

    private static AttributeSite ofInstance(AttributeSite s, PyType type, Shape shape, int version, PyObject d) {
        if (d instanceof PyMemberDescriptor m && type.isSubtypeOf(m.owner)) {
            return s.member(shape, version, m.index);
        }
        if (d instanceof PyProperty p && p.type() == PyProperty.TYPE && type.slot(SlotId.GETATTR) == null) {
            return s.ofType(AttributeSite.PROPERTY, shape, version, d);
        }
        if (shape.isDict || d != null && Descriptors.isData(d)) {
            return null;
        }
        int index = shape.indexOf(s.name);
        if (index >= 0) {
            return s.field(shape, version, index);
        }
        if (d == null) {
            return null;
        }
        if (binds(d)) {
            return s.ofType(AttributeSite.METHOD, shape, version, d);
        }
        if (d instanceof PyStaticMethod m && m.type() == PyStaticMethod.TYPE) {
            return s.ofType(AttributeSite.VALUE, shape, version, m.callable());
        }
        if (d instanceof PyClassMethod m && m.type() == PyClassMethod.TYPE) {
            return s.ofType(AttributeSite.CLASS_METHOD, shape, version, m.callable());
        }
        return PyType.of(d).slot(SlotId.GET) == null ? s.ofType(AttributeSite.VALUE, shape, version, d) : null;
    }

    private static AttributeSite ofClass(AttributeSite s, PyType type, int version, PyObject d) {
        if (d instanceof PyStaticMethod m && m.type() == PyStaticMethod.TYPE) {
            return s.ofClass(AttributeSite.CLASS_VALUE, type, version, m.callable());
        }
        if (d instanceof PyClassMethod m && m.type() == PyClassMethod.TYPE) {
            return s.ofClass(AttributeSite.CLASS_METHOD_OF_CLASS, type, version, m.callable());
        }
        boolean simple = d instanceof PyFunction || PyType.of(d).slot(SlotId.GET) == null;
        return simple ? s.ofClass(AttributeSite.CLASS_VALUE, type, version, d) : null;
    }

    private static boolean plain(PyType type) {
        return type.slot(SlotId.GETATTRIBUTE) == PyType.OBJECT.slot(SlotId.GETATTRIBUTE) && !type.has(PyType.ODD_KEYS);
    }

    private static boolean binds(PyObject d) {
        return d instanceof PyFunction || d instanceof PyMethodDescriptor;
    }

    private static AttributeSite builtinMethod(ThreadState ts, AttributeSite s, PyObject o, PyType type) {
        if (!type.isHeap() && plain(type) && !(o instanceof HasAttributes)) {
            PyObject d = type.lookup(ts, s.name);
            if (d instanceof PyMethodDescriptor) {
                return s.builtinMethod(o.getClass(), d);
            }
        }
        return null;
    }

    /** {@code LOAD_METHOD}: the callable into register {@code a}, and behind it the receiver, or null if the callable is bound already. */
    @CleanPoint
    static void loadMethod(ThreadState ts, Frame f, int a, int b, int site) {
        PyObject[] r = f.registers;
        PyObject o = r[b];
        for (AttributeSite s = f.code.attributeSites[site]; s != null; s = s.other) {
            boolean hit =
                    s.kind == AttributeSite.METHOD
                            ? o instanceof PyInstance i && i.shape() == s.shape && s.type.version() == s.version
                            : s.kind == AttributeSite.BUILTIN_METHOD && o.getClass() == s.javaClass;
            if (hit) {
                r[a + 1] = o;
                r[a] = s.value;
                return;
            }
            if (ofClassMethod(s, o)) {
                r[a + 1] = s.type;
                r[a] = s.value;
                if (b >= f.code.counted) {
                    Refs.discard(ts, o);
                }
                return;
            }
        }
        PyObject v = cached(ts, f.code.attributeSites[site], o);
        if (v == null) {
            PyStr name = f.code.attributeSites[site].name;
            PyType type = PyType.of(o);
            if (o instanceof PySuper s && s.method(ts, name) instanceof PyFunction method) {
                PyObject self = s.object();
                r[a + 1] = self;
                r[a] = method;
                if (b >= f.code.counted) {
                    Refs.discard(ts, o);
                }
                return;
            }
            if (plain(type) && !(o instanceof PyType) && !(o instanceof PyModule)) {
                PyObject d = type.lookup(ts, name);
                if (d != null && binds(d) && !hasOwn(ts, o, name)) {
                    r[a + 1] = o;
                    r[a] = d;
                    learnLoad(ts, f, site, o);
                    return;
                }
            }
            v = Attributes.get(ts, o, name);
            learnLoad(ts, f, site, o);
        }
        r[a] = v;
        r[a + 1] = null;
        if (b >= f.code.counted) {
            Refs.discard(ts, o);
        }
    }

    private static boolean ofClassMethod(AttributeSite s, PyObject o) {
        return s.kind == AttributeSite.CLASS_METHOD
                ? o instanceof PyInstance i && i.shape() == s.shape && s.type.version() == s.version
                : s.kind == AttributeSite.CLASS_METHOD_OF_CLASS && o == s.type && s.type.version() == s.version;
    }

    private static boolean hasOwn(ThreadState ts, PyObject o, PyStr name) {
        if (o instanceof HasAttributes h) {
            PyInstance own = h.attributes();
            return own != null && own.get(ts, name) != null;
        }
        return false;
    }

    /** {@code r[a].name = r[b]}. */
    @CleanPoint
    static void store(ThreadState ts, Frame f, int a, int b, int site) {
        storeTo(ts, f, f.registers[a], f.registers[b], site);
        f.consume(ts, a);
        f.consume(ts, b);
    }

    @CleanPoint
    private static void storeTo(ThreadState ts, Frame f, PyObject o, PyObject value, int site) {
        if (o instanceof PyInstance i) {
            Shape shape = i.shape();
            for (AttributeSite s = f.code.attributeSites[site]; s != null; s = s.other) {
                if (s.shape != shape || s.type.version() != s.version) {
                    continue;
                }
                if (s.kind == AttributeSite.ADD && i.add(ts, shape, s.next, value)) {
                    return;
                }
                if (s.kind == AttributeSite.MEMBER) {
                    ts.trackFor(i, value);
                    Slots.store(ts, i.members(), s.index, value);
                    return;
                }
                if (s.kind == AttributeSite.FIELD && s.index < PyInstance.INLINE) {
                    i.replaceInline(ts, shape, s.index, value);
                    return;
                }
            }
            learnStore(ts, f, site, i, shape);
        }
        Attributes.set(ts, o, f.code.attributeSites[site].name, value);
    }

    private static void learnStore(ThreadState ts, Frame f, int site, PyInstance i, Shape shape) {
        PyType type = shape.type;
        AttributeSite s = f.code.attributeSites[site];
        int version = type.version();
        PyObject d = type.lookup(ts, s.name);
        if (d instanceof PyMemberDescriptor m
                && type.isSubtypeOf(m.owner)
                && type.slot(SlotId.SETATTR) == PyType.OBJECT.slot(SlotId.SETATTR)) {
            f.code.attributeSites[site] = s.member(shape, version, m.index);
            return;
        }
        if (shape.isDict
                || !type.has(PyType.HAS_DICT)
                || type.slot(SlotId.SETATTR) != PyType.OBJECT.slot(SlotId.SETATTR)
                || d != null && Descriptors.isData(d)) {
            return;
        }
        int index = shape.indexOf(s.name);
        if (index >= 0) {
            f.code.attributeSites[site] = s.field(shape, version, index);
        } else if (shape.size() < Shape.MAX) {
            f.code.attributeSites[site] = s.add(shape, version, shape.with(s.name));
        }
    }

    /**
     * {@code r[a].name op= r[b]}; the operator and the store's site are in the instruction before the pc. Errors of the attribute belong to
     * the first instruction, those of the operator to the second.
     */
    @CleanPoint
    static void inplace(ThreadState ts, Frame f, int op, int a, int b, int site) {
        int store = Opcode.b(f.code.instructions[f.pc - 1]);
        PyObject o = f.registers[a];
        f.pc--;
        PyObject x = cached(ts, f.code.attributeSites[site], o);
        if (x == null) {
            x = Attributes.get(ts, o, f.code.attributeSites[site].name);
            learnLoad(ts, f, site, o);
        }
        f.pc++;
        PyObject result;
        try (var held = ts.hold(x)) {
            result = ArithmeticOps.inplace(ts, op, x, f.registers[b]);
        }
        f.pc--;
        try (var held = ts.hold(result)) {
            storeTo(ts, f, o, result, store);
        }
        f.pc++;
        f.consume(ts, a);
        f.consume(ts, b);
    }

    /** {@code del r[a].name}. */
    @CleanPoint
    static void delete(ThreadState ts, Frame f, int a, int site) {
        Attributes.set(ts, f.registers[a], f.code.attributeSites[site].name, null);
        f.consume(ts, a);
    }
}
