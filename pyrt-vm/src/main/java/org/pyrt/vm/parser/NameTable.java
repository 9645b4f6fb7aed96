package org.pyrt.vm.parser;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * The names of one source, each decoded once: an open-addressed table from UTF-8 bytes to a small id. Soft keywords come
 * first, then the hard keywords, then names in the order met.
 */
final class NameTable {

    static final int FIRST_KEYWORD_ID = Tok.SOFT_KEYWORDS.length;
    static final int FIRST_NAME_ID = FIRST_KEYWORD_ID + Tok.KEYWORDS.length;

    private byte[] source;
    private String[] names = new String[128];
    private byte[][] spellings = new byte[FIRST_NAME_ID][];
    private int[] starts = new int[128];
    private int[] lengths = new int[128];
    private int count;
    private int[] slots = new int[256];

    NameTable(byte[] source) {
        this.source = source;
        for (String word : Tok.SOFT_KEYWORDS) {
            preload(word);
        }
        for (String word : Tok.KEYWORDS) {
            preload(word);
        }
    }

    /** The source has grown into another array, with the same bytes where they were. */
    void moved(byte[] longer) {
        source = longer;
    }

    private void preload(String word) {
        byte[] utf8 = Tok.utf8(word);
        spellings[count] = utf8;
        names[count] = word;
        lengths[count] = utf8.length;
        int i = slot(hash(utf8, 0, utf8.length));
        while (slots[i] != 0) {
            i = i + 1 & slots.length - 1;
        }
        slots[i] = ++count;
    }

    /** The hash that {@link #id} expects for these bytes. */
    static int hash(byte[] bytes, int start, int end) {
        int h = 0;
        for (int i = start; i < end; i++) {
            h = h * 31 + bytes[i];
        }
        return h;
    }

    private int slot(int hash) {
        int spread = (hash ^ hash >>> 15) * 0x9E3779B1;
        return (spread ^ spread >>> 16) & slots.length - 1;
    }

    /** The id of the name at these bytes of the source; {@code hash} is theirs. */
    int id(int start, int end, int hash) {
        int length = end - start;
        int i = slot(hash);
        for (int s = slots[i]; s != 0; s = slots[i]) {
            if (lengths[s - 1] == length && same(s - 1, start)) {
                return s - 1;
            }
            i = i + 1 & slots.length - 1;
        }
        return add(i, start, length);
    }

    private boolean same(int id, int start) {
        byte[] spelling = source;
        int from = starts[id];
        if (id < FIRST_NAME_ID) {
            spelling = spellings[id];
            from = 0;
        }
        for (int i = 0; i < lengths[id]; i++) {
            if (spelling[from + i] != source[start + i]) {
                return false;
            }
        }
        return true;
    }

    private int add(int slot, int start, int length) {
        if (count == names.length) {
            int size = count * 2;
            names = Arrays.copyOf(names, size);
            starts = Arrays.copyOf(starts, size);
            lengths = Arrays.copyOf(lengths, size);
        }
        starts[count] = start;
        lengths[count] = length;
        slots[slot] = ++count;
        if (count * 2 > slots.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int id = 0; id < count; id++) {
            byte[] spelling = id < FIRST_NAME_ID ? spellings[id] : source;
            int from = id < FIRST_NAME_ID ? 0 : starts[id];
            int i = slot(hash(spelling, from, from + lengths[id]));
            while (slots[i] != 0) {
                i = i + 1 & slots.length - 1;
            }
            slots[i] = id + 1;
        }
    }

    /** The name of an id, NFKC-normalized; the same String for the same id. */
    String name(int id) {
        String name = names[id];
        if (name == null) {
            name = decode(starts[id], lengths[id]);
            names[id] = name;
        }
        return name;
    }

    private String decode(int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (source[i] < 0) {
                String raw = new String(source, start, length, StandardCharsets.UTF_8);
                String name = Normalizer.normalize(raw, Normalizer.Form.NFKC);
                if (name.equals("True") || name.equals("False") || name.equals("None")) {
                    throw new PySyntaxError(PySyntaxError.Kind.VALUE_ERROR,
                            "identifier field can't represent '" + name + "' constant", null, PySyntaxError.NONE,
                            PySyntaxError.NONE, PySyntaxError.NONE, PySyntaxError.NONE, null);
                }
                return name;
            }
        }
        return new String(source, start, length, StandardCharsets.ISO_8859_1);
    }
}
