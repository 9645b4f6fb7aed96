package org.pyrt.objects.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pyrt.api.PyObject;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.testkit.Runtime;
import org.pyrt.objects.text.PyStr;

/** Conversions of arguments; the expected texts are CPython 3.14.3's. */
class ConversionsTest {

    private static final PyObject BIG = PyInt.of(BigInteger.TEN.pow(30));
    private static final PyObject TEXT = PyStr.of("a");

    @RegisterExtension final Runtime rt = new Runtime();

    @Test
    void toInt_fits_isValue() {
        assertEquals(-5, Conversions.toInt(rt.ts, PyInt.of(-5)));
        assertEquals(1, Conversions.toInt(rt.ts, org.pyrt.objects.number.PyBool.TRUE));
    }

    @Test
    void toInt_beyond32Bits_raisesOverflowError() {
        String expected = "OverflowError: Python int too large to convert to C int";
        assertEquals(expected, rt.raised(() -> Conversions.toInt(rt.ts, PyInt.of(1L << 31))));
        assertEquals(expected, rt.raised(() -> Conversions.toInt(rt.ts, BIG)));
    }

    @Test
    void toLong_beyond64Bits_raisesOverflowError() {
        assertEquals(Long.MIN_VALUE, Conversions.toLong(rt.ts, PyInt.of(Long.MIN_VALUE)));
        assertEquals(
                "OverflowError: Python int too large to convert to C ssize_t", rt.raised(() -> Conversions.toLong(rt.ts, BIG)));
    }

    @Test
    void toLong_noIndex_raisesTypeError() {
        assertEquals(
                "TypeError: 'str' object cannot be interpreted as an integer", rt.raised(() -> Conversions.toLong(rt.ts, TEXT)));
    }

    @Test
    void toDouble_intsAndFloats_areValues() {
        assertEquals(2.5, Conversions.toDouble(rt.ts, PyFloat.of(2.5)));
        assertEquals(3.0, Conversions.toDouble(rt.ts, PyInt.of(3)));
        assertEquals(1e30, Conversions.toDouble(rt.ts, BIG));
    }

    @Test
    void toDouble_others_raise() {
        assertEquals("TypeError: must be real number, not str", rt.raised(() -> Conversions.toDouble(rt.ts, TEXT)));
        assertEquals(
                "OverflowError: int too large to convert to float",
                rt.raised(() -> Conversions.toDouble(rt.ts, PyInt.of(BigInteger.TEN.pow(400)))));
    }

    @Test
    void toBool_isTruth() {
        assertTrue(Conversions.toBool(rt.ts, TEXT));
        assertFalse(Conversions.toBool(rt.ts, PyNone.NONE));
    }

    @Test
    void toStr_notStr_namesArgument() {
        assertSame(TEXT, Conversions.toStr(rt.ts, TEXT, "f() argument 1"));
        assertEquals(
                "TypeError: replace() argument 1 must be str, not int",
                rt.raised(() -> Conversions.toStr(rt.ts, PyInt.of(1), "replace() argument 1")));
        assertEquals(
                "TypeError: encode() argument 'encoding' must be str, not None",
                rt.raised(() -> Conversions.toString(rt.ts, PyNone.NONE, "encode() argument 'encoding'")));
    }

    @Test
    void toStringOrNone_none_isNull() {
        assertNull(Conversions.toStringOrNone(rt.ts, PyNone.NONE, "f() argument 1"));
        assertEquals("a", Conversions.toStringOrNone(rt.ts, TEXT, "f() argument 1"));
        assertEquals(
                "TypeError: f() argument 1 must be str or None, not int",
                rt.raised(() -> Conversions.toStringOrNone(rt.ts, PyInt.of(1), "f() argument 1")));
    }

    @Test
    void badReceiver_methodAndSlot_areWordedApart() {
        assertEquals(
                "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object",
                rt.raised(() -> {
                    throw Conversions.badReceiver(rt.ts, "list", "append", PyInt.of(1));
                }));
        assertEquals(
                "TypeError: descriptor '__add__' requires a 'int' object but received a 'str'",
                rt.raised(() -> {
                    throw Conversions.badReceiver(rt.ts, "int", "__add__", TEXT);
                }));
    }

    @Test
    void toType_notType_raises() {
        assertEquals(
                "TypeError: int.__new__(X): X is not a type object (int)",
                rt.raised(() -> Conversions.toType(rt.ts, PyInt.of(1), "int.__new__")));
    }

    @Test
    void notDeleted_null_raises() {
        assertEquals("TypeError: args may not be deleted", rt.raised(() -> Conversions.notDeleted(rt.ts, null, "args")));
    }
}
