package org.pyrt.objects.text;

import java.util.Arrays;
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
        throw error(input(), start, end, reason);
    }

    /** Asks a handler that the program has registered. */
    @CleanPoint
    private int handle(StrBuilder out, int start, int end, String reason) {
        PyBytes object = input();
        error(object, start, end, reason);
        CodecErrors.Answer answer = CodecErrors.handle(ts, errors, -1, false);
        out.append(answer.text);
        if (answer.object == object) {
            return from + answer.position;
        }
        // The handler has exchanged the input: the rest of the new one is all that is left to do.
        PyBytes other = answer.object;
        out.append(codec.decode(new Decoding(ts, codec, other.array(), answer.position, other.length(), errors, last)));
        return to;
    }

    private PyBytes input() {
        return PyBytes.of(Arrays.copyOfRange(bytes, from, to));
    }

    private RuntimeException error(PyBytes object, int start, int end, String reason) {
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
