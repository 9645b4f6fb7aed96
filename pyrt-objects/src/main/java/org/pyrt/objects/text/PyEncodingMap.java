package org.pyrt.objects.text;

import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** The bytes of characters below 0x10000, made of a decoding table of 256 characters. Immutable. */
@ExposedType(name = "EncodingMap")
public final class PyEncodingMap extends Counted {

    /** The type EncodingMap. */
    public static final PyType TYPE =
            PyType.builtin("EncodingMap", new PyEncodingMapAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final char UNDEFINED = '\ufffe';

    /** By high byte of the character; an entry is the byte, or 0 where it is none. */
    private final byte[][] pages = new byte[256][];

    private final char zero;
    private int count;

    /** A floating map of a table, of which the first 256 characters count. */
    public PyEncodingMap(ThreadState ts, String table) {
        super(ts);
        zero = table.charAt(0);
        for (int b = Math.min(table.length(), 256); --b > 0; ) {
            char c = table.charAt(b);
            if (c == UNDEFINED) {
                continue;
            }
            if (pages[c >> 8] == null) {
                pages[c >> 8] = new byte[256];
            }
            pages[c >> 8][c & 0xff] = (byte) b;
            count++;
        }
    }

    /** The byte of a character, or -1. */
    int get(int c) {
        if (c == zero) {
            return 0;
        }
        byte[] page = c < 0x10000 ? pages[c >> 8] : null;
        int b = page == null ? 0 : page[c & 0xff] & 0xff;
        return b == 0 ? -1 : b;
    }

    @ExposedMethod(doc = "Return the size (in bytes) of this object.")
    int size() {
        return 32 + count;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
