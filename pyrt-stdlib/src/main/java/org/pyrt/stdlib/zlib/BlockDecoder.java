package org.pyrt.stdlib.zlib;

import java.util.Arrays;

/**
 * Decompresses the blocks of one stream of RFC 1951. It can stop after any item, for want of input or of room, and go on later. Used by one thread at a time. The
 * messages are zlib's.
 */
final class BlockDecoder {

    /** What {@link #run} answers. */
    enum Outcome {
        NEEDS_INPUT,
        NEEDS_ROOM,
        END
    }

    private static final int HEADER = 0;
    private static final int STORED_LENGTH = 1;
    private static final int STORED = 2;
    private static final int TABLE_SIZES = 3;
    private static final int TABLE_CODE = 4;
    private static final int TABLES = 5;
    private static final int SYMBOLS = 6;
    private static final int LENGTH_BITS = 7;
    private static final int DISTANCE = 8;
    private static final int DISTANCE_BITS = 9;
    private static final int MATCH = 10;
    private static final int LITERAL = 11;
    private static final int ENDED = 12;

    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final short[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258
    };
    private static final byte[] LENGTH_EXTRA = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    private static final short[] DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577
    };
    private static final byte[] DISTANCE_EXTRA = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };

    private static final Huffman FIXED_SYMBOLS;
    private static final Huffman FIXED_DISTANCES;

    static {
        byte[] lengths = new byte[288 + 32];
        for (int i = 0; i < 288; i++) {
            lengths[i] = (byte) (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
        }
        for (int i = 288; i < 320; i++) {
            lengths[i] = 5;
        }
        FIXED_SYMBOLS = new Huffman(lengths, 0, 288);
        FIXED_DISTANCES = new Huffman(lengths, 288, 32);
    }

    private int state = HEADER;
    private boolean isLast;
    private int count;
    private int distance;

    private int symbolCount;
    private int distanceCount;
    private int codeCount;
    private int have;
    private byte[] lengths = new byte[320];

    /** The symbol of the table's code whose extra bits have not come yet, or -1. */
    private int waiting = -1;

    private Huffman code;
    private Huffman symbols;
    private Huffman distances;

    BlockDecoder() {}

    /** A copy. */
    BlockDecoder(BlockDecoder other) {
        state = other.state;
        isLast = other.isLast;
        count = other.count;
        distance = other.distance;
        symbolCount = other.symbolCount;
        distanceCount = other.distanceCount;
        codeCount = other.codeCount;
        have = other.have;
        waiting = other.waiting;
        lengths = other.lengths.clone();
        code = other.code;
        symbols = other.symbols;
        distances = other.distances;
    }

    /** Goes on as far as input and room allow. */
    Outcome run(BitInput in, History out) throws CorruptData {
        while (true) {
            Outcome stop = step(in, out);
            if (stop != null) {
                return stop;
            }
        }
    }

    private Outcome step(BitInput in, History out) throws CorruptData {
        switch (state) {
            case HEADER:
                return header(in);
            case STORED_LENGTH:
                return storedLength(in);
            case STORED:
                return stored(in, out);
            case TABLE_SIZES:
                return tableSizes(in);
            case TABLE_CODE:
                return tableCode(in);
            case TABLES:
                return tables(in);
            case SYMBOLS:
                return symbols(in, out);
            case LITERAL:
                if (out.left() == 0) {
                    return Outcome.NEEDS_ROOM;
                }
                out.put(count);
                state = SYMBOLS;
                return null;
            case LENGTH_BITS:
                if (!in.need(LENGTH_EXTRA[have])) {
                    return Outcome.NEEDS_INPUT;
                }
                count = LENGTHS[have] + in.take(LENGTH_EXTRA[have]);
                state = DISTANCE;
                return null;
            case DISTANCE:
                return distance(in);
            case DISTANCE_BITS:
                if (!in.need(DISTANCE_EXTRA[have])) {
                    return Outcome.NEEDS_INPUT;
                }
                distance = DISTANCES[have] + in.take(DISTANCE_EXTRA[have]);
                if (!out.reaches(distance)) {
                    throw new CorruptData("invalid distance too far back");
                }
                state = MATCH;
                return null;
            case MATCH:
                return match(out);
            default:
                return Outcome.END;
        }
    }

    private Outcome header(BitInput in) throws CorruptData {
        if (isLast) {
            in.align();
            state = ENDED;
            return null;
        }
        if (!in.need(3)) {
            return Outcome.NEEDS_INPUT;
        }
        isLast = in.take(1) != 0;
        switch (in.take(2)) {
            case 0:
                in.align();
                state = STORED_LENGTH;
                return null;
            case 1:
                symbols = FIXED_SYMBOLS;
                distances = FIXED_DISTANCES;
                state = SYMBOLS;
                return null;
            case 2:
                state = TABLE_SIZES;
                return null;
            default:
                throw new CorruptData("invalid block type");
        }
    }

    private Outcome storedLength(BitInput in) throws CorruptData {
        if (!in.need(32)) {
            return Outcome.NEEDS_INPUT;
        }
        int both = in.takeInt();
        count = both & 0xffff;
        if (count != (~both >>> 16)) {
            throw new CorruptData("invalid stored block lengths");
        }
        state = STORED;
        return null;
    }

    private Outcome stored(BitInput in, History out) {
        while (count > 0) {
            if (out.left() == 0) {
                return Outcome.NEEDS_ROOM;
            }
            int n = out.copy(in, Math.min(count, out.left()));
            if (n == 0) {
                return Outcome.NEEDS_INPUT;
            }
            count -= n;
        }
        state = HEADER;
        return null;
    }

    private Outcome tableSizes(BitInput in) throws CorruptData {
        if (!in.need(14)) {
            return Outcome.NEEDS_INPUT;
        }
        symbolCount = in.take(5) + 257;
        distanceCount = in.take(5) + 1;
        codeCount = in.take(4) + 4;
        if (symbolCount > 286 || distanceCount > 30) {
            throw new CorruptData("too many length or distance symbols");
        }
        have = 0;
        Arrays.fill(lengths, (byte) 0);
        state = TABLE_CODE;
        return null;
    }

    private Outcome tableCode(BitInput in) throws CorruptData {
        for (; have < codeCount; have++) {
            if (!in.need(3)) {
                return Outcome.NEEDS_INPUT;
            }
            lengths[ORDER[have]] = (byte) in.take(3);
        }
        code = new Huffman(lengths, 0, 19);
        if (code.isOverfull() || code.isIncomplete()) {
            throw new CorruptData("invalid code lengths set");
        }
        have = 0;
        Arrays.fill(lengths, (byte) 0);
        state = TABLES;
        return null;
    }

    private Outcome tables(BitInput in) throws CorruptData {
        int all = symbolCount + distanceCount;
        while (have < all) {
            if (!lengthItem(in, all)) {
                return Outcome.NEEDS_INPUT;
            }
        }
        if (lengths[256] == 0) {
            throw new CorruptData("invalid code -- missing end-of-block");
        }
        symbols = new Huffman(lengths, 0, symbolCount);
        if (symbols.isOverfull() || symbols.isIncomplete() && !symbols.isTrivial()) {
            throw new CorruptData("invalid literal/lengths set");
        }
        distances = new Huffman(lengths, symbolCount, distanceCount);
        if (distances.isOverfull() || distances.isIncomplete() && !distances.isTrivial()) {
            throw new CorruptData("invalid distances set");
        }
        state = SYMBOLS;
        return null;
    }

    /** Takes one length or one run of lengths; false if the input does not have it whole. */
    private boolean lengthItem(BitInput in, int all) throws CorruptData {
        int symbol = waiting;
        if (symbol < 0) {
            symbol = code.decode(in);
            if (symbol == Huffman.MORE) {
                return false;
            }
            if (symbol < 16) {
                lengths[have++] = (byte) symbol;
                return true;
            }
        }
        int extra = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
        if (!in.need(extra)) {
            waiting = symbol;
            return false;
        }
        waiting = -1;
        int times = (symbol == 18 ? 11 : 3) + in.take(extra);
        if (symbol == 16 && have == 0 || have + times > all) {
            throw new CorruptData("invalid bit length repeat");
        }
        byte value = symbol == 16 ? lengths[have - 1] : 0;
        for (int i = 0; i < times; i++) {
            lengths[have++] = value;
        }
        return true;
    }

    private Outcome symbols(BitInput in, History out) throws CorruptData {
        while (true) {
            int symbol = symbols.decode(in);
            if (symbol == Huffman.MORE) {
                return Outcome.NEEDS_INPUT;
            }
            if (symbol < 0 || symbol > 285) {
                throw new CorruptData("invalid literal/length code");
            }
            if (symbol < 256) {
                if (out.left() == 0) {
                    count = symbol;
                    state = LITERAL;
                    return Outcome.NEEDS_ROOM;
                }
                out.put(symbol);
                continue;
            }
            if (symbol == 256) {
                state = HEADER;
                return null;
            }
            have = symbol - 257;
            if (!wholeMatch(in, out)) {
                return null;
            }
        }
    }

    /** Carries out the match whose length has the index {@code have}, if all of it is there; otherwise sets the state to go on with. */
    private boolean wholeMatch(BitInput in, History out) throws CorruptData {
        state = LENGTH_BITS;
        in.fill();
        if (in.bits() < 48 || out.left() < 258) {
            return false;
        }
        count = LENGTHS[have] + in.take(LENGTH_EXTRA[have]);
        int symbol = distances.decode(in);
        if (symbol < 0 || symbol > 29) {
            throw new CorruptData("invalid distance code");
        }
        distance = DISTANCES[symbol] + in.take(DISTANCE_EXTRA[symbol]);
        if (!out.reaches(distance)) {
            throw new CorruptData("invalid distance too far back");
        }
        out.repeat(distance, count);
        state = SYMBOLS;
        return true;
    }

    private Outcome distance(BitInput in) throws CorruptData {
        int symbol = distances.decode(in);
        if (symbol == Huffman.MORE) {
            return Outcome.NEEDS_INPUT;
        }
        if (symbol < 0 || symbol > 29) {
            throw new CorruptData("invalid distance code");
        }
        have = symbol;
        state = DISTANCE_BITS;
        return null;
    }

    private Outcome match(History out) {
        int n = Math.min(count, out.left());
        out.repeat(distance, n);
        count -= n;
        if (count > 0) {
            return Outcome.NEEDS_ROOM;
        }
        state = SYMBOLS;
        return null;
    }
}
