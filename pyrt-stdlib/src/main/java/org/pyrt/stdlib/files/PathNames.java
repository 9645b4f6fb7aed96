package org.pyrt.stdlib.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** File names as Python gives them. */
public final class PathNames {

    private static final PyStr FSPATH = PyStr.interned("__fspath__");

    private static final boolean HOST_HAS_UTF_8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

    /** Whether the locale the process was started in knows ASCII only, and no option told that names are UTF-8 nevertheless. */
    private static final boolean ASCII = Boolean.getBoolean("pyrt.asciinames");

    private PathNames() {}

    /** The name for Java's file functions of a str, bytes or path-like object. Raises TypeError, ValueError. */
    @CleanPoint
    public static String path(ThreadState ts, PyObject o) {
        PyObject plain = fspath(ts, o);
        PyStr s = PyStr.asSelf(plain);
        String name = s != null ? s.toString() : decode(PyBytes.asSelf(plain).array());
        if (plain != o) {
            Refs.discard(ts, plain);
        }
        if (name.indexOf(0) >= 0) {
            throw Errors.valueError(ts, s != null ? "embedded null character" : "embedded null byte");
        }
        return name;
    }

    /** The name of bytes: those that are no UTF-8 become lone surrogates, as by Python's handler surrogateescape. */
    public static String decode(byte[] bytes) {
        if (ASCII) {
            return decodeAscii(bytes);
        }
        String plain = new String(bytes, StandardCharsets.UTF_8);
        if (plain.indexOf('\ufffd') < 0) {
            return plain;
        }
        CharsetDecoder decoder =
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (0xdc00 | in.get() & 0xff));
            }
            decoder.reset();
        }
    }

    private static String decodeAscii(byte[] bytes) {
        StringBuilder name = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            name.append((char) (b >= 0 ? b : 0xdc00 | b & 0xff));
        }
        return name.toString();
    }

    /** The bytes of a name that {@link #decode} gives. */
    public static byte[] encode(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (!isEscaped(name)) {
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean escaped = i < name.length() && isEscape(name, i);
            if (escaped || i == name.length()) {
                out.writeBytes(name.substring(from, i).getBytes(StandardCharsets.UTF_8));
                from = i + 1;
            }
            if (escaped) {
                out.write(name.charAt(i) & 0xff);
            }
        }
        return out.toByteArray();
    }

    /** Whether a character is a lone surrogate that stands for a byte. */
    private static boolean isEscape(String name, int i) {
        char c = name.charAt(i);
        return c >= '\udc80' && c <= '\udcff' && (i == 0 || !Character.isHighSurrogate(name.charAt(i - 1)));
    }

    private static boolean isEscaped(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isEscape(name, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the host's library can express a name: no lone surrogates, as bytes that are no UTF-8 give, nor anything beyond ASCII where its names are not UTF-8. */
    public static boolean isForHost(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x80) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c) && i + 1 < name.length() && Character.isLowSurrogate(name.charAt(i + 1));
            if (!HOST_HAS_UTF_8 || Character.isSurrogate(c) && !pair) {
                return false;
            }
            i += pair ? 1 : 0;
        }
        return true;
    }

    /** Whether {@link #path} takes it. */
    public static boolean isPathLike(ThreadState ts, PyObject o) {
        return PyStr.asSelf(o) != null || PyBytes.asSelf(o) != null || isMethod(PyType.of(o).lookup(ts, FSPATH));
    }

    /** Whether a class has a method, and has not taken it back with None. */
    private static boolean isMethod(PyObject found) {
        return found != null && found != PyNone.NONE;
    }

    /** The bytes of a name for the C library. Raises TypeError, ValueError, UnicodeEncodeError. */
    @CleanPoint
    public static byte[] bytes(ThreadState ts, PyObject o) {
        PyObject plain = fspath(ts, o);
        PyStr s = PyStr.asSelf(plain);
        byte[] bytes;
        try (var held = ts.hold(plain)) {
            bytes = s != null ? Codecs.fsEncode(ts, s) : PyBytes.asSelf(plain).array();
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw Errors.valueError(ts, s != null ? "embedded null character" : "embedded null byte");
            }
        }
        return bytes;
    }

    /** {@code os.fspath(o)}: a str or bytes. */
    @CleanPoint
    public static PyObject fspath(ThreadState ts, PyObject o) {
        if (PyStr.asSelf(o) != null || PyBytes.asSelf(o) != null) {
            return o;
        }
        PyObject method = Attributes.findSpecial(ts, o, FSPATH);
        if (method == null || method == PyNone.NONE) {
            throw Errors.typeError(ts, "expected str, bytes or os.PathLike object, not " + PyType.of(o).fullName());
        }
        PyObject path;
        try (var held = ts.hold(method)) {
            path = Calls.call(ts, method);
        }
        if (PyStr.asSelf(path) != null || PyBytes.asSelf(path) != null) {
            return path;
        }
        String type = PyType.of(path).fullName();
        Refs.discard(ts, path);
        throw Errors.typeError(
                ts, "expected " + PyType.of(o).fullName() + ".__fspath__() to return str or bytes, not " + type);
    }

    /** A name found by Java, of the kind that the program asked with. */
    @CleanPoint
    public static PyObject name(ThreadState ts, String found, boolean asBytes) {
        return asBytes ? PyBytes.of(encode(found)) : PyStr.of(found);
    }
}
