package org.pyrt.objects.exception;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of source files, read when first asked for and kept as long as this object. What cannot be read has no lines. */
public final class SourceLines {

    private static final List<String> NOTHING = List.of();
    private static final long LARGEST = 1L << 28;

    private final Map<String, List<String>> files = new HashMap<>();

    /** Sources that are in no file; null: they are not shown. */
    private final ProgramSources program;

    /** Nothing read yet; {@code program} may be null. */
    public SourceLines(ProgramSources program) {
        this.program = program;
    }

    /** The line, counted from 1, without its end; null if the file has no such line or cannot be read. */
    public String line(String file, int number) {
        List<String> lines = program == null ? null : program.find(file);
        if (lines == null) {
            lines = files.get(file);
        }
        if (lines == null) {
            lines = file.isEmpty() || file.startsWith("<") && file.endsWith(">") ? NOTHING : read(file);
            files.put(file, lines);
        }
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : null;
    }

    private static List<String> read(String file) {
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return NOTHING;
            }
            byte[] bytes = Files.readAllBytes(path);
            int start = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
            return split(new String(bytes, start, bytes.length - start, start == 3 ? StandardCharsets.UTF_8 : encoding(bytes)));
        } catch (IOException | InvalidPathException e) {
            return NOTHING;
        }
    }

    /** Splits at the line ends that reading a text file knows: LF, CR LF and CR. */
    static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, i));
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** The encoding that a comment in the first two lines declares (PEP 263); UTF-8 if there is none or it is unknown. */
    private static Charset encoding(byte[] bytes) {
        int end = 0;
        for (int ends = 0; end < bytes.length && ends < 2; end++) {
            if (bytes[end] == '\n') {
                ends++;
            }
        }
        for (String line : split(new String(bytes, 0, end, StandardCharsets.ISO_8859_1))) {
            String text = line.strip();
            if (!text.startsWith("#")) {
                if (!text.isEmpty()) {
                    break;
                }
                continue;
            }
            int at = text.indexOf("coding");
            if (at >= 0 && at + 6 < text.length() && (text.charAt(at + 6) == ':' || text.charAt(at + 6) == '=')) {
                return charset(text.substring(at + 7).stripLeading());
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset charset(String text) {
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || "-_.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String name = text.substring(0, end).replace('_', '-');
        try {
            return name.equalsIgnoreCase("latin-1") ? StandardCharsets.ISO_8859_1 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
