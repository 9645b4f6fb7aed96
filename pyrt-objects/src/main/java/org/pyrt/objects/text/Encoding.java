package org.pyrt.objects.text;

import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.refcount.ThreadState;

/** One run of an encoder over a str: the output, and what it does about errors. Used by one thread, once. */
final class Encoding {

    final ByteBuilder out;

    private final ThreadState ts;
    private final TextCodec codec;
    private final PyStr text;
    private final String errors;

    Encoding(ThreadState ts, TextCodec codec, PyStr text, String errors, int capacity) {
        this.ts = ts;
        this.codec = codec;
        this.text = text;
        this.errors = errors;
        out = new ByteBuilder(capacity);
    }

    /** Deals with code points {@code start} to before {@code end}, which the encoding does not have. */
    void fail(int start, int end, String reason) {
        int from = start;
        switch (ErrorHandler.of(ts, errors)) {
            case ErrorHandler.IGNORE:
                return;
            case ErrorHandler.REPLACE:
                codec.putAscii(out, "?".repeat(end - start));
                return;
            case ErrorHandler.BACKSLASHREPLACE, ErrorHandler.XMLCHARREFREPLACE, ErrorHandler.NAMEREPLACE:
                codec.putAscii(out, written(start, end));
                return;
            case ErrorHandler.SURROGATEESCAPE:
                from = escape(start, end);
                if (from == end) {
                    return;
                }
                break;
            case ErrorHandler.SURROGATEPASS:
                if (pass(start, end)) {
                    return;
                }
                break;
            default:
                break;
        }
        throw Errors.raise(
                ts,
                ExceptionTypes.UNICODE_ENCODE_ERROR,
                PyStr.of(codec.name()),
                text,
                PyInt.of(from),
                PyInt.of(end),
                PyStr.of(reason));
    }

    private String written(int start, int end) {
        int handler = ErrorHandler.of(ts, errors);
        StrBuilder b = new StrBuilder();
        for (int i = start; i < end; i++) {
            int c = text.codePointAt(i);
            if (handler == ErrorHandler.XMLCHARREFREPLACE) {
                b.append("&#").append(Integer.toString(c)).append(';');
                continue;
            }
            String name = handler == ErrorHandler.NAMEREPLACE ? ErrorHandler.nameOf(c) : null;
            if (name == null) {
                StrRepr.appendHexEscape(b, c);
            } else {
                b.append("\\N{").append(name).append('}');
            }
        }
        return b.toStr().toString();
    }

    /** Appends the bytes that code points stand for; the index of the first that stands for none. */
    private int escape(int start, int end) {
        if ((end - start) % codec.unit() != 0) {
            return start;
        }
        int mark = out.length();
        int i = start;
        for (int c; i < end && (c = text.codePointAt(i)) >= 0xdc80 && c <= 0xdcff; i++) {
            out.append(c);
        }
        if (i < end && !codec.escapesParts()) {
            out.cut(mark);
            return start;
        }
        return i;
    }

    private boolean pass(int start, int end) {
        for (int i = start; i < end; i++) {
            int c = text.codePointAt(i);
            if (c < 0xd800 || c > 0xdfff || !codec.putSurrogate(out, c)) {
                return false;
            }
        }
        return true;
    }
}
