package org.pyrt.objects.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;

/** The number types as classes: subclasses, constructors, and operators between types. The expected texts are CPython 3.14.3's. */
class NumberTypesTest {

    @RegisterExtension final Runtime rt = new Runtime();

    private PyType subclass(String name, PyType base) {
        return (PyType) Calls.call(rt.ts, PyType.TYPE, PyStr.of(name), PyTuple.of(rt.ts, base), new PyDict(rt.ts));
    }

    private PyObject add(PyObject a, PyObject b) {
        return Operators.binary(rt.ts, SlotId.ADD, a, b);
    }

    @Test
    void subclassInstance_inOperations_countsAsItsValue() {
        PyType type = subclass("I", PyInt.TYPE);
        PyObject x = Calls.call(rt.ts, type, PyInt.of(5));
        try (var held = rt.ts.hold(x)) {
            assertSame(type, PyType.of(x));
            assertEquals("5", rt.repr(x));
            assertEquals("    5", Representation.format(rt.ts, x, PyStr.of("5")).toString());
            assertEquals(
                    "ValueError: Unknown format code 'y' for object of type 'I'",
                    rt.raised(() -> Representation.format(rt.ts, x, PyStr.of("y"))));
            assertSame(PyInt.of(6), add(x, PyInt.of(1)));
            assertSame(PyInt.of(6), add(PyInt.of(1), x));
            assertEquals("6.5", rt.repr(add(PyFloat.of(1.5), x)));
            assertSame(PyInt.of(5), Operators.unary(rt.ts, SlotId.POS, x));
            assertSame(PyInt.of(5), Calls.call(rt.ts, PyInt.TYPE, x));
            assertTrue(Comparison.test(rt.ts, SlotId.EQ, x, PyInt.of(5)));
            assertTrue(Comparison.test(rt.ts, SlotId.EQ, PyFloat.of(5), x));
            assertEquals(5, Comparison.hash(rt.ts, x));
        }
    }

    @Test
    void subclass_constructors_makeInstances() {
        PyType type = subclass("F", PyFloat.TYPE);
        PyObject x = rt.method(type, "fromhex", PyStr.of("0x1p1"));
        assertSame(type, PyType.of(x));
        assertEquals("2.0", rt.repr(x));
        PyType ints = subclass("I", PyInt.TYPE);
        assertSame(ints, PyType.of(rt.method(ints, "from_bytes", PyBytes.of(new byte[] {1}))));
        assertSame(PyBool.TRUE, rt.method(PyBool.TYPE, "from_bytes", PyBytes.of(new byte[] {1})));
        assertEquals("(1+2j)", rt.repr(Calls.call(rt.ts, subclass("C", PyComplex.TYPE), PyStr.of("1+2j"))));
        assertEquals("1295", rt.repr(Calls.call(rt.ts, ints, PyStr.of("zz"), PyInt.of(36))));
    }

    @Test
    void constructors_wrongArguments_raise() {
        assertEquals(
                "TypeError: int() can't convert non-string with explicit base",
                rt.raised(() -> Calls.call(rt.ts, PyInt.TYPE, PyInt.of(1), PyInt.of(2))));
        assertEquals(
                "TypeError: int() missing string argument",
                rt.raised(
                        () -> Calls.call(rt.ts, PyInt.TYPE, new PyObject[] {PyInt.of(2)}, new PyStr[] {PyStr.interned("base")})));
        assertEquals(
                "ValueError: int() base must be >= 2 and <= 36, or 0",
                rt.raised(() -> Calls.call(rt.ts, PyInt.TYPE, PyStr.of("1"), PyInt.of(1))));
        assertEquals(
                "TypeError: complex() argument 'imag' must be a real number, not str",
                rt.raised(() -> Calls.call(rt.ts, PyComplex.TYPE, PyInt.of(1), PyStr.of("2"))));
        assertEquals(
                "TypeError: int.__new__(bool) is not safe, use bool.__new__()",
                rt.raised(() -> rt.method(PyInt.TYPE, "__new__", PyBool.TYPE, PyInt.of(1))));
        assertEquals(
                "TypeError: bool.__new__(int): int is not a subtype of bool",
                rt.raised(() -> rt.method(PyBool.TYPE, "__new__", PyInt.TYPE)));
    }

    @Test
    void pow_threeArguments_mixedTypes_raise() {
        PyInt two = PyInt.of(2);
        PyInt three = PyInt.of(3);
        String integersOnly = "TypeError: pow() 3rd argument not allowed unless all arguments are integers";
        assertEquals(integersOnly, rt.raised(() -> Operators.pow(rt.ts, two, three, PyFloat.of(4))));
        assertEquals(integersOnly, rt.raised(() -> Operators.pow(rt.ts, PyFloat.of(2), three, two)));
        assertEquals("ValueError: complex modulo", rt.raised(() -> Operators.pow(rt.ts, two, three, PyComplex.of(0, 1))));
        assertEquals(
                "TypeError: unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'",
                rt.raised(() -> Operators.pow(rt.ts, two, three, PyStr.of("a"))));
        assertSame(PyInt.of(3), Operators.pow(rt.ts, two, three, PyInt.of(5)));
    }

    @Test
    void bool_operators_stayBool() {
        assertSame(PyBool.TRUE, Operators.binary(rt.ts, SlotId.AND, PyBool.TRUE, PyBool.TRUE));
        assertSame(PyBool.FALSE, Operators.binary(rt.ts, SlotId.XOR, PyBool.TRUE, PyBool.TRUE));
        assertSame(PyInt.of(3), Operators.binary(rt.ts, SlotId.OR, PyBool.TRUE, PyInt.of(2)));
        assertSame(PyInt.of(-2), Operators.unary(rt.ts, SlotId.INVERT, PyBool.TRUE));
        assertEquals("True", rt.repr(PyBool.TRUE));
        assertFalse(Comparison.isTrue(rt.ts, Calls.call(rt.ts, PyBool.TYPE)));
    }

    @Test
    void round_withoutMethod_raises() {
        assertEquals(
                "TypeError: type str doesn't define __round__ method", rt.raised(() -> Operators.round(rt.ts, PyStr.of("a"), null)));
        assertSame(PyInt.of(2), Operators.round(rt.ts, PyFloat.of(2.5), null));
        assertEquals("2.67", rt.repr(Operators.round(rt.ts, PyFloat.of(2.675), PyInt.of(2))));
    }
}
