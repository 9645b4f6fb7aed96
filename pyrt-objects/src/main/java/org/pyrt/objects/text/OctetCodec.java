package org.pyrt.objects.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/** ASCII and Latin-1: the first code points, one byte each. */
final class OctetCodec extends TextCodec {

    private final int limit;

    /** Code points below {@code limit}, 128 or 256. */
    OctetCodec(String name, int limit) {
        super(name);
        this.limit = limit;
    }

    private Charset charset() {
        return limit == 128 ? StandardCharsets.US_ASCII : StandardCharsets.ISO_8859_1;
    }

    @Override
    @CleanPoint
    public PyBytes encode(ThreadState ts, PyStr s, String errors) {
        if (s.kind() <= (limit == 128 ? PyStr.ASCII : PyStr.LATIN1)) {
            return PyBytes.of(s.narrowOrNull().getBytes(charset()));
        }
        int n = s.length();
        Encoding e = new Encoding(ts, this, s, errors, n);
        for (int i = 0; i < n; ) {
            int c = s.codePointAt(i);
            if (c < limit) {
                e.out.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && s.codePointAt(end) >= limit) {
                end++;
            }
            i = e.fail(i, end, "ordinal not in range(" + limit + ")");
        }
        return e.out.toBytes();
    }

    @Override
    boolean putCharacter(ByteBuilder out, int c) {
        if (c >= limit) {
            return false;
        }
        out.append(c);
        return true;
    }

    @Override
    @CleanPoint
    public PyStr decode(Decoding d) {
        d.stopAt(d.to);
        if (limit == 256) {
            return PyStr.ofNarrow(new String(d.bytes, d.from, d.to - d.from, StandardCharsets.ISO_8859_1));
        }
        int i = d.from;
        while (i < d.to && d.bytes[i] >= 0) {
            i++;
        }
        if (i == d.to) {
            return PyStr.ofAscii(new String(d.bytes, d.from, d.to - d.from, StandardCharsets.ISO_8859_1));
        }
        StrBuilder out = new StrBuilder(d.to - d.from);
        i = d.from;
        while (i < d.to) {
            if (d.bytes[i] >= 0) {
                out.append((char) d.bytes[i++]);
            } else {
                i = d.fail(out, i, i + 1, "ordinal not in range(128)");
            }
        }
        return out.toStr();
    }
}
