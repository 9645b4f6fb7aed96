package org.pyrt.stdlib.bz2;

import java.util.Arrays;
import org.pyrt.objects.bytes.ByteBuilder;

/**
 * Reads the format of bzip2 from input that comes in parts. The small pieces (headers, tables) are read anew from their start when more input has come; the symbols of a
 * block go on where they stopped. Source: the format as bzip2 1.0.8 reads it.
 */
final class Bz2Decoder {

    private static final int GROUP = 50;
    private static final int LONGEST = 20;

    /** What comes next in the input, or that a block is being given out. */
    private enum Stage {
        HEADER,
        BLOCK,
        SYMBOLS,
        OUTPUT,
        END
    }

    private Stage stage = Stage.HEADER;

    /** The input that is left: bits from {@link #bit} on. */
    private byte[] input = {};

    private long bit;
    private boolean starved;

    private int capacity;
    private int streamCrc;
    private int blockCrc;
    private int origin;
    private byte[] front = {};
    private byte[] selectors = {};
    private Code[] codes = {};
    private int endSymbol;
    private int symbol;
    private int runLength;
    private int runUnit;
    private int[] links = {};
    private int length;

    private int at;
    private int given;
    private int crc;
    private int repeats;
    private int previous;
    private int pendingRun;

    /** A Huffman code: for each length the first code behind those of it, and the symbols in the order of their codes. */
    private static final class Code {
        final int[] limit = new int[LONGEST + 2];
        final int[] base = new int[LONGEST + 2];
        final int[] sorted;
        int shortest = LONGEST;
        int longest;

        Code(byte[] lengths, int n) {
            sorted = new int[n];
            int filled = 0;
            int code = 0;
            for (int bits = 1; bits <= LONGEST; bits++) {
                base[bits] = filled - code;
                for (int i = 0; i < n; i++) {
                    if (lengths[i] == bits) {
                        sorted[filled++] = i;
                        code++;
                        shortest = Math.min(shortest, bits);
                        longest = bits;
                    }
                }
                limit[bits] = code;
                code <<= 1;
            }
        }
    }

    /** Adds input. */
    void feed(byte[] from, int start, int end) {
        int done = (int) (bit >>> 3);
        byte[] joined = new byte[input.length - done + end - start];
        System.arraycopy(input, done, joined, 0, input.length - done);
        System.arraycopy(from, start, joined, input.length - done, end - start);
        input = joined;
        bit &= 7;
        starved = false;
    }

    boolean ended() {
        return stage == Stage.END;
    }

    /** Whether nothing more comes without more input. */
    boolean needsInput() {
        return starved;
    }

    /** What of the input is behind the end of the stream. */
    byte[] rest() {
        return Arrays.copyOfRange(input, (int) (bit + 7 >>> 3), input.length);
    }

    /** Appends at most {@code most} bytes to {@code out}. */
    void read(ByteBuilder out, int most) throws CorruptStream {
        while (stage != Stage.END) {
            if (stage == Stage.OUTPUT) {
                giveOut(out, most);
                if (stage == Stage.OUTPUT) {
                    return;
                }
            }
            long mark = bit;
            boolean more = stage == Stage.HEADER ? readHeader() : stage == Stage.BLOCK ? readBlock() : readSymbols();
            if (!more) {
                if (stage != Stage.SYMBOLS) {
                    bit = mark;
                }
                starved = true;
                return;
            }
        }
    }

    private long available() {
        return 8L * input.length - bit;
    }

    private boolean has(int n) {
        return available() >= n;
    }

    /** The next {@code n} bits, at most 24, which must be there. */
    private int take(int n) {
        int result = peek(n);
        bit += n;
        return result;
    }

    /** The same without moving; zeros behind the end. */
    private int peek(int n) {
        int i = (int) (bit >>> 3);
        int word = 0;
        for (int k = 0; k < 4; k++) {
            word = word << 8 | (i + k < input.length ? input[i + k] & 0xff : 0);
        }
        return n == 0 ? 0 : word << (int) (bit & 7) >>> 32 - n;
    }

    private boolean readHeader() throws CorruptStream {
        byte[] expected = {'B', 'Z', 'h'};
        for (int i = 0; i < 3; i++) {
            if (!has(8)) {
                return false;
            }
            if (take(8) != expected[i]) {
                throw new CorruptStream();
            }
        }
        if (!has(8)) {
            return false;
        }
        int level = take(8) - '0';
        if (level < 1 || level > 9) {
            throw new CorruptStream();
        }
        capacity = level * 100_000;
        streamCrc = 0;
        stage = Stage.BLOCK;
        return true;
    }

    private boolean readBlock() throws CorruptStream {
        if (!has(80)) {
            return false;
        }
        long magic = (long) take(24) << 24 | take(24);
        int sum = take(16) << 16 | take(16);
        if (magic == 0x177245385090L) {
            if (sum != streamCrc) {
                throw new CorruptStream();
            }
            stage = Stage.END;
            return true;
        }
        if (magic != 0x314159265359L) {
            throw new CorruptStream();
        }
        if (!has(1 + 24 + 16)) {
            return false;
        }
        if (take(1) != 0) {
            throw new CorruptStream();
        }
        blockCrc = sum;
        origin = take(24);
        return readUsed() && readTables();
    }

    private boolean readUsed() throws CorruptStream {
        int rows = take(16);
        if (!has(16 * Integer.bitCount(rows))) {
            return false;
        }
        byte[] used = new byte[256];
        int n = 0;
        for (int row = 0; row < 16; row++) {
            int columns = (rows & 0x8000 >> row) != 0 ? take(16) : 0;
            for (int i = 0; i < 16; i++) {
                if ((columns & 0x8000 >> i) != 0) {
                    used[n++] = (byte) (row * 16 + i);
                }
            }
        }
        if (n == 0) {
            throw new CorruptStream();
        }
        front = Arrays.copyOf(used, n);
        endSymbol = n + 1;
        return true;
    }

    private boolean readTables() throws CorruptStream {
        if (!has(18)) {
            return false;
        }
        int groups = take(3);
        int count = take(15);
        if (groups < 2 || groups > 6 || count < 1) {
            throw new CorruptStream();
        }
        byte[] order = {0, 1, 2, 3, 4, 5};
        byte[] chosen = new byte[count];
        for (int i = 0; i < count; i++) {
            int back = 0;
            while (true) {
                if (!has(1)) {
                    return false;
                }
                if (take(1) == 0) {
                    break;
                }
                if (++back >= groups) {
                    throw new CorruptStream();
                }
            }
            byte g = order[back];
            System.arraycopy(order, 0, order, 1, back);
            order[0] = g;
            chosen[i] = g;
        }
        Code[] made = new Code[groups];
        for (int g = 0; g < groups; g++) {
            byte[] lengths = readLengths();
            if (lengths == null) {
                return false;
            }
            made[g] = new Code(lengths, endSymbol + 1);
        }
        selectors = chosen;
        codes = made;
        symbol = 0;
        runLength = 0;
        runUnit = 1;
        length = 0;
        links = links.length == capacity ? links : new int[capacity];
        stage = Stage.SYMBOLS;
        return true;
    }

    /** The lengths of a code; null if there is not enough input. */
    private byte[] readLengths() throws CorruptStream {
        if (!has(5)) {
            return null;
        }
        byte[] lengths = new byte[endSymbol + 1];
        int current = take(5);
        for (int i = 0; i <= endSymbol; i++) {
            while (true) {
                if (current < 1 || current > LONGEST) {
                    throw new CorruptStream();
                }
                if (!has(2)) {
                    return null;
                }
                if (take(1) == 0) {
                    break;
                }
                current += take(1) == 0 ? 1 : -1;
            }
            lengths[i] = (byte) current;
        }
        return lengths;
    }

    /** Reads symbols up to the end of the block; false, having kept all, if there is not enough input. */
    private boolean readSymbols() throws CorruptStream {
        while (true) {
            if (symbol / GROUP >= selectors.length) {
                throw new CorruptStream();
            }
            int s = readSymbol(codes[selectors[symbol / GROUP]]);
            if (s < 0) {
                return false;
            }
            symbol++;
            if (s <= 1) {
                if (runUnit > 2 * 1024 * 1024) {
                    throw new CorruptStream();
                }
                runLength += runUnit << s;
                runUnit <<= 1;
                continue;
            }
            endRun();
            if (s == endSymbol) {
                beginOutput();
                return true;
            }
            if (length >= capacity) {
                throw new CorruptStream();
            }
            byte b = front[s - 1];
            System.arraycopy(front, 0, front, 1, s - 1);
            front[0] = b;
            links[length++] = b & 0xff;
        }
    }

    /** A symbol, or -1 if there is not enough input for it. */
    private int readSymbol(Code code) throws CorruptStream {
        int word = peek(LONGEST);
        for (int n = code.shortest; n <= code.longest; n++) {
            int c = word >>> LONGEST - n;
            if (c < code.limit[n]) {
                if (!has(n)) {
                    return -1;
                }
                bit += n;
                return code.sorted[c + code.base[n]];
            }
        }
        if (!has(LONGEST)) {
            return -1;
        }
        throw new CorruptStream();
    }

    private void endRun() throws CorruptStream {
        if (runLength > capacity - length) {
            throw new CorruptStream();
        }
        Arrays.fill(links, length, length + runLength, front[0] & 0xff);
        length += runLength;
        runLength = 0;
        runUnit = 1;
    }

    /** Links each byte, in the lowest bits, to the one that follows it. */
    private void beginOutput() throws CorruptStream {
        if (origin >= length) {
            throw new CorruptStream();
        }
        int[] start = new int[257];
        for (int i = 0; i < length; i++) {
            start[(links[i] & 0xff) + 1]++;
        }
        for (int i = 1; i < 256; i++) {
            start[i] += start[i - 1];
        }
        for (int i = 0; i < length; i++) {
            links[start[links[i] & 0xff]++] |= i << 8;
        }
        at = links[origin] >>> 8;
        given = 0;
        crc = Bz2Checksum.START;
        repeats = 0;
        previous = -1;
        pendingRun = 0;
        stage = Stage.OUTPUT;
    }

    /** Gives out bytes of the block; at its end comes the next stage. */
    private void giveOut(ByteBuilder out, int most) throws CorruptStream {
        byte[] part = new byte[Math.max(0, Math.min(Math.min(most - out.length(), 65536), length * 255))];
        while (out.length() < most) {
            int n = fill(part, Math.min(part.length, most - out.length()));
            out.append(part, 0, n);
            if (given == length && pendingRun == 0) {
                if (Bz2Checksum.end(crc) != blockCrc) {
                    throw new CorruptStream();
                }
                streamCrc = Bz2Checksum.combine(streamCrc, blockCrc);
                stage = Stage.BLOCK;
                return;
            }
        }
    }

    private int fill(byte[] part, int room) {
        int n = 0;
        int c = crc;
        while (n < room) {
            if (pendingRun > 0) {
                pendingRun--;
                part[n++] = (byte) previous;
                c = Bz2Checksum.update(c, previous);
                continue;
            }
            if (given == length) {
                break;
            }
            int link = links[at];
            at = link >>> 8;
            given++;
            int b = link & 0xff;
            if (repeats == 4) {
                pendingRun = b;
                repeats = 0;
                continue;
            }
            repeats = b == previous ? repeats + 1 : 1;
            previous = b;
            part[n++] = (byte) b;
            c = Bz2Checksum.update(c, b);
        }
        crc = c;
        return n;
    }
}
