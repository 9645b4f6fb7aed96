package org.pyrt.vm.parser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the encoding of source by its byte order mark and coding comment (PEP 263), and decodes it. */
final class SourceDecoder {

    private final byte[] source;
    private final String filename;
    private final boolean file;
    private final SourceCodec codec;
    private int cookieLine;

    /**
     * @param file whether the source is a file being run: CPython words some errors differently then
     */
    SourceDecoder(byte[] source, String filename, boolean file, SourceCodec codec) {
        this.source = source;
        this.filename = filename;
        this.file = file;
        this.codec = codec;
    }

    SourceText decode(boolean addNewline) {
        boolean bom = source.length >= 3 && source[0] == (byte) 0xEF && source[1] == (byte) 0xBB
                && source[2] == (byte) 0xBF;
        int from = bom ? 3 : 0;
        String encoding = codingComment(from);
        if (encoding != null) {
            String normal = normalName(encoding);
            if (!normal.equals("utf-8")) {
                if (bom) {
                    throw markProblem(normal, from);
                }
                return decodeBy(normal, addNewline);
            }
        }
        checkUtf8(from, encoding != null);
        return SourceText.ofUtf8(source, from, addNewline);
    }

    private PySyntaxError markProblem(String encoding, int from) {
        int line = cookieLine;
        int start = from;
        for (int i = 1; i < line; i++) {
            start = endOfLine(start) + 1;
        }
        int end = endOfText(start);
        return new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, "encoding problem: " + encoding + " with BOM",
                filename, line, 0, line, end - start + line - 1, text(start, end));
    }

    private SourceText decodeBy(String encoding, boolean addNewline) {
        try {
            byte[] given = file ? source : SourceText.ofUtf8(source, 0, addNewline).toBytes();
            String text = codec.decode(encoding, given);
            SourceText decoded = SourceText.ofUtf8(text.getBytes(StandardCharsets.UTF_8), 0, addNewline);
            decoded.undecoded = file ? null : given;
            return decoded;
        } catch (SourceCodec.Problem e) {
            if (file && e.isOfBytes()) {
                checkHead(encoding);
            }
            String message = file ? "encoding problem: " + encoding : e.getMessage();
            throw new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, message, filename,
                    file ? PySyntaxError.NONE : 0, -1, PySyntaxError.NONE,
                    PySyntaxError.NONE, null);
        }
    }

    /** The lines up to the coding comment are decoded before the others: what is wrong with them is told for its line. */
    private void checkHead(String encoding) {
        int start = 0;
        for (int i = 1; i < cookieLine; i++) {
            start = endOfLine(start) + 1;
        }
        int end = endOfText(start);
        try {
            codec.decode(encoding, Arrays.copyOf(source, Math.min(endOfLine(start) + 1, source.length)));
        } catch (SourceCodec.Problem e) {
            throw new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, "(unicode error) " + e.getMessage(), filename,
                    cookieLine, 0, cookieLine, 0, text(start, end));
        }
    }

    // ---- the coding comment

    /** The encoding that a comment on line 1 or 2 names, or null. */
    private String codingComment(int from) {
        int start = from;
        for (int line = 1; line <= 2 && start < source.length; line++) {
            int end = endOfLine(start);
            int i = start;
            while (i < end && (source[i] == ' ' || source[i] == '\t' || source[i] == '\f')) {
                i++;
            }
            if (i < end && source[i] == '#') {
                String name = encodingIn(i, end);
                if (name != null) {
                    cookieLine = line;
                    return name;
                }
            } else if (i < end && source[i] != '\r') {
                return null;
            }
            start = end + 1;
        }
        return null;
    }

    private int endOfLine(int start) {
        int i = start;
        while (i < source.length && source[i] != '\n'
                && !(source[i] == '\r' && (i + 1 == source.length || source[i + 1] != '\n'))) {
            i++;
        }
        return i;
    }

    /** The end of a line without the carriage return of a line end of two characters. */
    private int endOfText(int start) {
        int end = endOfLine(start);
        return end > start && source[end - 1] == '\r' ? end - 1 : end;
    }

    private String encodingIn(int from, int end) {
        for (int i = from; i + 6 < end; i++) {
            if (source[i] == 'c' && source[i + 1] == 'o' && source[i + 2] == 'd' && source[i + 3] == 'i'
                    && source[i + 4] == 'n' && source[i + 5] == 'g' && (source[i + 6] == ':' || source[i + 6] == '=')) {
                int start = i + 7;
                while (start < end && (source[start] == ' ' || source[start] == '\t')) {
                    start++;
                }
                int stop = start;
                while (stop < end && isNamePart(source[stop])) {
                    stop++;
                }
                if (stop > start) {
                    return new String(source, start, stop - start, StandardCharsets.ISO_8859_1);
                }
            }
        }
        return null;
    }

    private static boolean isNamePart(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    /** CPython's spelling of the two most common encodings; others stay as they are. */
    private static String normalName(String name) {
        StringBuilder s = new StringBuilder(12);
        for (int i = 0; i < name.length() && i < 12; i++) {
            char c = name.charAt(i);
            s.append(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        String n = s.toString();
        if (n.equals("utf-8") || n.startsWith("utf-8-")) {
            return "utf-8";
        }
        if (isOrStarts(n, "latin-1") || isOrStarts(n, "iso-8859-1") || isOrStarts(n, "iso-latin-1")) {
            return "iso-8859-1";
        }
        return name;
    }

    private static boolean isOrStarts(String n, String base) {
        return n.equals(base) || n.startsWith(base + "-");
    }

    // ---- UTF-8

    private void checkUtf8(int from, boolean declared) {
        int line = 1;
        int lineStart = from;
        int i = from;
        while (i < source.length) {
            byte c = source[i];
            if (c >= 0) {
                i++;
                if (c == '\n' || c == '\r' && (i == source.length || source[i] != '\n')) {
                    line++;
                    lineStart = i;
                }
                continue;
            }
            int size = sequence(i);
            if (size == 0) {
                throw notUtf8(i, line, lineStart, declared);
            }
            i += size;
        }
    }

    /** The length of the UTF-8 sequence at an offset, 0 when it is malformed. */
    private int sequence(int i) {
        int c = source[i] & 0xFF;
        int size = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
        if (size == 0 || i + size > source.length) {
            return 0;
        }
        int second = source[i + 1] & 0xFF;
        if (c == 0xE0 && second < 0xA0 || c == 0xED && second >= 0xA0 || c == 0xF0 && second < 0x90
                || c == 0xF4 && second >= 0x90) {
            return 0;
        }
        for (int k = 1; k < size; k++) {
            if ((source[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    private PySyntaxError notUtf8(int at, int line, int lineStart, boolean declared) {
        String hex = Integer.toHexString(source[at] & 0xFF);
        String text = text(lineStart, endOfText(lineStart));
        if (file && declared) {
            String reason = (source[at] & 0xFF) < 0xC2 || (source[at] & 0xFF) > 0xF4 ? "invalid start byte"
                    : "invalid continuation byte";
            return new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, "(unicode error) 'utf-8' codec can't decode byte 0x"
                    + hex + " in position " + (at - lineStart) + ": " + reason, filename, line, 0, line, 0, text);
        }
        String before = text(lineStart, at + 1);
        int col = before.codePointCount(0, before.length());
        String where = file && filename != null ? " in file " + filename : "";
        return new PySyntaxError(PySyntaxError.Kind.SYNTAX_ERROR, "Non-UTF-8 code starting with '\\x" + hex + "'" + where
                + " on line " + line + ", but no encoding declared; see https://peps.python.org/pep-0263/ for details",
                filename, line, col, line, col, text);
    }

    /** A part of the source as text; what is no UTF-8 is replaced, for each longest beginning of a sequence once. */
    private String text(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int size = source[i] >= 0 ? 1 : sequence(i);
            if (size > 0 && i + size <= to) {
                text.append(new String(source, i, size, StandardCharsets.UTF_8));
                i += size;
            } else {
                text.append('\ufffd');
                i += Math.min(beginning(i), to - i);
            }
        }
        return text.toString();
    }

    /** How many bytes of a malformed sequence could begin one. */
    private int beginning(int i) {
        int c = source[i] & 0xFF;
        int size = c < 0xC2 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 1;
        int n = 1;
        while (n < size && i + n < source.length && (source[i + n] & 0xC0) == 0x80) {
            int second = source[i + 1] & 0xFF;
            if (n == 1 && (c == 0xE0 && second < 0xA0 || c == 0xED && second >= 0xA0 || c == 0xF0 && second < 0x90 || c == 0xF4 && second >= 0x90)) {
                break;
            }
            n++;
        }
        return n;
    }
}
