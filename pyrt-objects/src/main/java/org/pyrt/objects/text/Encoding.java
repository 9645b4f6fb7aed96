package org.pyrt.objects.text;

import org.pyrt.api.annotation.CleanPoint;
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

    /** Deals with code points {@code start} to before {@code end}, which the encoding does not have; where to go on. */
    @CleanPoint
    int fail(int start, int end, String reason) {
        int from = start;
        switch (ErrorHandler.of(errors)) {
            case ErrorHandler.IGNORE:
                return end;
            case ErrorHandler.REPLACE:
                codec.putAscii(out, "?".repeat(end - start));
                return end;
            case ErrorHandler.BACKSLASHREPLACE, ErrorHandler.XMLCHARREFREPLACE, ErrorHandler.NAMEREPLACE:
                codec.putAscii(out, written(start, end));
                return end;
            case ErrorHandler.SURROGATEESCAPE:
                from = escape(start, end);
                if (from == end) {
                    return end;
                }
                break;
            case ErrorHandler.SURROGATEPASS:
                if (pass(start, end)) {
                    return end;
                }
                break;
            case ErrorHandler.CUSTOM:
                return handle(start, end, reason);
            default:
                break;
        }
        throw error(from, end, reason);
    }

    /** The UnicodeEncodeError of code points {@code start} to before {@code end}. */
    RuntimeException error(int start, int end, String reason) {
        return Errors.raise(
                ts,
                ExceptionTypes.UNICODE_ENCODE_ERROR,
                PyStr.of(codec.name()),
                text,
                PyInt.of(start),
                PyInt.of(end),
                PyStr.of(reason));
    }

    /** Asks a handler that the program has registered. */
    @CleanPoint
    private int handle(int start, int end, String reason) {
        error(start, end, reason);
        CodecErrors.Answer answer = CodecErrors.handle(ts, errors, text.length(), true);
        if (answer.bytes != null) {
            if (answer.bytes.length % codec.unit() != 0) {
                throw error(start, end, reason);
            }
            out.append(answer.bytes);
        } else if (!codec.putText(ts, out, answer.text)) {
            throw error(start, end, reason);
        }
        return answer.position;
    }

    private String written(int start, int end) {
        int handler = ErrorHandler.of(errors);
        StrBuilder b = new StrBuilder();
        for (int i = start; i < end; i++) {
            int c = text.codePointAt(i);
            if (handler == ErrorHandler.XMLCHARREFREPLACE) {
                b.append("&#").append(Integer.toString(c)).append(';');
                continue;
            }
            String name = handler == ErrorHandler.NAMEREPLACE ? CharacterNames.nameOf(c) : null;
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
