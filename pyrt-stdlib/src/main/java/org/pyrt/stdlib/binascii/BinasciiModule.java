package org.pyrt.stdlib.binascii;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.OctetHex;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module binascii. Source: CPython 3.14 Modules/binascii.c. */
@ExposedModule(name = "binascii", doc = "Conversion between binary data and ASCII")
public final class BinasciiModule {

    /** The class binascii.Error. */
    static final PyType ERROR =
            PyType.builtin("binascii.Error", null).base(ExceptionTypes.VALUE_ERROR).flags(PyType.BASETYPE).build();

    /** The class binascii.Incomplete. */
    static final PyType INCOMPLETE =
            PyType.builtin("binascii.Incomplete", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    private BinasciiModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "binascii", "Conversion between binary data and ASCII", new BinasciiModuleAdapter())
                .add("Error", ERROR)
                .add("Incomplete", INCOMPLETE)
                .build();
    }

    /** binascii.Error. */
    static Raised error(ThreadState ts, String message) {
        return Errors.raise(ts, ERROR, message);
    }

    /** The bytes of an argument that may be an ASCII str; to be closed. */
    @CleanPoint
    private static BufferView ascii(ThreadState ts, PyObject o) {
        PyStr s = PyStr.asSelf(o);
        if (s != null) {
            if (!s.isAscii()) {
                throw Errors.valueError(ts, "string argument should contain only ASCII characters");
            }
            return PyBytes.ofLatin1(s.narrowOrNull());
        }
        BufferView v = Buffers.viewOrNull(ts, o);
        if (v == null) {
            throw Errors.typeError(ts, "argument should be bytes, buffer or ASCII string, not '" + PyType.of(o).name() + "'");
        }
        return v;
    }

    @ExposedMethod(name = "a2b_uu", doc = "a2b_uu($module, data, /)\n--\n\nDecode a line of uuencoded data.")
    @CleanPoint
    static PyObject a2bUu(ThreadState ts, @PositionalOnly PyObject data) {
        try (BufferView v = ascii(ts, data)) {
            return PyBytes.of(Uu.decode(ts, v));
        }
    }

    @ExposedMethod(name = "b2a_uu", doc = "b2a_uu($module, data, /, *, backtick=False)\n--\n\nUuencode line of data.")
    @CleanPoint
    static PyObject b2aUu(ThreadState ts, @PositionalOnly PyObject data, @KeywordOnly @Default("False") boolean backtick) {
        try (BufferView v = Buffers.view(ts, data)) {
            return PyBytes.of(Uu.encode(ts, v, backtick));
        }
    }

    @ExposedMethod(name = "a2b_base64", doc = "a2b_base64($module, data, /, *, strict_mode=False)\n--\n\nDecode a line of base64 data.")
    @CleanPoint
    static PyObject a2bBase64(ThreadState ts, @PositionalOnly PyObject data, @KeywordOnly @Default("False") boolean strict_mode) {
        try (BufferView v = ascii(ts, data)) {
            return PyBytes.of(Base64Data.decode(ts, v, strict_mode));
        }
    }

    @ExposedMethod(name = "b2a_base64", doc = "b2a_base64($module, data, /, *, newline=True)\n--\n\nBase64-code line of data.")
    @CleanPoint
    static PyObject b2aBase64(ThreadState ts, @PositionalOnly PyObject data, @KeywordOnly @Default("True") boolean newline) {
        try (BufferView v = Buffers.view(ts, data)) {
            return PyBytes.of(Base64Data.encode(v, newline));
        }
    }

    @ExposedMethod(name = "crc_hqx", doc = "crc_hqx($module, data, crc, /)\n--\n\nCompute CRC-CCITT incrementally.")
    @CleanPoint
    static int crcHqx(ThreadState ts, PyObject data, @PositionalOnly PyObject crc) {
        int c = (int) Sizes.index(ts, crc).bigValue().longValue() & 0xffff;
        try (BufferView v = Buffers.view(ts, data)) {
            byte[] a = v.octets();
            int base = v.offset();
            for (int i = 0; i < v.length(); i++) {
                c ^= (a[base + i] & 0xff) << 8;
                for (int k = 0; k < 8; k++) {
                    c = (c & 0x8000) != 0 ? c << 1 & 0xffff ^ 0x1021 : c << 1 & 0xffff;
                }
            }
        }
        return c;
    }

    @ExposedMethod(doc = "crc32($module, data, crc=0, /)\n--\n\nCompute CRC-32 incrementally.")
    @CleanPoint
    static long crc32(ThreadState ts, PyObject data, @PositionalOnly @Default("0") PyObject crc) {
        int start = Sizes.index(ts, crc).bigValue().intValue();
        try (BufferView v = Buffers.view(ts, data)) {
            return Crc.update(start, v.octets(), v.offset(), v.length()) & 0xffff_ffffL;
        }
    }

    @ExposedMethod(name = "b2a_hex", doc = "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nHexadecimal representation of binary data.")
    @CleanPoint
    static PyObject b2aHex(ThreadState ts, PyObject data, @Default PyObject sep, @Default("1") int bytes_per_sep) {
        try (BufferView v = Buffers.view(ts, data)) {
            return PyBytes.ofLatin1(OctetHex.hex(ts, v, sep, bytes_per_sep).toString());
        }
    }

    @ExposedMethod(doc = "hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nHexadecimal representation of binary data.")
    @CleanPoint
    static PyObject hexlify(ThreadState ts, PyObject data, @Default PyObject sep, @Default("1") int bytes_per_sep) {
        return b2aHex(ts, data, sep, bytes_per_sep);
    }

    @ExposedMethod(name = "a2b_hex", doc = "a2b_hex($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation.")
    @CleanPoint
    static PyObject a2bHex(ThreadState ts, @PositionalOnly PyObject hexstr) {
        try (BufferView v = ascii(ts, hexstr)) {
            if (v.length() % 2 != 0) {
                throw error(ts, "Odd-length string");
            }
            byte[] out = new byte[v.length() / 2];
            byte[] a = v.octets();
            int base = v.offset();
            for (int i = 0; i < out.length; i++) {
                int high = Character.digit(a[base + 2 * i], 16);
                int low = Character.digit(a[base + 2 * i + 1], 16);
                if (high < 0 || low < 0) {
                    throw error(ts, "Non-hexadecimal digit found");
                }
                out[i] = (byte) (high << 4 | low);
            }
            return PyBytes.of(out);
        }
    }

    @ExposedMethod(doc = "unhexlify($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation.")
    @CleanPoint
    static PyObject unhexlify(ThreadState ts, @PositionalOnly PyObject hexstr) {
        return a2bHex(ts, hexstr);
    }

    @ExposedMethod(name = "a2b_qp", doc = "a2b_qp($module, /, data, header=False)\n--\n\nDecode a string of qp-encoded data.")
    @CleanPoint
    static PyObject a2bQp(ThreadState ts, PyObject data, @Default("False") boolean header) {
        try (BufferView v = ascii(ts, data)) {
            return PyBytes.of(QuotedPrintable.decode(v, header));
        }
    }

    @ExposedMethod(name = "b2a_qp", doc = "b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)\n--\n\nEncode a string using quoted-printable encoding.")
    @CleanPoint
    static PyObject b2aQp(
            ThreadState ts,
            PyObject data,
            @Default("False") boolean quotetabs,
            @Default("True") boolean istext,
            @Default("False") boolean header) {
        try (BufferView v = Buffers.view(ts, data)) {
            return PyBytes.of(QuotedPrintable.encode(v, quotetabs, istext, header));
        }
    }
}
