package org.pyrt.vm.parser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The parser's samples and what CPython makes of them ({@code src/test/python/parser_vectors.py} writes that). */
public final class Samples {

    /** The names of the samples. */
    public static final String[] NAMES = {"grammar", "strings", "patterns", "layout", "scopes"};

    private Samples() {}

    /** The bytes of a file beside this class. */
    public static byte[] bytes(String file) {
        try (InputStream in = Samples.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file beside this class. */
    public static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** Undoes the escapes of a field of {@code errors.tsv}. */
    static String unescape(String field) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\') {
                c = field.charAt(++i);
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
            }
            out.append(c);
        }
        return out.toString();
    }
}
