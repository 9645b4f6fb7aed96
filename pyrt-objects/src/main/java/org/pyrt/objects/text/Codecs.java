package org.pyrt.objects.text;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/** Encoding and decoding by an encoding's name. */
public final class Codecs {

    /** UTF-8. */
    public static final TextCodec UTF_8 = new Utf8("utf-8", false);

    /** ASCII. */
    public static final TextCodec ASCII = new OctetCodec("ascii", 128);

    /** Latin-1. */
    public static final TextCodec LATIN_1 = new OctetCodec("latin-1", 256);

    /** UTF-7. */
    public static final TextCodec UTF_7 = new Utf7();

    /** Backslash escapes in ASCII. */
    public static final TextCodec UNICODE_ESCAPE = new UnicodeEscapes(false);

    /** Latin-1 with {@code \\u} escapes. */
    public static final TextCodec RAW_UNICODE_ESCAPE = new UnicodeEscapes(true);

    private Codecs() {}

    /** An encoding by a mapping, for one call of the caller who keeps it. */
    public static TextCodec charmap(ThreadState ts, PyObject mapping) {
        return new Charmap(ts, mapping);
    }

    /** The bytes of a str; {@code errors} may be null. Raises UnicodeEncodeError, or LookupError for unknown names. */
    @CleanPoint
    public static PyBytes encode(ThreadState ts, PyStr s, String encoding, String errors) {
        requireNames(ts, encoding, errors);
        TextCodec own = own(encoding);
        return own != null ? own.encode(ts, s, errors) : RegisteredCodecs.encode(ts, s, encoding, errors);
    }

    /**
     * The str of bytes {@code from} to before {@code to}; {@code errors} may be null. Raises UnicodeDecodeError, or LookupError; no bytes are
     * no text in any encoding, even in unknown ones, but for the development mode.
     */
    @CleanPoint
    public static PyStr decode(ThreadState ts, byte[] bytes, int from, int to, String encoding, String errors) {
        requireNames(ts, encoding, errors);
        if (from == to) {
            return PyStr.EMPTY;
        }
        TextCodec own = own(encoding);
        return own != null ? own.decode(ts, bytes, from, to, errors) : RegisteredCodecs.decode(ts, bytes, from, to, encoding, errors);
    }

    /** Refuses what can name neither an encoding nor an error handler, and in the development mode what names none; {@code errors} may be null. */
    @CleanPoint
    private static void requireNames(ThreadState ts, String encoding, String errors) {
        requireName(ts, encoding);
        if (errors != null) {
            requireName(ts, errors);
        }
        if (Interpreter.of(ts).developing()) {
            RegisteredCodecs.check(ts, encoding, errors);
        }
    }

    /** Raises ValueError for a name with a NUL and UnicodeEncodeError for one with a lone surrogate: neither is a string of C. */
    @CleanPoint
    public static void requireName(ThreadState ts, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == 0) {
                throw Errors.valueError(ts, "embedded null character");
            }
            if (Character.isSurrogate(c)) {
                utf8(ts, PyStr.of(name));
                return;
            }
        }
    }

    /** The codec of an encoding that needs no registry; null if it is another. */
    public static TextCodec own(String encoding) {
        switch (encoding) {
            case "utf-8", "utf8", "UTF-8":
                return UTF_8;
            case "ascii":
                return ASCII;
            case "latin-1", "latin1":
                return LATIN_1;
            default:
                return unicode(normalize(encoding));
        }
    }

    /** The UTF-8 of a str; raises UnicodeEncodeError if it has surrogates. */
    @CleanPoint
    public static byte[] utf8(ThreadState ts, PyStr s) {
        return UTF_8.encode(ts, s, null).array();
    }

    /** The bytes of a name of the operating system: UTF-8, and lone surrogates that stand for bytes as those. */
    @CleanPoint
    public static byte[] fsEncode(ThreadState ts, PyStr s) {
        return UTF_8.encode(ts, s, "surrogateescape").array();
    }

    /** The str of a name of the operating system. */
    @CleanPoint
    public static PyStr fsDecode(ThreadState ts, byte[] bytes) {
        return UTF_8.decode(ts, bytes, 0, bytes.length, "surrogateescape");
    }

    /** The codec of an encoding; raises LookupError if there is none. */
    public static TextCodec find(ThreadState ts, String encoding) {
        TextCodec codec = own(encoding);
        if (codec == null) {
            throw Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, "unknown encoding: " + encoding);
        }
        return codec;
    }

    /** Lower case, with one hyphen for each run of what is neither letter nor digit nor dot. */
    private static String normalize(String encoding) {
        StringBuilder b = new StringBuilder(encoding.length());
        boolean gap = false;
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                c += 'a' - 'A';
            }
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.') {
                if (gap && b.length() > 0) {
                    b.append('-');
                }
                b.append(c);
                gap = false;
            } else if (c < 0x80) {
                gap = true;
            }
        }
        return b.toString();
    }

    /** UTF-8, 16, 32, ASCII and Latin-1 under all their names; null for others. */
    private static TextCodec unicode(String name) {
        switch (name) {
            case "utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001":
                return UTF_8;
            case "utf-8-sig":
                return new Utf8("utf-8", true);
            case "ascii", "us-ascii", "us", "646", "ansi-x3.4-1968", "iso646-us", "cp367", "ibm367":
                return ASCII;
            case "latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "iso8859", "8859", "cp819", "ibm819":
                return LATIN_1;
            case "utf-16", "utf16", "u16":
                return new Utf16("utf-16", 2, Utf16.MARKED);
            case "utf-16-le", "utf-16le", "utf16le", "unicodelittleunmarked":
                return new Utf16("utf-16-le", 2, Utf16.LITTLE);
            case "utf-16-be", "utf-16be", "utf16be", "unicodebigunmarked":
                return new Utf16("utf-16-be", 2, Utf16.BIG);
            case "utf-32", "utf32", "u32":
                return new Utf16("utf-32", 4, Utf16.MARKED);
            case "utf-32-le", "utf-32le", "utf32le":
                return new Utf16("utf-32-le", 4, Utf16.LITTLE);
            case "utf-32-be", "utf-32be", "utf32be":
                return new Utf16("utf-32-be", 4, Utf16.BIG);
            default:
                return null;
        }
    }
}
