package org.pyrt.vm.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.pyrt.vm.ast.Mod;

/**
 * Looks for a misspelt keyword behind a plain syntax error, as {@code traceback} does when it prints one: replaces a name
 * by a similar keyword and sees whether the source is accepted then.
 *
 * <p>Source: {@code Lib/traceback.py}, {@code TracebackException._find_keyword_typos} (3.14).
 */
public final class KeywordSuggestion {

    private static final int MAX_SOURCE = 1024;
    private static final int MAX_NAMES = 10;
    private static final int MAX_MATCHES = 3;

    private KeywordSuggestion() {}

    /**
     * The error to print in place of this one: the same, or one that suggests a keyword.
     *
     * @param file whether the source is a file that is run; then only names on the error's line are tried
     * @param compiles whether a tree also passes the checks after parsing
     */
    public static PySyntaxError improve(PySyntaxError e, boolean file, Predicate<Mod> compiles) {
        boolean plain = e.getMessage().equals("invalid syntax")
                || e.getMessage().contains("Perhaps you forgot a comma");
        if (!plain || e.source() == null) {
            return e;
        }
        String[] lines = e.source().split("\n", -1);
        int from = Math.max(e.lastStatementLine() - 1, 0);
        int to = Math.min(Math.max(e.lineno(), from), lines.length);
        String code = dedented(lines, from, to);
        if (code.length() > MAX_SOURCE) {
            return e;
        }
        int wantedLine = file ? (e.lastStatementLine() == 0 ? e.lineno() : e.lineno() + 1) - e.lastStatementLine() : 0;
        return improve(e, code, wantedLine, compiles);
    }

    private static PySyntaxError improve(PySyntaxError e, String code, int wantedLine, Predicate<Mod> compiles) {
        SourceText source = SourceText.ofUtf8(code.getBytes(StandardCharsets.UTF_8), 0, true);
        Tokens tokens = new Lexer(source, e.filename(), ParserOptions.of(ParserOptions.FILE))
                .run();
        String[] lines = code.split("\n", -1);
        int names = 0;
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.type[i] != Tok.NAME || wantedLine != 0 && tokens.line[i] != wantedLine) {
                continue;
            }
            if (++names > MAX_NAMES) {
                return e;
            }
            String name = source.text(tokens.start[i], tokens.end[i]);
            for (String keyword : matches(name)) {
                if (accepts(source.text(0, tokens.start[i]) + keyword
                        + source.text(tokens.end[i], trimmedEnd(source, code)), compiles)) {
                    return suggestion(e, source, tokens, i, lines, keyword);
                }
            }
        }
        return e;
    }

    private static int trimmedEnd(SourceText source, String code) {
        return code.endsWith("\n") ? source.length : source.length - 1;
    }

    private static PySyntaxError suggestion(PySyntaxError e, SourceText source, Tokens tokens, int i, String[] lines,
            String keyword) {
        int line = tokens.line[i];
        int start = tokens.lineStarts[line - 1];
        int offset = source.codePoints(start, tokens.start[i]) + 1;
        int endOffset = source.codePoints(start, tokens.end[i]) + 1;
        return new PySyntaxError(e.kind(), "invalid syntax. Did you mean '" + keyword + "'?", e.filename(), line, offset,
                line, endOffset, lines[line - 1]);
    }

    /** Whether the source is valid, or could become so when it goes on. */
    private static boolean accepts(String code, Predicate<Mod> compiles) {
        ParserOptions options = new ParserOptions(ParserOptions.FILE,
                ParserOptions.ALLOW_INCOMPLETE_INPUT | ParserOptions.DONT_IMPLY_DEDENT, 0);
        try {
            return compiles.test(Parser.parse(code, "<input>", options, SyntaxWarnings.IGNORE));
        } catch (PySyntaxError e) {
            return e.kind() == PySyntaxError.Kind.INCOMPLETE_INPUT;
        }
    }

    /** The lines without the white space that all of them start with. */
    private static String dedented(String[] lines, int from, int to) {
        String margin = null;
        for (int i = from; i < to; i++) {
            String line = lines[i];
            int indent = indentOf(line);
            if (indent == line.length()) {
                continue;
            }
            String own = line.substring(0, indent);
            if (margin == null) {
                margin = own;
            } else {
                int common = 0;
                while (common < margin.length() && common < indent && margin.charAt(common) == own.charAt(common)) {
                    common++;
                }
                margin = margin.substring(0, common);
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from) {
                out.append('\n');
            }
            if (indentOf(lines[i]) < lines[i].length()) {
                out.append(lines[i], margin.length(), lines[i].length());
            }
        }
        return out.toString();
    }

    private static int indentOf(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    // ---- similar words

    /** The keywords most like a name, the best first. */
    private static List<String> matches(String name) {
        ArrayList<String> out = new ArrayList<>();
        String nearest = nearest(name);
        if (nearest != null) {
            out.add(nearest);
        }
        ArrayList<String> words = new ArrayList<>();
        ArrayList<Double> ratios = new ArrayList<>();
        for (String keyword : Tok.KEYWORDS) {
            double ratio = 2.0 * matching(keyword, 0, keyword.length(), name, 0, name.length())
                    / (keyword.length() + name.length());
            if (ratio >= 0.5) {
                int at = 0;
                while (at < words.size() && (ratios.get(at) > ratio
                        || ratios.get(at) == ratio && words.get(at).compareTo(keyword) > 0)) {
                    at++;
                }
                words.add(at, keyword);
                ratios.add(at, ratio);
            }
        }
        for (int i = 0; i < Math.min(MAX_MATCHES, words.size()); i++) {
            out.add(words.get(i));
        }
        return out.size() > MAX_MATCHES ? out.subList(0, MAX_MATCHES) : out;
    }

    /** How many characters the longest common parts of two words hold, parts of parts included. */
    private static int matching(String a, int aFrom, int aTo, String b, int bFrom, int bTo) {
        int bestA = aFrom;
        int bestB = bFrom;
        int best = 0;
        for (int i = aFrom; i < aTo; i++) {
            for (int j = bFrom; j < bTo; j++) {
                int k = 0;
                while (i + k < aTo && j + k < bTo && a.charAt(i + k) == b.charAt(j + k)) {
                    k++;
                }
                if (k > best) {
                    best = k;
                    bestA = i;
                    bestB = j;
                }
            }
        }
        if (best == 0) {
            return 0;
        }
        return best + matching(a, aFrom, bestA, b, bFrom, bestB)
                + matching(a, bestA + best, aTo, b, bestB + best, bTo);
    }

    /** The keyword at the least edit distance, if that is small enough; changing the case of a letter costs half. */
    private static String nearest(String name) {
        if (name.length() > 40) {
            return null;
        }
        String found = null;
        int best = Integer.MAX_VALUE;
        for (String keyword : Tok.KEYWORDS) {
            int max = Math.min((keyword.length() + name.length() + 3) * 2 / 6, best - 1);
            int distance = distance(name, keyword);
            if (distance <= max) {
                found = keyword;
                best = distance;
            }
        }
        return found;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j * 2;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i * 2;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + cost(a.charAt(i - 1), b.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 2);
            }
        }
        return row[b.length()];
    }

    private static int cost(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? 1 : 2;
    }
}
