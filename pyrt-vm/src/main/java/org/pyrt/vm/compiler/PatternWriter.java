package org.pyrt.vm.compiler;

import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Pattern;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Label;
import org.pyrt.vm.code.Opcode;

/**
 * The match statement. The subject and the parts being looked at are in hidden locals; so are captures, which become names only when the whole
 * pattern matched. A pattern that fails jumps to a label with no temporary live. Source: CPython 3.14 Python/codegen.c for the order of
 * checks and the errors.
 */
final class PatternWriter {

    private final CodeWriter writer;
    private final Unit u;
    private final CodeBuilder b;

    /** The hidden locals of the names that the current case captures. */
    private Map<String, Integer> captures;

    /** Names captured so far on the current path. */
    private Set<String> stored;

    /** Where the current pattern jumps when it fails. */
    private Label fail;

    private boolean irrefutableAllowed;

    /** One more than the highest hidden local that the current case used. */
    private int high;

    PatternWriter(CodeWriter writer) {
        this.writer = writer;
        this.u = writer.u;
        this.b = u.b;
    }

    void match(Stmt.Match s) {
        int subject = b.pushHidden();
        int value = writer.expressions.operand(s.subject());
        b.at(s.subject());
        b.emit(Opcode.MOVE, subject, value, 0);
        b.temps = 0;
        Label end = new Label();
        BitSet before = u.snapshot();
        BitSet after = null;
        boolean open = true;
        List<MatchCase> cases = s.cases();
        for (int i = 0; i < cases.size(); i++) {
            MatchCase c = cases.get(i);
            boolean last = i == cases.size() - 1;
            boolean otherwise = last && i > 0 && isWildcard(c.pattern());
            after = oneCase(c, last, otherwise, subject, end, after);
            u.restore(before);
            open = !(otherwise && c.guard() == null);
        }
        if (open) {
            b.emit(Opcode.CLEAR, subject, 0, 0);
        }
        b.hidden--;
        boolean falls = b.isReachable();
        if (after != null) {
            u.meet(after, falls);
        }
        b.bind(end);
    }

    private static boolean isWildcard(Pattern p) {
        return p instanceof Pattern.MatchAs as && as.pattern() == null && as.name() == null;
    }

    /** One case; answers what is assigned on all ways to the end so far. */
    private BitSet oneCase(MatchCase c, boolean last, boolean otherwise, int subject, Label end, BitSet after) {
        captures = new LinkedHashMap<>();
        stored = new HashSet<>();
        fail = new Label();
        irrefutableAllowed = c.guard() != null || last;
        int base = b.hidden;
        high = base;
        b.at(c.pattern());
        collect(c.pattern());
        if (!otherwise) {
            pattern(c.pattern(), subject);
        }
        b.at(c.pattern());
        for (Map.Entry<String, Integer> e : captures.entrySet()) {
            writer.names.store(e.getKey(), e.getValue());
            b.emit(Opcode.CLEAR, e.getValue(), 0, 0);
        }
        int top = high;
        b.hidden = base;
        Label next = fail;
        if (c.guard() != null) {
            writer.expressions.jumpIf(c.guard(), next, false);
        }
        b.emit(Opcode.CLEAR, subject, 0, 0);
        writer.statements(c.body());
        BitSet merged = after;
        if (b.isReachable()) {
            merged = u.snapshot();
            if (after != null) {
                merged.and(after);
            }
            b.artificial();
            b.jump(Opcode.JUMP, 0, 0, end);
        }
        b.bind(next);
        if (b.isReachable()) {
            b.at(c.pattern());
            b.artificial();
            for (int h = base; h < top; h++) {
                b.emit(Opcode.CLEAR, CodeBuilder.HIDDEN + h, 0, 0);
            }
        }
        return merged;
    }

    private int push() {
        int h = b.pushHidden();
        high = Math.max(high, b.hidden);
        return h;
    }

    private void pop(int register) {
        b.emit(Opcode.CLEAR, register, 0, 0);
        b.hidden--;
    }

    /** Gives every captured name its hidden local. */
    private void collect(Pattern p) {
        switch (p.kind()) {
            case Pattern.MATCH_SEQUENCE:
                collect(((Pattern.MatchSequence) p).patterns());
                break;
            case Pattern.MATCH_MAPPING:
                collect(((Pattern.MatchMapping) p).patterns());
                capture(((Pattern.MatchMapping) p).rest());
                break;
            case Pattern.MATCH_CLASS:
                collect(((Pattern.MatchClass) p).patterns());
                collect(((Pattern.MatchClass) p).kwdPatterns());
                break;
            case Pattern.MATCH_STAR:
                capture(((Pattern.MatchStar) p).name());
                break;
            case Pattern.MATCH_AS:
                if (((Pattern.MatchAs) p).pattern() != null) {
                    collect(((Pattern.MatchAs) p).pattern());
                }
                capture(((Pattern.MatchAs) p).name());
                break;
            case Pattern.MATCH_OR:
                collect(((Pattern.MatchOr) p).patterns());
                break;
            default:
        }
    }

    private void collect(List<Pattern> patterns) {
        for (Pattern p : patterns) {
            collect(p);
        }
    }

    private void capture(String name) {
        if (name != null && !captures.containsKey(name)) {
            captures.put(name, push());
        }
    }

    private void store(String name, int value, Pattern at) {
        if (name == null) {
            return;
        }
        if (!stored.add(name)) {
            throw writer.error("multiple assignments to name '" + name + "' in pattern", at);
        }
        b.emit(Opcode.MOVE, captures.get(name), value, 0);
    }

    private void pattern(Pattern p, int subject) {
        b.at(p);
        switch (p.kind()) {
            case Pattern.MATCH_VALUE: {
                int value = writer.expressions.operand(((Pattern.MatchValue) p).value());
                b.at(p);
                b.jump(Opcode.EQ_JF, subject, value, fail);
                b.temps = 0;
                break;
            }
            case Pattern.MATCH_SINGLETON: {
                int value = writer.expressions.constant(((Pattern.MatchSingleton) p).value(), ExpressionWriter.ANY);
                b.jump(Opcode.IS_JF, subject, value, fail);
                b.temps = 0;
                break;
            }
            case Pattern.MATCH_SEQUENCE:
                sequence((Pattern.MatchSequence) p, subject);
                break;
            case Pattern.MATCH_MAPPING:
                mapping((Pattern.MatchMapping) p, subject);
                break;
            case Pattern.MATCH_CLASS:
                classPattern((Pattern.MatchClass) p, subject);
                break;
            case Pattern.MATCH_STAR:
                store(((Pattern.MatchStar) p).name(), subject, p);
                break;
            case Pattern.MATCH_AS:
                as((Pattern.MatchAs) p, subject);
                break;
            default:
                or((Pattern.MatchOr) p, subject);
        }
    }

    private void as(Pattern.MatchAs p, int subject) {
        if (p.pattern() == null) {
            if (!irrefutableAllowed) {
                throw writer.error(
                        p.name() == null
                                ? "wildcard makes remaining patterns unreachable"
                                : "name capture '" + p.name() + "' makes remaining patterns unreachable",
                        p);
            }
        } else {
            pattern(p.pattern(), subject);
            b.at(p);
        }
        store(p.name(), subject, p);
    }

    private void or(Pattern.MatchOr p, int subject) {
        Label outer = fail;
        Label end = new Label();
        Set<String> before = stored;
        Set<String> bound = null;
        boolean allowed = irrefutableAllowed;
        List<Pattern> patterns = p.patterns();
        for (int i = 0; i < patterns.size(); i++) {
            boolean last = i == patterns.size() - 1;
            fail = last ? outer : new Label();
            irrefutableAllowed = last && allowed;
            stored = new HashSet<>(before);
            pattern(patterns.get(i), subject);
            if (bound != null && !bound.equals(stored)) {
                throw writer.error("alternative patterns bind different names", p);
            }
            bound = stored;
            if (!last) {
                b.jump(Opcode.JUMP, 0, 0, end);
                b.bind(fail);
            }
        }
        fail = outer;
        irrefutableAllowed = allowed;
        b.bind(end);
    }

    private void sub(Pattern p, int subject) {
        boolean allowed = irrefutableAllowed;
        irrefutableAllowed = true;
        pattern(p, subject);
        irrefutableAllowed = allowed;
    }

    /** Goes on if a test of the subject gives a true result, else fails. */
    private void require(int op, int subject) {
        b.emit(op, CodeBuilder.TEMP, subject, 0);
        b.pushTemp();
        b.jump(Opcode.JUMP_IF_FALSE, CodeBuilder.TEMP, 0, fail);
        b.temps = 0;
    }

    private void requireLength(int subject, int jump, int length) {
        b.emit(Opcode.GET_LEN, CodeBuilder.TEMP, subject, 0);
        b.pushTemp();
        int n = writer.expressions.constant(Constant.IntValue.of(length), ExpressionWriter.ANY);
        b.jump(jump, CodeBuilder.TEMP, n, fail);
        b.temps = 0;
    }

    private void sequence(Pattern.MatchSequence p, int subject) {
        List<Pattern> patterns = p.patterns();
        int size = patterns.size();
        int star = -1;
        boolean onlyWildcards = true;
        boolean starWildcard = false;
        for (int i = 0; i < size; i++) {
            Pattern x = patterns.get(i);
            if (x instanceof Pattern.MatchStar s) {
                if (star >= 0) {
                    throw writer.error("multiple starred expressions in sequence pattern", p);
                }
                starWildcard = s.name() == null;
                onlyWildcards &= starWildcard;
                star = i;
            } else {
                onlyWildcards &= isWildcard(x);
            }
        }
        require(Opcode.MATCH_SEQUENCE, subject);
        if (star < 0) {
            requireLength(subject, Opcode.EQ_JF, size);
        } else if (size > 1) {
            requireLength(subject, Opcode.GE_JF, size - 1);
        }
        if (onlyWildcards) {
            return;
        }
        if (starWildcard) {
            bySubscript(patterns, subject, star);
            return;
        }
        if (star > 255 || star >= 0 && size - star - 1 > 255) {
            throw writer.error("too many expressions in star-unpacking sequence pattern", p);
        }
        b.emit(star < 0 ? Opcode.UNPACK : Opcode.UNPACK_EX, CodeBuilder.TEMP, subject, star < 0 ? size : star | size - star - 1 << 8);
        parts(patterns);
    }

    /** A sequence whose star binds nothing: only the items that patterns look at are taken. */
    private void bySubscript(List<Pattern> patterns, int subject, int star) {
        int size = patterns.size();
        for (int i = 0; i < size; i++) {
            Pattern x = patterns.get(i);
            if (i == star || isWildcard(x)) {
                continue;
            }
            b.at(x);
            int index;
            if (i < star) {
                index = writer.expressions.constant(Constant.IntValue.of(i), ExpressionWriter.ANY);
            } else {
                b.emit(Opcode.GET_LEN, CodeBuilder.TEMP, subject, 0);
                b.pushTemp();
                int back = writer.expressions.constant(Constant.IntValue.of(size - i), ExpressionWriter.ANY);
                index = writer.expressions.finish(ExpressionWriter.TEMP, 0, Opcode.SUB, CodeBuilder.TEMP, back);
            }
            int part = push();
            b.emit(Opcode.SUBSCR, part, subject, index);
            b.temps = 0;
            sub(x, part);
            pop(part);
        }
    }

    /** The parts that an instruction put into temporaries, first to last: each goes to a hidden local and is matched. */
    private void parts(List<Pattern> patterns) {
        int n = patterns.size();
        int base = b.hidden;
        for (int i = 0; i < n; i++) {
            b.pushTemp();
            push();
        }
        for (int i = n; --i >= 0; ) {
            b.emit(Opcode.MOVE, CodeBuilder.HIDDEN + base + i, CodeBuilder.TEMP + i, 0);
            b.temps--;
        }
        for (int i = 0; i < n; i++) {
            sub(patterns.get(i), CodeBuilder.HIDDEN + base + i);
            b.emit(Opcode.CLEAR, CodeBuilder.HIDDEN + base + i, 0, 0);
        }
        b.hidden = base;
    }

    private void mapping(Pattern.MatchMapping p, int subject) {
        int size = p.keys().size();
        require(Opcode.MATCH_MAPPING, subject);
        if (size > 0) {
            requireLength(subject, Opcode.GE_JF, size);
        }
        if (size == 0 && p.rest() == null) {
            return;
        }
        Set<Constant> seen = new HashSet<>();
        for (Expr key : p.keys()) {
            if (key instanceof Expr.Literal l && !seen.add(l.value())) {
                throw writer.error("mapping pattern checks duplicate key (" + Unparser.text(key) + ")", p);
            }
            writer.expressions.temp(key);
        }
        b.at(p);
        int keys = push();
        b.emit(Opcode.BUILD_TUPLE, keys, CodeBuilder.TEMP, size);
        b.temps = 0;
        b.emit(Opcode.MATCH_KEYS, CodeBuilder.TEMP, subject, keys);
        b.pushTemp();
        found();
        b.emit(Opcode.UNPACK, CodeBuilder.TEMP, CodeBuilder.TEMP, size);
        b.temps = 0;
        parts(p.patterns());
        b.at(p);
        if (p.rest() != null) {
            int rest = CodeBuilder.TEMP;
            b.emit(Opcode.MATCH_REST, rest, subject, keys);
            b.pushTemp();
            store(p.rest(), rest, p);
            b.temps = 0;
        }
        pop(keys);
    }

    /** The result of a look-up is in the only temporary: fails if it is None. */
    private void found() {
        int none = writer.expressions.constant(Constant.NONE, ExpressionWriter.ANY);
        Label yes = new Label();
        int t = CodeBuilder.TEMP;
        int copy = b.pushTemp();
        b.temps--;
        b.emit(Opcode.IS_NOT, copy, t, none);
        b.pushTemp();
        b.jump(Opcode.JUMP_IF_TRUE, copy, 0, yes);
        b.temps = 1;
        b.emit(Opcode.DISCARD, 0, t, 0);
        b.temps = 0;
        b.jump(Opcode.JUMP, 0, 0, fail);
        b.bind(yes);
        b.temps = 1;
    }

    private void classPattern(Pattern.MatchClass p, int subject) {
        int nargs = p.patterns().size();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < p.kwdAttrs().size(); i++) {
            if (!names.add(p.kwdAttrs().get(i))) {
                throw writer.error("attribute name repeated in class pattern: " + p.kwdAttrs().get(i), p.kwdPatterns().get(i));
            }
        }
        b.emit(Opcode.MOVE, CodeBuilder.TEMP, subject, 0);
        b.pushTemp();
        writer.expressions.temp(p.cls());
        b.at(p);
        int mark = b.temps;
        for (String name : p.kwdAttrs()) {
            writer.expressions.constant(Constant.StrValue.ofUtf16(name, null), ExpressionWriter.TEMP);
        }
        writer.expressions.finish(ExpressionWriter.TEMP, mark, Opcode.BUILD_TUPLE, CodeBuilder.TEMP + mark, p.kwdAttrs().size());
        writer.expressions.finish(ExpressionWriter.TEMP, 0, Opcode.MATCH_CLASS, CodeBuilder.TEMP, nargs);
        found();
        int size = nargs + p.kwdAttrs().size();
        b.emit(Opcode.UNPACK, CodeBuilder.TEMP, CodeBuilder.TEMP, size);
        b.temps = 0;
        List<Pattern> all = new java.util.ArrayList<>(p.patterns());
        all.addAll(p.kwdPatterns());
        parts(all);
    }
}
