package org.pyrt.stdlib.io;

import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.TextCodec;
import org.pyrt.refcount.ThreadState;

/** Which codecs streams use, and the marks that some encodings begin with. */
final class TextCodecs {

    private static final String UTF_8_SIG = "utf-8-sig";

    private TextCodecs() {}

    /** The codec of an encoding's name; raises LookupError. */
    static TextCodec find(ThreadState ts, String encoding) {
        return skipsMark(encoding) ? Codecs.UTF_8 : Codecs.find(ts, encoding);
    }

    /** Whether the encoding is UTF-8 with a mark that is no character. */
    static boolean skipsMark(String encoding) {
        return encoding.length() >= UTF_8_SIG.length() - 1
                && encoding.toLowerCase(java.util.Locale.ROOT).replace('_', '-').equals(UTF_8_SIG);
    }

    /** The length in bytes of the mark that tells the byte order; 0 if the encoding has none. */
    static int markLength(TextCodec codec) {
        return codec.name().equals("utf-16") ? 2 : codec.name().equals("utf-32") ? 4 : 0;
    }

    /** {@code -le} or {@code -be} as the mark says; null if it is none. */
    static String byteOrder(byte[] all, int at, int unit) {
        boolean little = (all[at] & 0xff) == 0xff && (all[at + 1] & 0xff) == 0xfe;
        boolean big = (all[at + unit - 2] & 0xff) == 0xfe && (all[at + unit - 1] & 0xff) == 0xff;
        if (unit == 4) {
            little &= all[at + 2] == 0 && all[at + 3] == 0;
            big &= all[at] == 0 && all[at + 1] == 0;
        }
        return little ? "-le" : big ? "-be" : null;
    }

    /** The codec with that byte order. */
    static TextCodec ordered(TextCodec codec, String order) {
        return Codecs.find(null, codec.name() + order);
    }
}
