package org.pyrt.objects.text;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.refcount.ThreadState;

/** One run of a decoder over bytes: the input, how far it came, and what it does about errors. Used by one thread, once. */
public final class Decoding {

    final ThreadState ts;
    final byte[] bytes;
    final int from;
    final int to;
    final boolean last;

    private final TextCodec codec;
    private final String errors;
    private String shownName;
    private int consumed;

    /**
     * Bytes {@code from} to before {@code to}. If they are not the {@code last} of their stream, an incomplete character at the end is
     * left alone.
     */
    public Decoding(ThreadState ts, TextCodec codec, byte[] bytes, int from, int to, String errors, boolean last) {
        this.ts = ts;
        this.codec = codec;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.errors = errors;
        this.last = last;
        shownName = codec.name();
    }

    /** Names the encoding in errors by what the input turned out to be. */
    void show(String name) {
        shownName = name;
    }

    /** How many bytes were decoded. */
    public int consumed() {
        return consumed;
    }

    /** Ends the run at index {@code at}. */
    void stopAt(int at) {
        consumed = at - from;
    }

    /** Deals with bytes {@code start} to before {@code end}, which mean nothing; the index to go on at. */
    @CleanPoint
    int fail(StrBuilder out, int start, int end, String reason) {
        switch (ErrorHandler.of(errors)) {
            case ErrorHandler.IGNORE:
                return end;
            case ErrorHandler.REPLACE:
                out.append('\ufffd');
                return end;
            case ErrorHandler.BACKSLASHREPLACE:
                for (int i = start; i < end; i++) {
                    StrRepr.appendHexEscape(out, bytes[i] & 0xff);
                }
                return end;
            case ErrorHandler.SURROGATEESCAPE:
                int i = start;
                for (; i < end && i < start + 4 && bytes[i] < 0; i++) {
                    out.append((char) (0xdc00 + (bytes[i] & 0xff)));
                }
                if (i > start) {
                    return i;
                }
                break;
            case ErrorHandler.SURROGATEPASS:
                int c = codec.surrogateAt(bytes, start, to);
                if (c >= 0) {
                    out.append((char) c);
                    return start + codec.surrogateLength();
                }
                break;
            case ErrorHandler.CUSTOM:
                return handle(out, start, end, reason);
            case ErrorHandler.XMLCHARREFREPLACE, ErrorHandler.NAMEREPLACE:
                throw Errors.typeError(ts, "don't know how to handle UnicodeDecodeError in error callback");
            default:
                break;
        }
        throw error(start, end, reason);
    }

    /** Asks a handler that the program has registered. */
    @CleanPoint
    private int handle(StrBuilder out, int start, int end, String reason) {
        error(start, end, reason);
        CodecErrors.Answer answer = CodecErrors.handle(ts, errors, to - from, false);
        out.append(answer.text);
        return from + answer.position;
    }

    private RuntimeException error(int start, int end, String reason) {
        PyObject object = PyBytes.of(Arrays.copyOfRange(bytes, from, to));
        return Errors.raise(
                ts,
                ExceptionTypes.UNICODE_DECODE_ERROR,
                PyStr.of(shownName),
                object,
                PyInt.of(start - from),
                PyInt.of(end - from),
                PyStr.of(reason));
    }
}
