package org.pyrt.stdlib.lzma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pyrt.objects.bytes.ByteBuilder;

/** Reads a stream from input that comes in parts. Headers and chunks of LZMA2 wait until they are whole; LZMA itself goes on where it stopped. */
final class StreamDecoder {

    static final int AUTO = 0;

    private static final byte[] MAGIC = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final int CHECK_UNKNOWN = 16;

    private enum Stage {
        AUTO,
        XZ,
        BLOCK,
        CHUNK,
        CHUNK_SYMBOLS,
        BLOCK_END,
        INDEX,
        FOOTER,
        ALONE,
        CODES,
        SYMBOLS,
        END
    }

    private Stage stage;
    private final boolean raw;
    private final long memoryLimit;
    private byte[] in = {};
    private int pos;
    private boolean starved;
    private int checkId = CHECK_UNKNOWN;

    private Check check;
    private Filter[] filters = {};
    private final List<ByteFilter> after = new ArrayList<>();
    private History history;
    private LzmaDecoder decoder;
    private ByteBuilder pending = new ByteBuilder(256);
    private int given;

    /** How many bytes an alone stream has; -1 if it tells its end. */
    private long size = -1;

    /** How many bytes of a chunk of LZMA2 are yet to come, compressed and not. */
    private int chunkLeft;

    private long wanted;
    private boolean needsDictionary;
    private boolean needsState;
    private int headerLength;
    private long compressed;
    private long plain;
    private final List<Long> sizes = new ArrayList<>();

    /** @param raw the filters of a raw stream; null for the others */
    StreamDecoder(int format, long memoryLimit, Filter[] raw) throws LzmaFailure {
        this.memoryLimit = memoryLimit;
        this.raw = raw != null;
        stage = format == AUTO ? Stage.AUTO : format == StreamEncoder.XZ ? Stage.XZ : Stage.ALONE;
        if (format == StreamEncoder.ALONE || raw != null) {
            checkId = Check.NONE;
        }
        if (raw != null) {
            filters = raw;
            open();
            stage = raw[raw.length - 1].id() == Filter.LZMA2 ? Stage.CHUNK : Stage.CODES;
        }
    }

    int checkId() {
        return checkId;
    }

    boolean ended() {
        return stage == Stage.END && given == pending.length();
    }

    boolean needsInput() {
        return starved && given == pending.length();
    }

    byte[] rest() {
        return Arrays.copyOfRange(in, pos, in.length);
    }

    void feed(byte[] from, int offset, int length) {
        byte[] joined = new byte[in.length - pos + length];
        System.arraycopy(in, pos, joined, 0, in.length - pos);
        System.arraycopy(from, offset, joined, in.length - pos, length);
        in = joined;
        pos = 0;
        starved = false;
    }

    /** At most {@code most} bytes. */
    byte[] read(int most) throws LzmaFailure {
        while (pending.length() - given < most && stage != Stage.END) {
            if (!step(most - (pending.length() - given))) {
                starved = true;
                break;
            }
        }
        byte[] all = pending.toArray();
        int n = Math.min(most, all.length - given);
        byte[] result = Arrays.copyOfRange(all, given, given + n);
        given += n;
        if (given == all.length) {
            pending = new ByteBuilder(256);
            given = 0;
        }
        return result;
    }

    private boolean has(int n) {
        return in.length - pos >= n;
    }

    private static LzmaFailure corrupt() {
        return new LzmaFailure(LzmaFailure.CORRUPT);
    }

    /** Goes on; false if there is not enough input. */
    private boolean step(int most) throws LzmaFailure {
        switch (stage) {
            case AUTO:
                if (!has(1)) {
                    return false;
                }
                stage = in[pos] == MAGIC[0] ? Stage.XZ : Stage.ALONE;
                checkId = stage == Stage.ALONE ? Check.NONE : checkId;
                return true;
            case XZ:
                return readHeader();
            case BLOCK:
                return readBlock();
            case CHUNK:
                return readChunk();
            case CHUNK_SYMBOLS:
                return readChunkSymbols(most);
            case BLOCK_END:
                return readBlockEnd();
            case INDEX:
                return readIndex();
            case FOOTER:
                return readFooter();
            case ALONE:
                return readAlone();
            case CODES:
                if (!has(5)) {
                    return false;
                }
                decoder.in = in;
                decoder.pos = pos;
                decoder.begin();
                pos = decoder.pos;
                stage = Stage.SYMBOLS;
                return true;
            default:
                return readSymbols(most);
        }
    }

    // ---- xz ----

    private boolean readHeader() throws LzmaFailure {
        for (int i = 0; i < MAGIC.length && has(i + 1); i++) {
            if (in[pos + i] != MAGIC[i]) {
                throw new LzmaFailure(LzmaFailure.FORMAT);
            }
        }
        if (!has(12)) {
            return false;
        }
        verify(pos + 6, 2, pos + 8);
        if (in[pos + 6] != 0 || in[pos + 7] < 0 || in[pos + 7] > 15) {
            throw new LzmaFailure(LzmaFailure.OPTIONS);
        }
        checkId = in[pos + 7];
        pos += 12;
        stage = Stage.BLOCK;
        return true;
    }

    private void verify(int from, int length, int sum) throws LzmaFailure {
        if (!Arrays.equals(Check.crc32(in, from, length), 0, 4, in, sum, sum + 4)) {
            throw corrupt();
        }
    }

    /** A number at {@link #pos}, before {@code end}; -1 if it is not whole. */
    private long number(int end) throws LzmaFailure {
        long value = 0;
        for (int shift = 0; pos < end; shift += 7) {
            int b = in[pos++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
            if (shift > 49) {
                throw corrupt();
            }
        }
        return -1;
    }

    private boolean readBlock() throws LzmaFailure {
        if (!has(1)) {
            return false;
        }
        if (in[pos] == 0) {
            stage = Stage.INDEX;
            return true;
        }
        int n = ((in[pos] & 0xff) + 1) * 4;
        if (!has(n)) {
            return false;
        }
        int end = pos + n - 4;
        verify(pos, n - 4, end);
        int flags = in[pos + 1];
        if ((flags & 0x3c) != 0) {
            throw new LzmaFailure(LzmaFailure.OPTIONS);
        }
        pos += 2;
        if ((flags & 0x40) != 0) {
            number(end);
        }
        if ((flags & 0x80) != 0) {
            number(end);
        }
        Filter[] found = new Filter[(flags & 3) + 1];
        for (int i = 0; i < found.length; i++) {
            long id = number(end);
            long length = number(end);
            if (id < 0 || length < 0 || length > end - pos) {
                throw corrupt();
            }
            found[i] = Filter.of(id, Arrays.copyOfRange(in, pos, pos + (int) length));
            pos += (int) length;
            if ((found[i].id() == Filter.LZMA2) != (i == found.length - 1)) {
                throw new LzmaFailure(LzmaFailure.OPTIONS);
            }
        }
        while (pos < end) {
            if (in[pos++] != 0) {
                throw new LzmaFailure(LzmaFailure.OPTIONS);
            }
        }
        pos += 4;
        filters = found;
        headerLength = n;
        open();
        stage = Stage.CHUNK;
        return true;
    }

    /** Begins with the filters. */
    private void open() throws LzmaFailure {
        long memory = 0;
        after.clear();
        for (int i = filters.length - 2; i >= 0; i--) {
            after.add(new ByteFilter(filters[i], false));
            memory += filters[i].memory();
        }
        Filter last = filters[filters.length - 1];
        if (memory + last.memory() > memoryLimit) {
            throw new LzmaFailure(LzmaFailure.MEMORY);
        }
        history = new History(last.dictSize());
        decoder = new LzmaDecoder(history);
        decoder.setProperties(last.lc(), last.lp(), last.pb());
        check = new Check(raw ? Check.NONE : checkId);
        compressed = 0;
        plain = 0;
        needsDictionary = true;
        needsState = true;
    }

    /** Hands on what was decoded. */
    private void drain(boolean end) {
        byte[] part = Arrays.copyOfRange(history.bytes, history.given, history.length);
        history.given = history.length;
        for (ByteFilter f : after) {
            part = f.apply(part, end);
        }
        check.update(part, 0, part.length);
        plain += part.length;
        pending.append(part);
    }

    private int big(int at) {
        return (in[at] & 0xff) << 8 | in[at + 1] & 0xff;
    }

    private boolean readChunk() throws LzmaFailure {
        if (!has(1)) {
            return false;
        }
        int control = in[pos] & 0xff;
        if (control == 0) {
            pos++;
            compressed++;
            drain(true);
            stage = raw ? Stage.END : Stage.BLOCK_END;
            return true;
        }
        if (control > 2 && control < 0x80 || needsDictionary && control != 1 && control < 0xe0) {
            throw corrupt();
        }
        int header = control < 0x80 ? 3 : control < 0xc0 ? 5 : 6;
        if (!has(header)) {
            return false;
        }
        int length = (control < 0x80 ? big(pos + 1) : big(pos + 3)) + 1;
        if (!has(header + (control < 0x80 ? length : 5))) {
            return false;
        }
        if (control == 1 || control >= 0xe0) {
            history.start = history.length;
            needsDictionary = false;
        }
        if (control < 0x80) {
            history.reserve(length);
            System.arraycopy(in, pos + header, history.bytes, history.length, length);
            history.length += length;
        } else {
            beginChunk(control, header, length);
            return true;
        }
        pos += header + length;
        compressed += header + length;
        drain(false);
        return true;
    }

    private void beginChunk(int control, int header, int length) throws LzmaFailure {
        wanted = ((control & 0x1f) << 16 | big(pos + 1)) + 1;
        if (control >= 0xc0) {
            int p = in[pos + 5] & 0xff;
            if (p >= 225 || p % 9 + p / 9 % 5 > 4) {
                throw corrupt();
            }
            decoder.setProperties(p % 9, p / 9 % 5, p / 45);
            needsState = false;
        } else if (needsState) {
            throw corrupt();
        } else if (control >= 0xa0) {
            decoder.resetState();
        }
        if (length < 5) {
            throw corrupt();
        }
        decoder.in = in;
        decoder.pos = pos + header;
        decoder.begin();
        pos = decoder.pos;
        chunkLeft = length - 5;
        compressed += header + 5;
        stage = Stage.CHUNK_SYMBOLS;
    }

    /** Notes how far the decoder has come. */
    private void consume() {
        int n = decoder.pos - pos;
        pos = decoder.pos;
        chunkLeft -= n;
        compressed += n;
    }

    private boolean readChunkSymbols(int most) throws LzmaFailure {
        boolean whole = in.length - pos >= chunkLeft;
        decoder.in = in;
        decoder.pos = pos;
        decoder.end = whole ? pos + chunkLeft : in.length;
        long before = history.position();
        LzmaDecoder.Outcome o = decoder.decode(Math.min(Math.min(most, 1 << 20), wanted));
        consume();
        wanted -= history.position() - before;
        drain(false);
        if (o == LzmaDecoder.Outcome.END_MARKER || wanted < 0 || o == LzmaDecoder.Outcome.STARVED && whole) {
            throw corrupt();
        }
        if (wanted > 0 || !whole) {
            return wanted > 0 && o == LzmaDecoder.Outcome.FULL;
        }
        boolean finished = decoder.isFinished();
        consume();
        if (!finished || chunkLeft != 0) {
            throw corrupt();
        }
        stage = Stage.CHUNK;
        return true;
    }

    private boolean readBlockEnd() throws LzmaFailure {
        int padding = (int) (-compressed & 3);
        int n = Check.size(checkId);
        if (!has(padding + n)) {
            return false;
        }
        for (int i = 0; i < padding; i++) {
            if (in[pos + i] != 0) {
                throw corrupt();
            }
        }
        byte[] sum = check.finish();
        if (sum != null && !Arrays.equals(sum, 0, n, in, pos + padding, pos + padding + n)) {
            throw corrupt();
        }
        pos += padding + n;
        sizes.add(headerLength + compressed + n);
        sizes.add(plain);
        stage = Stage.BLOCK;
        return true;
    }

    private boolean readIndex() throws LzmaFailure {
        int start = pos;
        pos++;
        long records = number(in.length);
        boolean whole = records >= 0;
        if (whole && records != sizes.size() / 2) {
            throw corrupt();
        }
        for (int i = 0; whole && i < sizes.size(); i++) {
            long n = number(in.length);
            whole = n >= 0;
            if (whole && n != sizes.get(i)) {
                throw corrupt();
            }
        }
        int padding = -(pos - start) & 3;
        if (!whole || !has(padding + 4)) {
            pos = start;
            return false;
        }
        for (int i = 0; i < padding; i++) {
            if (in[pos++] != 0) {
                throw corrupt();
            }
        }
        verify(start, pos - start, pos);
        pos += 4;
        headerLength = pos - start;
        stage = Stage.FOOTER;
        return true;
    }

    private boolean readFooter() throws LzmaFailure {
        if (!has(12)) {
            return false;
        }
        verify(pos + 4, 6, pos);
        byte[] size = Check.little(headerLength / 4 - 1, 4);
        if (in[pos + 10] != 'Y' || in[pos + 11] != 'Z' || in[pos + 8] != 0 || in[pos + 9] != checkId || !Arrays.equals(size, 0, 4, in, pos + 4, pos + 8)) {
            throw corrupt();
        }
        pos += 12;
        stage = Stage.END;
        return true;
    }

    // ---- alone and raw ----

    private boolean readAlone() throws LzmaFailure {
        if (has(1) && (in[pos] & 0xff) >= 225) {
            throw new LzmaFailure(LzmaFailure.FORMAT);
        }
        if (!has(13)) {
            return false;
        }
        int p = in[pos] & 0xff;
        long dictionary = little(pos + 1, 4);
        size = little(pos + 5, 8);
        long top = Long.highestOneBit(Math.max(dictionary, 1));
        boolean even = dictionary == 0xffff_ffffL || dictionary == top || dictionary == top + (top >> 1);
        if (p % 9 + p / 9 % 5 > 4 || !even || size != -1 && (size < 0 || size >= 1L << 38)) {
            throw new LzmaFailure(LzmaFailure.FORMAT);
        }
        pos += 13;
        filters = new Filter[] {new Filter(Filter.LZMA1, (int) Math.min(Math.max(dictionary, 4096), 1 << 30), p % 9, p / 9 % 5, p / 45, 0, 0, 0, 0)};
        open();
        stage = Stage.CODES;
        return true;
    }

    private long little(int at, int n) {
        long value = 0;
        for (int i = 0; i < n; i++) {
            value |= (in[at + i] & 0xffL) << 8 * i;
        }
        return value;
    }

    private boolean readSymbols(int most) throws LzmaFailure {
        decoder.in = in;
        decoder.pos = pos;
        decoder.end = in.length;
        long left = size < 0 ? Long.MAX_VALUE >> 1 : size - history.position();
        LzmaDecoder.Outcome o = left == 0 ? LzmaDecoder.Outcome.END_MARKER : decoder.decode(Math.min(Math.min(most, 1 << 20), left));
        pos = decoder.pos;
        if (size >= 0 && history.position() > size) {
            throw corrupt();
        }
        boolean end = o == LzmaDecoder.Outcome.END_MARKER || size >= 0 && history.position() == size;
        drain(end);
        if (end) {
            stage = Stage.END;
        }
        return o != LzmaDecoder.Outcome.STARVED || end;
    }
}
