package org.pyrt.vm.parser;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Constant.BytesValue;
import org.pyrt.vm.ast.Constant.FloatValue;
import org.pyrt.vm.ast.Constant.ImaginaryValue;
import org.pyrt.vm.ast.Constant.IntValue;
import org.pyrt.vm.ast.Constant.StrValue;
import org.pyrt.vm.ast.Expr;

/** Numbers and strings, f-strings and t-strings with their concatenation included. */
abstract class LiteralParser extends TokenCursor {

    LiteralParser(Tokens tokens, String filename, ParserOptions options, SyntaxWarnings warnings) {
        super(tokens, filename, options, warnings);
    }

    /** What may stand in a replacement field: a yield expression or star expressions. */
    abstract Expr annotatedRhs();

    // ---- numbers

    /** The literal at the current token, which is a number. */
    final Expr.Literal number() {
        int i = pos++;
        Constant value = numberValue(i);
        return new Expr.Literal(value, line(i), col(i), endLine(i), endCol(i));
    }

    private Constant numberValue(int index) {
        byte[] b = tokens.source.bytes;
        int from = tokens.start[index];
        int to = tokens.end[index];
        if (to - from <= 18) {
            long value = 0;
            int i = from;
            while (i < to && b[i] >= '0' && b[i] <= '9') {
                value = value * 10 + b[i++] - '0';
            }
            if (i == to) {
                return IntValue.of(value);
            }
        }
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (b[i] != '_') {
                text.append((char) b[i]);
            }
        }
        if (text.length() < to - from && options.featureVersion() < 6) {
            throw errorAtToken("Underscores in numeric literals are only supported in Python 3.6 and greater", index);
        }
        return numberValue(text.toString(), index);
    }

    private Constant numberValue(String s, int index) {
        char second = s.length() > 1 ? (char) (s.charAt(1) | 0x20) : 0;
        if (s.charAt(0) == '0' && (second == 'x' || second == 'o' || second == 'b')) {
            int radix = second == 'x' ? 16 : second == 'o' ? 8 : 2;
            return IntValue.of(new BigInteger(s.substring(2), radix));
        }
        char last = (char) (s.charAt(s.length() - 1) | 0x20);
        if (last == 'j') {
            return new ImaginaryValue(Double.parseDouble(s.substring(0, s.length() - 1)));
        }
        if (s.indexOf('.') >= 0 || s.indexOf('e') >= 0 || s.indexOf('E') >= 0) {
            return new FloatValue(Double.parseDouble(s));
        }
        if (options.maxIntDigits() > 0 && s.length() > options.maxIntDigits()) {
            throw error(PySyntaxError.Kind.SYNTAX_ERROR, "Exceeds the limit (" + options.maxIntDigits()
                    + " digits) for integer string conversion: value has " + s.length()
                    + " digits; use sys.set_int_max_str_digits() to increase the limit"
                    + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                    line(index), 0, endLine(index), 0);
        }
        return IntValue.of(new BigInteger(s));
    }

    // ---- strings

    /** One or more adjacent string literals, at the current token. */
    Expr strings() {
        byte t = type[pos];
        if (t == Tok.STRING) {
            byte next = type[pos + 1];
            if (next != Tok.STRING && next != Tok.FSTRING_START && next != Tok.TSTRING_START) {
                return plainString();
            }
        }
        int first = pos;
        ArrayList<Expr> parts = new ArrayList<>();
        if (t == Tok.TSTRING_START) {
            while (type[pos] == Tok.TSTRING_START) {
                parts.add(interpolated(true));
            }
        } else {
            while (type[pos] == Tok.STRING || type[pos] == Tok.FSTRING_START) {
                parts.add(type[pos] == Tok.STRING ? plainString() : interpolated(false));
            }
        }
        if (type[pos] == Tok.ERROR) {
            throw fail();
        }
        int last = pos - 1;
        if (t == Tok.TSTRING_START) {
            if (type[pos] == Tok.STRING || type[pos] == Tok.FSTRING_START) {
                throw fail();
            }
        } else if (type[pos] == Tok.TSTRING_START) {
            throw fail();
        }
        return new StringConcatenation(this, t == Tok.TSTRING_START)
                .concatenate(parts, line(first), col(first), endLine(last), endCol(last));
    }

    /** A string or bytes literal without replacement fields. */
    final Expr.Literal plainString() {
        int i = pos++;
        byte[] b = tokens.source.bytes;
        int from = tokens.start[i];
        int to = tokens.end[i];
        boolean bytes = false;
        boolean raw = false;
        String kind = b[from] == 'u' ? "u" : null;
        while (b[from] != '"' && b[from] != '\'') {
            int letter = b[from++] | 0x20;
            bytes |= letter == 'b';
            raw |= letter == 'r';
        }
        int quotes = to - from >= 6 && b[from + 1] == b[from] && b[from + 2] == b[from] ? 3 : 1;
        from += quotes;
        to -= quotes;
        try {
            Constant value = bytes ? bytesValue(from, to, raw, i) : strValue(from, to, raw, kind, i);
            return new Expr.Literal(value, line(i), col(i), endLine(i), endCol(i));
        } catch (Escapes.Bad e) {
            throw decodingError(bytes ? "(value error) " : "(unicode error) ", e, i);
        }
    }

    private Constant bytesValue(int from, int to, boolean raw, int token) {
        byte[] b = tokens.source.bytes;
        boolean escaped = false;
        for (int i = from; i < to; i++) {
            if (b[i] < 0) {
                touch(token);
                throw errorAtToken("bytes can only contain ASCII literal characters", token);
            }
            escaped |= b[i] == '\\';
        }
        if (raw || !escaped) {
            return new BytesValue(Arrays.copyOfRange(b, from, to));
        }
        Escapes.Decoded d = Escapes.bytes(b, from, to);
        warnEscape(d.doubtful(), token, from, to, line(token));
        return new BytesValue(d.bytes());
    }

    final StrValue strValue(int from, int to, boolean raw, String kind, int token) {
        return strValue(from, to, raw, kind, token, line(token));
    }

    /**
     * The value of literal text; warnings count lines from {@code firstLine}.
     *
     * @throws Escapes.Bad for an escape that has no meaning
     */
    private StrValue strValue(int from, int to, boolean raw, String kind, int token, int firstLine) {
        byte[] b = tokens.source.bytes;
        boolean plain = true;
        for (int i = from; i < to && plain; i++) {
            plain = b[i] >= 0 && b[i] != '\\';
        }
        if (plain) {
            return new StrValue(new String(b, from, to - from, StandardCharsets.ISO_8859_1), null, kind);
        }
        if (raw) {
            return new CodePoints().addUtf8(b, from, to).toStr(kind);
        }
        Escapes.Decoded d = Escapes.string(b, from, to, kind);
        warnEscape(d.doubtful(), token, from, to, firstLine);
        return d.str();
    }

    private PySyntaxError decodingError(String what, Escapes.Bad e, int token) {
        touch(token);
        return errorFetchedAt(PySyntaxError.Kind.SYNTAX_ERROR, what + e.getMessage(), furthest);
    }

    private void warnEscape(String doubtful, int token, int from, int to, int firstLine) {
        if (doubtful == null || !warningsOn()) {
            return;
        }
        boolean octal = doubtful.length() > 1;
        boolean text = type[token] == Tok.FSTRING_MIDDLE || type[token] == Tok.TSTRING_MIDDLE;
        if (text && (doubtful.equals("{") || doubtful.equals("}"))) {
            return;
        }
        String message = octal ? Escapes.octalWarning(doubtful) : Escapes.warning(doubtful.charAt(0));
        byte[] b = tokens.source.bytes;
        int at = placeOf(doubtful, from, to);
        int lineno = line(token);
        int lineStart = from;
        while (lineStart > 0 && b[lineStart - 1] != '\n') {
            lineStart--;
        }
        for (int i = from; i < at; i++) {
            if (b[i] == '\n') {
                lineno++;
                lineStart = i + 1;
            }
        }
        if (!warnings.warn(message, lineno + firstLine - line(token))) {
            String error = octal ? Escapes.octalError(doubtful) : Escapes.error(doubtful.charAt(0));
            throw errorAt(error, lineno, at - lineStart, lineno, at - lineStart + 2);
        }
    }

    /** The index of the backslash before the first escape that is written so; {@code from} if there is none. */
    private int placeOf(String doubtful, int from, int to) {
        byte[] b = tokens.source.bytes;
        for (int i = from; i + 1 < to; i++) {
            if (b[i] == '\\') {
                if (b[i + 1] == doubtful.charAt(0) && (doubtful.length() == 1
                        || tokens.source.text(i + 1, Math.min(to, i + 1 + doubtful.length())).equals(doubtful))) {
                    return i;
                }
                i++;
            }
        }
        return from;
    }

    /** Whether warnings are reported; the second pass over a faulty source reports none. */
    boolean warningsOn() {
        return true;
    }

    // ---- f- and t-strings

    /** One f- or t-string, from its start token on. */
    final Expr interpolated(boolean template) {
        int first = pos++;
        byte[] b = tokens.source.bytes;
        boolean raw = false;
        for (int i = tokens.start[first]; b[i] != '"' && b[i] != '\''; i++) {
            raw |= (b[i] | 0x20) == 'r';
        }
        byte middle = template ? Tok.TSTRING_MIDDLE : Tok.FSTRING_MIDDLE;
        byte end = template ? Tok.TSTRING_END : Tok.FSTRING_END;
        ArrayList<Expr> parts = new ArrayList<>();
        int[] texts = {};
        while (true) {
            if (type[pos] == middle) {
                texts = Arrays.copyOf(texts, texts.length + 1);
                texts[texts.length - 1] = pos++;
                parts.add(null);
            } else if (type[pos] == Tok.LBRACE) {
                replacementField(parts, template, template, raw);
            } else {
                break;
            }
        }
        expect(end);
        int last = pos - 1;
        parts = decoded(parts, texts, raw, last);
        if (template) {
            requireVersion(14, "t-strings are", last);
        }
        return template
                ? new Expr.TemplateStr(freeze(parts), line(first), col(first), endLine(last), endCol(last))
                : new Expr.JoinedStr(freeze(parts), line(first), col(first), endLine(last), endCol(last));
    }

    /** The parts with literal text, null until now, decoded, and left out where it is empty: once the string has ended, whose line counts for warnings. */
    private ArrayList<Expr> decoded(ArrayList<Expr> parts, int[] texts, boolean raw, int end) {
        ArrayList<Expr> all = new ArrayList<>(parts.size());
        int next = 0;
        for (Expr part : parts) {
            if (part != null) {
                all.add(part);
                continue;
            }
            addText(all, texts[next++], raw, end);
        }
        return all;
    }

    /** Adds the literal text of token {@code i}, unless it is empty; token {@code told} is where errors are told and warnings count lines from. */
    private void addText(ArrayList<Expr> parts, int i, boolean raw, int told) {
        try {
            StrValue value = strValue(tokens.start[i], tokens.end[i], raw, null, i, line(told));
            if (value.length() > 0) {
                parts.add(new Expr.Literal(value, line(i), col(i), endLine(i), endCol(i)));
            }
        } catch (Escapes.Bad e) {
            throw decodingError("(unicode error) ", e, told);
        }
    }

    /**
     * A replacement field from its opening brace on; a self-documenting one adds its text first.
     *
     * @param template whether the field becomes an {@link Expr.Interpolation}
     * @param inTemplate whether the string is a t-string, which differs for fields of a format specification
     * @param raw whether the string is raw
     */
    void replacementField(ArrayList<Expr> parts, boolean template, boolean inTemplate, boolean raw) {
        int open = pos;
        expect(Tok.LBRACE);
        Expr value = annotatedRhs();
        boolean debug = accept(Tok.EQUAL);
        int textEnd = pos;
        int conversion = -1;
        int conversionName = -1;
        if (type[pos] == Tok.EXCLAMATION) {
            conversionName = pos + 1;
            conversion = conversion(inTemplate);
        }
        Expr spec = null;
        if (type[pos] == Tok.COLON) {
            spec = formatSpec(inTemplate, raw);
        }
        expect(Tok.RBRACE);
        int close = pos - 1;
        if (debug && conversion < 0 && spec == null) {
            conversion = 'r';
        }
        String text = debug || template ? expressionText(tokens.end[open], tokens.start[textEnd]) : null;
        if (debug) {
            int textEndLine = endLine(close);
            int textEndCol = endCol(close) - 1;
            if (conversionName >= 0) {
                textEndLine = line(conversionName);
                textEndCol = col(conversionName) - 1;
            } else if (spec != null) {
                textEndLine = spec.lineno();
                textEndCol = spec.col();
            }
            parts.add(new Expr.Literal(StrValue.ofUtf16(text, null), line(open), col(open) + 1, textEndLine,
                    textEndCol));
        }
        if (template) {
            parts.add(new Expr.Interpolation(value, StrValue.ofUtf16(stripped(text), null), conversion, spec,
                    line(open), col(open), endLine(close), endCol(close)));
        } else {
            parts.add(new Expr.FormattedValue(value, conversion, spec, line(open), col(open), endLine(close),
                    endCol(close)));
        }
    }

    private int conversion(boolean template) {
        int mark = pos++;
        if (type[pos] != Tok.NAME) {
            throw fail();
        }
        int name = pos++;
        char letter = template ? 't' : 'f';
        if (line(mark) != line(name) || endCol(mark) != col(name)) {
            throw errorAt(letter + "-string: conversion type must come right after the exclamation mark",
                    line(mark), col(mark), endLine(name), endCol(name));
        }
        String text = nameAt(name);
        if (text.length() > 1 || "sra".indexOf(text.charAt(0)) < 0) {
            throw errorAtToken(letter + "-string: invalid conversion character '" + text
                    + "': expected 's', 'r', or 'a'", name);
        }
        return text.charAt(0);
    }

    private Expr formatSpec(boolean template, boolean raw) {
        int colon = pos++;
        byte middle = template ? Tok.TSTRING_MIDDLE : Tok.FSTRING_MIDDLE;
        ArrayList<Expr> parts = new ArrayList<>();
        while (true) {
            if (type[pos] == middle) {
                addText(parts, pos, raw, pos);
                pos++;
            } else if (type[pos] == Tok.LBRACE) {
                enter();
                replacementField(parts, false, template, raw);
                leave();
            } else {
                break;
            }
        }
        int last = pos - 1;
        if (parts.isEmpty() || parts.size() == 1 && parts.get(0) instanceof Expr.Literal) {
            return new Expr.JoinedStr(freeze(parts), line(colon), col(colon), endLine(last), endCol(last));
        }
        return new StringConcatenation(this, false)
                .concatenate(parts, line(colon), col(colon), endLine(last), endCol(last));
    }

    /** The source of a field's expression, comments left out. */
    private String expressionText(int from, int to) {
        String text = tokens.source.text(from, to);
        if (text.indexOf('#') < 0) {
            return text;
        }
        return withoutComments(text);
    }

    private static String withoutComments(String text) {
        StringBuilder out = new StringBuilder(text.length());
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\' && i + 1 < text.length()) {
                    out.append(c);
                    c = text.charAt(++i);
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '#') {
                while (i < text.length() && text.charAt(i) != '\n') {
                    i++;
                }
                if (i == text.length()) {
                    break;
                }
                c = '\n';
            }
            out.append(c);
        }
        return out.toString();
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == '=')) {
            end--;
        }
        return text.substring(0, end);
    }
}
