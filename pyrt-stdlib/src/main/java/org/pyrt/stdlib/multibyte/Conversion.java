package org.pyrt.stdlib.multibyte;

import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.CodecErrors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.refcount.ThreadState;

/** One run of an encoder or decoder, with what it does about errors. Used by one thread, once. Source: CPython 3.14 Modules/cjkcodecs/multibytecodec.c. */
final class Conversion {

    private static final String ILLEGAL = "illegal multibyte sequence";
    private static final String INCOMPLETE = "incomplete multibyte sequence";

    private final ThreadState ts;
    private final PyMultibyteCodec codec;
    private final MultibyteCharset charset;
    private final byte[] state;
    private final String errors;

    /** Where in the input the run stands; at its end, how far it came. */
    int position;

    Conversion(ThreadState ts, PyMultibyteCodec codec, byte[] state, String errors) {
        this.ts = ts;
        this.codec = codec;
        this.charset = codec.charset();
        this.state = state;
        this.errors = errors;
    }

    /** Encodes a text. If it is not to be {@code flush}ed, what needs more text to be known is left; {@code reset} goes back to the first state. */
    @CleanPoint
    PyBytes encode(PyStr text, boolean flush, boolean reset) {
        ByteBuilder out = new ByteBuilder(text.length() * 2 + 16);
        int n = text.length();
        while (position < n) {
            int r = charset.encode(text, position, flush, state, out);
            if (r > 0) {
                position += r;
            } else if (r == MultibyteCharset.MORE) {
                if (flush) {
                    encodeError(text, n, INCOMPLETE, out);
                }
                break;
            } else {
                encodeError(text, position + 1, ILLEGAL, out);
            }
        }
        if (reset) {
            charset.resetEncoder(state, out);
        }
        return out.toBytes();
    }

    @CleanPoint
    private void encodeError(PyStr text, int end, String reason, ByteBuilder out) {
        if (errors.equals("replace") && charset.encode(PyStr.of("?"), 0, true, state, out) <= 0) {
            out.append('?');
        }
        if (errors.equals("replace") || errors.equals("ignore")) {
            position = end;
            return;
        }
        RuntimeException error = Errors.raise(
                ts, ExceptionTypes.UNICODE_ENCODE_ERROR, PyStr.of(codec.name()), text, PyInt.of(position), PyInt.of(end), PyStr.of(reason));
        if (errors.equals("strict")) {
            throw error;
        }
        CodecErrors.Answer answer = CodecErrors.handle(ts, errors, text.length(), true);
        if (answer.bytes() != null) {
            out.append(answer.bytes());
        } else {
            out.append(new Conversion(ts, codec, state, "strict").encode(answer.text(), true, false).array());
        }
        position = answer.position();
    }

    /** Decodes bytes. If they are not the {@code last}, what is incomplete at their end is left. */
    @CleanPoint
    PyStr decode(byte[] in, int from, int to, boolean last) {
        StrBuilder out = new StrBuilder(to - from);
        decode(in, from, to, last, out);
        return out.toStr();
    }

    @CleanPoint
    private void decode(byte[] in, int from, int to, boolean last, StrBuilder out) {
        position = from;
        while (position < to) {
            int r = charset.decode(in, position, to, state, out);
            if (r > 0) {
                position += r;
            } else if (r < 0) {
                decodeError(in, from, to, position - r, ILLEGAL, out);
            } else if (last) {
                decodeError(in, from, to, to, INCOMPLETE, out);
            } else {
                break;
            }
        }
    }

    @CleanPoint
    private void decodeError(byte[] in, int from, int to, int end, String reason, StrBuilder out) {
        if (errors.equals("replace")) {
            out.append('\ufffd');
        }
        if (errors.equals("replace") || errors.equals("ignore")) {
            position = end;
            return;
        }
        RuntimeException error = Errors.raise(
                ts,
                ExceptionTypes.UNICODE_DECODE_ERROR,
                PyStr.of(codec.name()),
                PyBytes.of(Arrays.copyOfRange(in, from, to)),
                PyInt.of(position - from),
                PyInt.of(end - from),
                PyStr.of(reason));
        if (errors.equals("strict")) {
            throw error;
        }
        CodecErrors.Answer answer = CodecErrors.handle(ts, errors, to - from, false);
        out.append(answer.text());
        position = from + answer.position();
    }
}
