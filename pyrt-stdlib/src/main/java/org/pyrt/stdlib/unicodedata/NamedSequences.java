package org.pyrt.stdlib.unicodedata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sequences of characters that have a name of their own. Source: Unicode, NamedSequences.txt, kept as a resource of this package. */
final class NamedSequences {

    private NamedSequences() {}

    /** The sequence of a name in any case, or null. Reads the list each time: hardly a program asks twice. */
    static String find(String name) {
        String wanted = name.toUpperCase(Locale.ROOT) + ";";
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(NamedSequences.class.getResourceAsStream("NamedSequences.txt"), StandardCharsets.US_ASCII))) {
            for (String line; (line = in.readLine()) != null; ) {
                if (line.startsWith(wanted)) {
                    return sequence(line.substring(wanted.length()));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sequence(String numbers) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < numbers.length(); ) {
            int end = numbers.indexOf(' ', i) < 0 ? numbers.length() : numbers.indexOf(' ', i);
            b.appendCodePoint(Integer.parseInt(numbers, i, end, 16));
            i = end + 1;
        }
        return b.toString();
    }
}
