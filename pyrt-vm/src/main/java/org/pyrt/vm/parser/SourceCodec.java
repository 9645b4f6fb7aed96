package org.pyrt.vm.parser;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Locale;

/** Decodes source in an encoding named by a coding comment. */
public interface SourceCodec {

    /** The codecs of the Java runtime, under Python's names. */
    SourceCodec JAVA = new JavaCodec();

    /**
     * Decodes a whole source.
     *
     * @param encoding the name as the comment gives it
     * @throws Problem when the encoding is unknown or the bytes are not valid in it
     */
    String decode(String encoding, byte[] source) throws Problem;

    /** Why source could not be decoded; the message becomes that of the {@code SyntaxError}. */
    final class Problem extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean ofBytes;

        /** A problem with this message; {@code ofBytes}: the encoding is known, and the bytes are not valid in it. */
        public Problem(String message, boolean ofBytes) {
            super(message, null, false, false);
            this.ofBytes = ofBytes;
        }

        /** Whether the encoding is known, and the bytes are not valid in it. */
        public boolean isOfBytes() {
            return ofBytes;
        }
    }

    /** The default codecs. */
    final class JavaCodec implements SourceCodec {

        private JavaCodec() {}

        @Override
        public String decode(String encoding, byte[] source) throws Problem {
            Charset charset = charset(encoding);
            CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            ByteBuffer in = ByteBuffer.wrap(source);
            CharBuffer out = CharBuffer.allocate((int) (source.length * (double) decoder.maxCharsPerByte()) + 1);
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                result = decoder.flush(out);
            }
            if (result.isError()) {
                throw new Problem(problem(encoding, source, in.position()), true);
            }
            return out.flip().toString();
        }

        private static String problem(String encoding, byte[] source, int at) {
            String where = "' codec can't decode byte 0x" + Integer.toHexString(source[at] & 0xFF) + " in position " + at;
            return "'" + encoding + where
                    + (encoding.equals("ascii") ? ": ordinal not in range(128)" : ": character maps to <undefined>");
        }

        private static Charset charset(String encoding) throws Problem {
            String name = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.startsWith("iso-latin-1") || name.equals("latin1") || name.equals("l1")) {
                name = "iso-8859-1";
            } else if (name.startsWith("cp125") && name.length() == 6) {
                name = "windows-" + name.substring(2);
            } else if (name.equals("ascii") || name.equals("646")) {
                name = "us-ascii";
            } else if (name.equals("utf8") || name.equals("u8")) {
                name = "utf-8";
            } else if (name.equals("mbcs") || name.equals("rot13") || name.startsWith("unicode-")) {
                throw new Problem("unknown encoding: " + encoding, false);
            }
            try {
                if (Charset.isSupported(name)) {
                    return Charset.forName(name);
                }
            } catch (IllegalCharsetNameException e) {
                throw new Problem("unknown encoding: " + encoding, false);
            }
            throw new Problem("unknown encoding: " + encoding, false);
        }
    }
}
