package org.pyrt.objects.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;

class TypeFactoryTest {

    @RegisterExtension final Runtime rt = new Runtime();

    private PyDict namespace(Object... pairs) {
        PyDict d = new PyDict(rt.ts);
        for (int i = 0; i < pairs.length; i += 2) {
            d.putStr(rt.ts, PyStr.interned((String) pairs[i]), (PyObject) pairs[i + 1]);
        }
        return d;
    }

    private PyType make(String name, PyDict namespace, PyType... bases) {
        PyObject[] all = bases.clone();
        PyObject[] copy = new PyObject[all.length];
        System.arraycopy(all, 0, copy, 0, all.length);
        return (PyType) Calls.call(rt.ts, PyType.TYPE, PyStr.of(name), PyTuple.of(rt.ts, copy), namespace);
    }

    private PyObject get(PyObject o, String name) {
        return Attributes.get(rt.ts, o, PyStr.interned(name));
    }

    private void set(PyObject o, String name, PyObject value) {
        Attributes.set(rt.ts, o, PyStr.interned(name), value);
    }

    @Test
    void call_nameBasesDict_makesClass() {
        PyType a = make("A", namespace("x", PyInt.of(1), "__module__", PyStr.of("m")));
        assertEquals("<class 'm.A'>", rt.repr(a));
        assertSame(PyInt.of(1), get(a, "x"));
        assertSame(PyType.OBJECT, ((PyTuple) get(a, "__mro__")).get(1));
        PyObject o = Calls.call(rt.ts, a);
        assertSame(a, PyType.of(o));
        set(o, "y", PyInt.of(2));
        assertSame(PyInt.of(2), get(o, "y"));
        assertEquals(1, ((PyDict) get(o, "__dict__")).size());
    }

    @Test
    void call_diamond_ordersByC3() {
        PyType a = make("A", namespace());
        PyType b = make("B", namespace(), a);
        PyType c = make("C", namespace(), a);
        PyType d = make("D", namespace(), b, c);
        assertEquals(5, d.mro().length);
        assertSame(c, d.mro()[2]);
        assertEquals(
                "TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B",
                rt.raised(() -> make("E", namespace(), a, b)));
    }

    @Test
    void call_badBases_raises() {
        assertEquals("TypeError: duplicate base class ValueError",
                rt.raised(() -> make("E", namespace(), ExceptionTypes.VALUE_ERROR, ExceptionTypes.VALUE_ERROR)));
        assertEquals("TypeError: multiple bases have instance lay-out conflict",
                rt.raised(() -> make("E", namespace(), ExceptionTypes.OS_ERROR, ExceptionTypes.STOP_ITERATION)));
        assertEquals("TypeError: type 'bool' is not an acceptable base type",
                rt.raised(() -> make("E", namespace(), PyBool.TYPE)));
        assertEquals("TypeError: type() takes 1 or 3 arguments", rt.raised(() -> Calls.call(rt.ts, PyType.TYPE)));
        assertEquals("TypeError: type.__new__() argument 1 must be str, not int",
                rt.raised(() -> Calls.call(rt.ts, PyType.TYPE, PyInt.of(1), PyTuple.EMPTY, namespace())));
        assertEquals("TypeError: x.__init_subclass__() takes no keyword arguments", rt.raised(() -> Calls.call(
                rt.ts,
                PyType.TYPE,
                new PyObject[] {PyStr.of("x"), PyTuple.EMPTY, namespace(), PyInt.of(1)},
                new PyStr[] {PyStr.interned("a")})));
    }

    @Test
    void call_twoExceptionsWithoutState_combine() {
        PyType both = make("Both", namespace(), ExceptionTypes.VALUE_ERROR, ExceptionTypes.KEY_ERROR);
        PyObject e = Calls.call(rt.ts, both, PyStr.of("k"));
        assertEquals("Both('k')", rt.repr(e));
        assertTrue(both.isSubtypeOf(ExceptionTypes.LOOKUP_ERROR));
    }

    @Test
    void slots_members_areKeptApartFromAttributes() {
        PyType a = make("A", namespace("__slots__", PyTuple.of(rt.ts, PyStr.of("b"), PyStr.of("a"))));
        assertFalse(a.has(PyType.HAS_DICT));
        assertEquals(2, a.memberCount());
        assertEquals("<member 'a' of 'A' objects>", rt.repr(get(a, "a")));
        PyObject o = Calls.call(rt.ts, a);
        assertEquals("AttributeError: 'A' object has no attribute 'a'", rt.raised(() -> get(o, "a")));
        set(o, "a", PyInt.of(5));
        assertSame(PyInt.of(5), get(o, "a"));
        assertEquals("AttributeError: 'A' object has no attribute 'c' and no __dict__ for setting new attributes",
                rt.raised(() -> set(o, "c", PyInt.of(1))));
        set(o, "a", null);
        assertEquals("AttributeError: a", rt.raised(() -> set(o, "a", null)));
        PyType b = make("B", namespace("__slots__", PyStr.of("c")), a);
        PyObject p = Calls.call(rt.ts, b);
        set(p, "c", PyInt.of(1));
        set(p, "b", PyInt.of(2));
        assertSame(PyInt.of(1), get(p, "c"));
        assertSame(PyInt.of(2), get(p, "b"));
        PyType c = make("C", namespace(), b);
        PyObject q = Calls.call(rt.ts, c);
        set(q, "c", PyInt.of(1));
        set(q, "z", PyInt.of(2));
        assertEquals(1, ((PyDict) get(q, "__dict__")).size());
    }

    @Test
    void slots_wrong_raise() {
        assertEquals("TypeError: __slots__ must be identifiers",
                rt.raised(() -> make("A", namespace("__slots__", PyStr.of("1")))));
        assertEquals("ValueError: 'a' in __slots__ conflicts with class variable",
                rt.raised(() -> make("A", namespace("__slots__", PyStr.of("a"), "a", PyNone.NONE))));
        PyType a = make("A", namespace());
        assertEquals("TypeError: __dict__ slot disallowed: we already got one",
                rt.raised(() -> make("B", namespace("__slots__", PyStr.of("__dict__")), a)));
        PyType x = make("X", namespace("__slots__", PyStr.of("a")));
        PyType y = make("Y", namespace("__slots__", PyStr.of("b")));
        assertEquals("TypeError: multiple bases have instance lay-out conflict", rt.raised(() -> make("Z", namespace(), x, y)));
    }

    @Test
    void slots_onException_work() {
        PyType e = make("E", namespace("__slots__", PyStr.of("a")), ExceptionTypes.VALUE_ERROR);
        PyObject o = Calls.call(rt.ts, e);
        set(o, "a", PyInt.of(3));
        assertSame(PyInt.of(3), get(o, "a"));
    }

    @Test
    void eqWithoutHash_classUnhashable() {
        PyType a = make("A", namespace("__eq__", PyNone.NONE));
        assertSame(PyNone.NONE, get(a, "__hash__"));
        assertNull(a.slot(SlotId.HASH));
        PyType b = make("B", namespace("__hash__", PyType.OBJECT.dict().getStr(rt.ts, PyStr.interned("__hash__"))), a);
        assertSame(PyType.OBJECT.slot(SlotId.HASH), b.slot(SlotId.HASH));
    }

    @Test
    void slot_inheritedFromMixin_goesBeforeObject() {
        PyObject repr = ExceptionTypes.BASE_EXCEPTION.dict().getStr(rt.ts, PyStr.interned("__repr__"));
        PyType mixin = make("Mixin", namespace("__repr__", PyFloat.TYPE));
        PyType e = make("E", namespace(), ExceptionTypes.VALUE_ERROR, mixin);
        assertTrue(repr != null && e.slot(SlotId.REPR) == ExceptionTypes.BASE_EXCEPTION.slot(SlotId.REPR));
        PyType f = make("F", namespace(), mixin, ExceptionTypes.VALUE_ERROR);
        assertTrue(f.slot(SlotId.REPR) instanceof PythonSlot);
    }

    @Test
    void setAttribute_dunderOnClass_changesSlotsOfSubclasses() {
        PyType a = make("A", namespace());
        PyType b = make("B", namespace(), a);
        set(a, "__str__", PyInt.TYPE);
        assertTrue(b.slot(SlotId.STR) instanceof PythonSlot);
        set(a, "__str__", null);
        assertSame(PyType.OBJECT.slot(SlotId.STR), b.slot(SlotId.STR));
    }

    @Test
    void bases_assigned_recomputesMro() {
        PyType a = make("A", namespace("x", PyInt.of(1)));
        PyType b = make("B", namespace("x", PyInt.of(2)));
        PyType c = make("C", namespace(), a);
        PyType d = make("D", namespace(), c);
        assertSame(PyInt.of(1), get(d, "x"));
        set(c, "__bases__", PyTuple.of(rt.ts, b));
        assertSame(PyInt.of(2), get(d, "x"));
        assertFalse(d.isSubtypeOf(a));
        assertEquals("TypeError: a __bases__ item causes an inheritance cycle",
                rt.raised(() -> set(b, "__bases__", PyTuple.of(rt.ts, d))));
        assertEquals("TypeError: can only assign non-empty tuple to C.__bases__, not ()",
                rt.raised(() -> set(c, "__bases__", PyTuple.EMPTY)));
        assertEquals("TypeError: __bases__ assignment: 'object' deallocator differs from 'B'",
                rt.raised(() -> set(c, "__bases__", PyTuple.of(rt.ts, PyType.OBJECT))));
    }

    @Test
    void classAttribute_assigned_changesType() {
        PyType a = make("A", namespace());
        PyType b = make("B", namespace());
        PyObject o = Calls.call(rt.ts, a);
        set(o, "x", PyInt.of(1));
        set(o, "__class__", b);
        assertSame(b, PyType.of(o));
        assertSame(PyInt.of(1), get(o, "x"));
        PyType s = make("S", namespace("__slots__", PyStr.of("a")));
        assertEquals("TypeError: __class__ assignment: 'S' object layout differs from 'B'",
                rt.raised(() -> set(o, "__class__", s)));
        assertEquals("TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses",
                rt.raised(() -> set(o, "__class__", PyInt.TYPE)));
    }

    @Test
    void metaclass_ofBases_isUsed() {
        PyType meta = make("Meta", namespace(), PyType.TYPE);
        PyType a = (PyType) Calls.call(rt.ts, meta, PyStr.of("A"), PyTuple.EMPTY, namespace());
        assertSame(meta, a.type());
        PyType b = make("B", namespace(), a);
        assertSame(meta, b.type());
        PyType other = make("Other", namespace(), PyType.TYPE);
        PyType c = (PyType) Calls.call(rt.ts, other, PyStr.of("C"), PyTuple.EMPTY, namespace());
        assertEquals(
                "TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of"
                        + " all its bases",
                rt.raised(() -> make("D", namespace(), a, c)));
    }

    @Test
    void subclasses_listed() {
        PyType a = make("A", namespace());
        make("B", namespace(), a);
        assertEquals(1, a.subclasses().size());
    }
}
