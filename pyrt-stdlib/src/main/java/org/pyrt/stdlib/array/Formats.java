package org.pyrt.stdlib.array;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.memory.NativeItems;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The machine formats that pickled arrays name by number. */
final class Formats {

    /** Size, whether signed, whether big-endian; for the integer formats 0 to 13. */
    private static final int[] SIZES = {1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8};

    static final int COUNT = 22;

    private Formats() {}

    /** The number of an array's format on this machine. */
    static int of(char code) {
        switch (code) {
            case 'B':
                return 0;
            case 'b':
                return 1;
            case 'H':
                return 2;
            case 'h':
                return 4;
            case 'I':
                return 6;
            case 'i':
                return 8;
            case 'L', 'Q':
                return 10;
            case 'l', 'q':
                return 12;
            case 'f':
                return 14;
            case 'd':
                return 16;
            default:
                return 20;
        }
    }

    /** The size of an item. */
    static int size(int format) {
        return format < 14 ? SIZES[format] : format < 16 ? 4 : format < 18 ? 8 : format < 20 ? 2 : 4;
    }

    static boolean isText(int format) {
        return format >= 18;
    }

    /** The text of a format of characters. */
    @CleanPoint
    static PyStr text(ThreadState ts, int format, byte[] bytes) {
        String[] names = {"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"};
        return Codecs.decode(ts, bytes, 0, bytes.length, names[format - 18], "strict");
    }

    /** The number at index {@code at}. */
    static PyObject number(int format, byte[] bytes, int at) {
        int size = size(format);
        boolean big = (format & 1) == 1 && format > 1;
        byte[] item = new byte[8];
        for (int i = 0; i < size; i++) {
            item[i] = bytes[at + (big ? size - 1 - i : i)];
        }
        if (format >= 16) {
            return NativeItems.get('d', item, 0);
        }
        if (format >= 14) {
            return PyFloat.of(((PyFloat) NativeItems.get('f', item, 0)).value);
        }
        boolean signed = format == 1 || format > 1 && (format - 2) / 2 % 2 == 1;
        long v = PyInt.asSelf(NativeItems.get('q', item, 0)).longValue();
        if (signed) {
            return PyInt.of(v << 64 - 8 * size >> 64 - 8 * size);
        }
        return size == 8 ? PyInt.of(new BigInteger(Long.toUnsignedString(v))) : PyInt.of(v);
    }
}
