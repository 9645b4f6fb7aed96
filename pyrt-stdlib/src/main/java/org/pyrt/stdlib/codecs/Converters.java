package org.pyrt.stdlib.codecs;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.Decoding;
import org.pyrt.objects.text.PyEncodingMap;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.TextCodec;
import org.pyrt.refcount.ThreadState;

/** The built-in encoders and decoders of the module _codecs. Each answers (result, how much was converted). */
@ExposedModule(name = "_codecs")
final class Converters {

    private static final TextCodec UTF_16 = Codecs.find(null, "utf-16");
    private static final TextCodec UTF_16_LE = Codecs.find(null, "utf-16-le");
    private static final TextCodec UTF_16_BE = Codecs.find(null, "utf-16-be");
    private static final TextCodec UTF_32 = Codecs.find(null, "utf-32");
    private static final TextCodec UTF_32_LE = Codecs.find(null, "utf-32-le");
    private static final TextCodec UTF_32_BE = Codecs.find(null, "utf-32-be");

    private Converters() {}

    @CleanPoint
    private static PyObject encode(ThreadState ts, TextCodec codec, PyStr text, PyStr errors) {
        PyBytes bytes = codec.encode(ts, text, errors == null ? null : errors.toString());
        return PyTuple.adopt(ts, new PyObject[] {bytes, PyInt.of(text.length())});
    }

    @CleanPoint
    private static PyObject decode(ThreadState ts, TextCodec codec, PyObject data, PyStr errors, boolean last) {
        try (BufferView v = Buffers.view(ts, data)) {
            return decodeView(ts, codec, v, errors, last);
        }
    }

    @CleanPoint
    private static PyObject decodeView(ThreadState ts, TextCodec codec, BufferView v, PyStr errors, boolean last) {
        int from = v.offset();
        Decoding d = new Decoding(ts, codec, v.octets(), from, from + v.length(), errors == null ? null : errors.toString(), last);
        PyStr text = codec.decode(d);
        return PyTuple.adopt(ts, new PyObject[] {text, PyInt.of(d.consumed())});
    }

    /** As {@link #decode}, with str standing for its UTF-8. */
    @CleanPoint
    private static PyObject decodeAny(ThreadState ts, TextCodec codec, PyObject data, PyStr errors, boolean last) {
        PyStr s = PyStr.asSelf(data);
        return s == null ? decode(ts, codec, data, errors, last) : decodeView(ts, codec, PyBytes.of(Codecs.utf8(ts, s)), errors, last);
    }

    @ExposedMethod(name = "utf_8_encode", doc = "utf_8_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject utf8Encode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, Codecs.UTF_8, str, errors);
    }

    @ExposedMethod(name = "utf_8_decode", doc = "utf_8_decode($module, data, errors=None, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf8Decode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("False") boolean final_) {
        return decode(ts, Codecs.UTF_8, data, errors, final_);
    }

    @ExposedMethod(name = "utf_7_encode", doc = "utf_7_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject utf7Encode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, Codecs.UTF_7, str, errors);
    }

    @ExposedMethod(name = "utf_7_decode", doc = "utf_7_decode($module, data, errors=None, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf7Decode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("False") boolean final_) {
        return decode(ts, Codecs.UTF_7, data, errors, final_);
    }

    @ExposedMethod(name = "utf_16_le_encode", doc = "utf_16_le_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject utf16LeEncode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, UTF_16_LE, str, errors);
    }

    @ExposedMethod(name = "utf_16_le_decode", doc = "utf_16_le_decode($module, data, errors=None, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf16LeDecode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("False") boolean final_) {
        return decode(ts, UTF_16_LE, data, errors, final_);
    }

    @ExposedMethod(name = "utf_16_be_encode", doc = "utf_16_be_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject utf16BeEncode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, UTF_16_BE, str, errors);
    }

    @ExposedMethod(name = "utf_16_be_decode", doc = "utf_16_be_decode($module, data, errors=None, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf16BeDecode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("False") boolean final_) {
        return decode(ts, UTF_16_BE, data, errors, final_);
    }

    @ExposedMethod(name = "utf_32_le_encode", doc = "utf_32_le_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject utf32LeEncode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, UTF_32_LE, str, errors);
    }

    @ExposedMethod(name = "utf_32_le_decode", doc = "utf_32_le_decode($module, data, errors=None, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf32LeDecode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("False") boolean final_) {
        return decode(ts, UTF_32_LE, data, errors, final_);
    }

    @ExposedMethod(name = "utf_32_be_encode", doc = "utf_32_be_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject utf32BeEncode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, UTF_32_BE, str, errors);
    }

    @ExposedMethod(name = "utf_32_be_decode", doc = "utf_32_be_decode($module, data, errors=None, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf32BeDecode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("False") boolean final_) {
        return decode(ts, UTF_32_BE, data, errors, final_);
    }

    @ExposedMethod(name = "utf_16_decode", doc = "utf_16_decode($module, data, errors=None, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf16Decode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("False") boolean final_) {
        return decode(ts, UTF_16, data, errors, final_);
    }

    @ExposedMethod(name = "utf_32_decode", doc = "utf_32_decode($module, data, errors=None, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf32Decode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("False") boolean final_) {
        return decode(ts, UTF_32, data, errors, final_);
    }

    @ExposedMethod(name = "latin_1_encode", doc = "latin_1_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject latin1Encode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, Codecs.LATIN_1, str, errors);
    }

    @ExposedMethod(name = "latin_1_decode", doc = "latin_1_decode($module, data, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject latin1Decode(ThreadState ts, PyObject data, @PositionalOnly @Default("None") PyStr errors) {
        return decode(ts, Codecs.LATIN_1, data, errors, true);
    }

    @ExposedMethod(name = "ascii_encode", doc = "ascii_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject asciiEncode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, Codecs.ASCII, str, errors);
    }

    @ExposedMethod(name = "ascii_decode", doc = "ascii_decode($module, data, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject asciiDecode(ThreadState ts, PyObject data, @PositionalOnly @Default("None") PyStr errors) {
        return decode(ts, Codecs.ASCII, data, errors, true);
    }

    @ExposedMethod(name = "unicode_escape_encode", doc = "unicode_escape_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject unicodeEscapeEncode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, Codecs.UNICODE_ESCAPE, str, errors);
    }

    @ExposedMethod(name = "unicode_escape_decode", doc = "unicode_escape_decode($module, data, errors=None, final=True, /)\n--\n\n")
    @CleanPoint
    static PyObject unicodeEscapeDecode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("True") boolean final_) {
        return decodeAny(ts, Codecs.UNICODE_ESCAPE, data, errors, final_);
    }

    @ExposedMethod(name = "raw_unicode_escape_encode", doc = "raw_unicode_escape_encode($module, str, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject rawUnicodeEscapeEncode(ThreadState ts, PyStr str, @PositionalOnly @Default("None") PyStr errors) {
        return encode(ts, Codecs.RAW_UNICODE_ESCAPE, str, errors);
    }

    @ExposedMethod(name = "raw_unicode_escape_decode", doc = "raw_unicode_escape_decode($module, data, errors=None, final=True, /)\n--\n\n")
    @CleanPoint
    static PyObject rawUnicodeEscapeDecode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("True") boolean final_) {
        return decodeAny(ts, Codecs.RAW_UNICODE_ESCAPE, data, errors, final_);
    }

    @ExposedMethod(name = "utf_16_encode", doc = "utf_16_encode($module, str, errors=None, byteorder=0, /)\n--\n\n")
    @CleanPoint
    static PyObject utf16Encode(
            ThreadState ts, PyStr str, @Default("None") PyStr errors, @PositionalOnly @Default("0") int byteorder) {
        return encode(ts, byteorder == 0 ? UTF_16 : byteorder < 0 ? UTF_16_LE : UTF_16_BE, str, errors);
    }

    @ExposedMethod(name = "utf_32_encode", doc = "utf_32_encode($module, str, errors=None, byteorder=0, /)\n--\n\n")
    @CleanPoint
    static PyObject utf32Encode(
            ThreadState ts, PyStr str, @Default("None") PyStr errors, @PositionalOnly @Default("0") int byteorder) {
        return encode(ts, byteorder == 0 ? UTF_32 : byteorder < 0 ? UTF_32_LE : UTF_32_BE, str, errors);
    }

    @ExposedMethod(name = "utf_16_ex_decode", doc = "utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf16ExDecode(
            ThreadState ts,
            PyObject data,
            @Default("None") PyStr errors,
            @Default("0") int byteorder,
            @PositionalOnly @Default("False") boolean final_) {
        return decodeOrdered(ts, data, errors, byteorder, final_, 2);
    }

    @ExposedMethod(name = "utf_32_ex_decode", doc = "utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False, /)\n--\n\n")
    @CleanPoint
    static PyObject utf32ExDecode(
            ThreadState ts,
            PyObject data,
            @Default("None") PyStr errors,
            @Default("0") int byteorder,
            @PositionalOnly @Default("False") boolean final_) {
        return decodeOrdered(ts, data, errors, byteorder, final_, 4);
    }

    /** Decodes and tells the byte order too: as given, or that of the mark; 0 as long as nothing came. */
    @CleanPoint
    private static PyObject decodeOrdered(ThreadState ts, PyObject data, PyStr errors, int byteorder, boolean last, int unit) {
        try (BufferView v = Buffers.view(ts, data)) {
            int order = byteorder;
            TextCodec codec;
            if (byteorder != 0) {
                codec = byteorder < 0 ? unit == 2 ? UTF_16_LE : UTF_32_LE : unit == 2 ? UTF_16_BE : UTF_32_BE;
            } else {
                codec = unit == 2 ? UTF_16 : UTF_32;
                if (v.length() >= unit) {
                    byte[] a = v.octets();
                    int i = v.offset();
                    boolean big = unit == 2
                            ? a[i] == (byte) 0xfe && a[i + 1] == (byte) 0xff
                            : a[i] == 0 && a[i + 1] == 0 && a[i + 2] == (byte) 0xfe && a[i + 3] == (byte) 0xff;
                    boolean little = a[i] == (byte) 0xff && a[i + 1] == (byte) 0xfe && (unit == 2 || a[i + 2] == 0 && a[i + 3] == 0);
                    order = big ? 1 : little ? -1 : 0;
                }
            }
            int from = v.offset();
            Decoding d = new Decoding(ts, codec, v.octets(), from, from + v.length(), errors == null ? null : errors.toString(), last);
            PyStr text = codec.decode(d);
            return PyTuple.adopt(ts, new PyObject[] {text, PyInt.of(d.consumed()), PyInt.of(order)});
        }
    }

    @ExposedMethod(name = "charmap_encode", doc = "charmap_encode($module, str, errors=None, mapping=None, /)\n--\n\n")
    @CleanPoint
    static PyObject charmapEncode(
            ThreadState ts, PyStr str, @Default("None") PyStr errors, @PositionalOnly @Default("None") PyObject mapping) {
        return encode(ts, mapping == PyNone.NONE ? Codecs.LATIN_1 : Codecs.charmap(ts, mapping), str, errors);
    }

    @ExposedMethod(name = "charmap_decode", doc = "charmap_decode($module, data, errors=None, mapping=None, /)\n--\n\n")
    @CleanPoint
    static PyObject charmapDecode(
            ThreadState ts, PyObject data, @Default("None") PyStr errors, @PositionalOnly @Default("None") PyObject mapping) {
        return decode(ts, mapping == PyNone.NONE ? Codecs.LATIN_1 : Codecs.charmap(ts, mapping), data, errors, true);
    }

    @ExposedMethod(name = "charmap_build", doc = "charmap_build($module, map, /)\n--\n\n")
    @CleanPoint
    static PyObject charmapBuild(ThreadState ts, @PositionalOnly PyStr map) {
        String table = map.narrowOrNull();
        int n = Math.min(map.length(), 256);
        if (table != null && n == 256 && table.indexOf('\0', 1) < 0 && table.charAt(0) == 0) {
            return new PyEncodingMap(ts, table);
        }
        PyDict result = new PyDict(ts);
        try (var held = ts.hold(result)) {
            for (int i = 0; i < n; i++) {
                result.put(ts, PyInt.of(map.codePointAt(i)), PyInt.of(i));
            }
            held.moveOut();
            return result;
        }
    }

    @ExposedMethod(name = "readbuffer_encode", doc = "readbuffer_encode($module, data, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject readBufferEncode(ThreadState ts, PyObject data, @PositionalOnly @Default("None") PyStr errors) {
        PyStr s = PyStr.asSelf(data);
        PyBytes b = s != null ? PyBytes.of(Codecs.utf8(ts, s)) : Buffers.toBytes(ts, data);
        return PyTuple.adopt(ts, new PyObject[] {b, PyInt.of(b.length())});
    }

    @ExposedMethod(name = "escape_encode", doc = "escape_encode($module, data, errors=None, /)\n--\n\n")
    static PyObject escapeEncode(ThreadState ts, PyBytes data, @PositionalOnly @Default("None") PyStr errors) {
        return PyTuple.adopt(ts, new PyObject[] {ByteEscapes.encode(data.array()), PyInt.of(data.length())});
    }

    @ExposedMethod(name = "escape_decode", doc = "escape_decode($module, data, errors=None, /)\n--\n\n")
    @CleanPoint
    static PyObject escapeDecode(ThreadState ts, PyObject data, @PositionalOnly @Default("None") PyStr errors) {
        PyStr s = PyStr.asSelf(data);
        PyBytes b = s != null ? PyBytes.of(Codecs.utf8(ts, s)) : Buffers.toBytes(ts, data);
        PyBytes result = ByteEscapes.decode(ts, b.array(), errors == null ? "strict" : errors.toString());
        return PyTuple.adopt(ts, new PyObject[] {result, PyInt.of(b.length())});
    }
}
