package org.pyrt.stdlib.lzma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pyrt.objects.bytes.ByteBuilder;

/** Writes a stream of one block in one of the formats. */
final class StreamEncoder {

    static final int XZ = 1;
    static final int ALONE = 2;
    static final int RAW = 3;

    private static final byte[] MAGIC = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final int MOST_COMPRESSED = 65536;
    private static final int MOST_PLAIN = 1 << 21;

    /** So much waits before it is encoded, so that chunks are not small. */
    private static final int GATHERED = 1 << 18;

    private final int format;
    private final int checkId;
    private final Check check;
    private final Filter[] filters;
    private final List<ByteFilter> before = new ArrayList<>();
    private final LzmaEncoder encoder;
    private final boolean chunks;
    private ByteBuilder out = new ByteBuilder(256);

    private boolean begun;
    private int headerLength;
    private long compressed;
    private long plain;
    private boolean first = true;
    private boolean coded;
    private boolean stateLost;

    StreamEncoder(int format, int checkId, Filter[] filters) {
        this.format = format;
        this.checkId = checkId;
        this.filters = filters;
        check = new Check(checkId);
        for (int i = 0; i < filters.length - 1; i++) {
            before.add(new ByteFilter(filters[i], true));
        }
        Filter last = filters[filters.length - 1];
        encoder = new LzmaEncoder(last);
        chunks = last.id() == Filter.LZMA2;
    }

    byte[] take() {
        byte[] result = out.toArray();
        out = new ByteBuilder(256);
        return result;
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        if (format == ALONE) {
            out.append(filters[0].properties());
            out.append(Check.little(-1, 8));
        } else if (format == XZ) {
            byte[] flags = {0, (byte) checkId};
            out.append(MAGIC).append(flags).append(Check.crc32(flags, 0, 2));
        }
    }

    private void beginBlock() {
        if (headerLength > 0 || format != XZ) {
            return;
        }
        ByteBuilder h = new ByteBuilder(64);
        h.append(0).append(filters.length - 1);
        for (Filter f : filters) {
            byte[] p = f.properties();
            number(h, f.id());
            number(h, p.length);
            h.append(p);
        }
        h.appendRepeated(0, -h.length() & 3);
        byte[] bytes = h.toArray();
        bytes[0] = (byte) (bytes.length / 4);
        out.append(bytes).append(Check.crc32(bytes, 0, bytes.length));
        headerLength = bytes.length + 4;
    }

    private static void number(ByteBuilder to, long value) {
        long v = value;
        for (; v > 0x7f; v >>>= 7) {
            to.append((int) (v & 0x7f | 0x80));
        }
        to.append((int) v);
    }

    void write(byte[] from, int offset, int length) {
        begin();
        if (length == 0) {
            return;
        }
        beginBlock();
        plain += length;
        check.update(from, offset, length);
        if (before.isEmpty()) {
            encoder.append(from, offset, length);
        } else {
            pass(Arrays.copyOfRange(from, offset, offset + length), false);
        }
        encode(false);
    }

    private void pass(byte[] bytes, boolean end) {
        byte[] b = bytes;
        for (ByteFilter f : before) {
            b = f.apply(b, end);
        }
        encoder.append(b, 0, b.length);
    }

    private void encode(boolean end) {
        if (chunks) {
            while (encoder.waiting() >= GATHERED || end && encoder.waiting() > 0) {
                chunk(end);
            }
            return;
        }
        while (encoder.waiting() > (end ? 0 : LzmaEncoder.AHEAD)) {
            encoder.symbol();
        }
        out.append(encoder.takeCodes());
    }

    private void chunk(boolean end) {
        if (stateLost) {
            encoder.resetState();
        }
        encoder.begin();
        int start = encoder.waiting();
        while (encoder.waiting() > (end ? 0 : LzmaEncoder.AHEAD)
                && start - encoder.waiting() < MOST_PLAIN - LzmaEncoder.AHEAD
                && encoder.codeLength() < MOST_COMPRESSED - 64) {
            encoder.symbol();
        }
        byte[] codes = encoder.endCodes();
        int n = start - encoder.waiting();
        if (codes.length >= n && n <= MOST_COMPRESSED) {
            emit(first ? 1 : 2, n - 1 >> 8, n - 1);
            out.append(encoder.last(n));
            compressed += n;
            stateLost = true;
        } else {
            int control = first ? 0xe0 : !coded ? 0xc0 : stateLost ? 0xa0 : 0x80;
            emit(control | n - 1 >> 16, n - 1 >> 8, n - 1, codes.length - 1 >> 8, codes.length - 1);
            if (control >= 0xc0) {
                emit((encoder.pb * 5 + encoder.lp) * 9 + encoder.lc);
            }
            out.append(codes);
            compressed += codes.length;
            coded = true;
            stateLost = false;
        }
        first = false;
    }

    private void emit(int... bytes) {
        for (int b : bytes) {
            out.append(b & 0xff);
        }
        compressed += bytes.length;
    }

    /** Writes what is left and the end of the stream. */
    void finish() {
        begin();
        if (!before.isEmpty()) {
            pass(new byte[0], true);
        }
        encode(true);
        if (!chunks) {
            encoder.endMarker();
            out.append(encoder.endCodes());
        } else if (format == RAW || headerLength > 0) {
            emit(0);
        }
        if (format == XZ) {
            finishXz();
        }
    }

    private void finishXz() {
        ByteBuilder index = new ByteBuilder(32);
        index.append(0);
        if (headerLength > 0) {
            out.appendRepeated(0, (int) (-compressed & 3));
            byte[] sum = check.finish();
            out.append(sum);
            number(index, 1);
            number(index, headerLength + compressed + sum.length);
            number(index, plain);
        } else {
            number(index, 0);
        }
        index.appendRepeated(0, -index.length() & 3);
        byte[] bytes = index.toArray();
        out.append(bytes).append(Check.crc32(bytes, 0, bytes.length));
        byte[] footer = Arrays.copyOf(Check.little((bytes.length + 4) / 4 - 1, 4), 6);
        footer[5] = (byte) checkId;
        out.append(Check.crc32(footer, 0, 6)).append(footer).append('Y').append('Z');
    }
}
