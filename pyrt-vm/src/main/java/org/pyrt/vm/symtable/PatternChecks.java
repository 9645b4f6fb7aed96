package org.pyrt.vm.symtable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Pattern;

/** The checks of patterns: what they bind, and what they make unreachable. */
final class PatternChecks {

    private final SyntaxChecks checks;
    /** The names bound so far by the alternative being checked. */
    private ArrayList<String> bound;
    private boolean allowIrrefutable;

    PatternChecks(SyntaxChecks checks) {
        this.checks = checks;
    }

    /** Checks the pattern of one case; {@code irrefutable} says whether it may match everything. */
    void check(Pattern p, boolean irrefutable) {
        bound = new ArrayList<>();
        allowIrrefutable = irrefutable;
        pattern(p);
    }

    private void pattern(Pattern p) {
        switch (p.kind()) {
            case Pattern.MATCH_VALUE: {
                Expr value = ((Pattern.MatchValue) p).value();
                if (!PatternConstants.isConstant(value) && !(value instanceof Expr.Attribute)) {
                    throw checks.error("patterns may only match literals and attribute lookups", p);
                }
                checks.expr(value);
                break;
            }
            case Pattern.MATCH_SEQUENCE:
                sequence((Pattern.MatchSequence) p);
                break;
            case Pattern.MATCH_MAPPING:
                mapping((Pattern.MatchMapping) p);
                break;
            case Pattern.MATCH_CLASS:
                classPattern((Pattern.MatchClass) p);
                break;
            case Pattern.MATCH_STAR:
                bind(((Pattern.MatchStar) p).name(), p);
                break;
            case Pattern.MATCH_AS:
                as((Pattern.MatchAs) p);
                break;
            case Pattern.MATCH_OR:
                or((Pattern.MatchOr) p);
                break;
            default:
                break;
        }
    }

    private void bind(String name, Pattern at) {
        if (name != null) {
            if (bound.contains(name)) {
                throw checks.error("multiple assignments to name '" + name + "' in pattern", at);
            }
            bound.add(name);
        }
    }

    private void within(Pattern p) {
        boolean saved = allowIrrefutable;
        allowIrrefutable = true;
        pattern(p);
        allowIrrefutable = saved;
    }

    private void withinAll(List<Pattern> patterns) {
        for (Pattern p : patterns) {
            within(p);
        }
    }

    private void as(Pattern.MatchAs p) {
        if (p.pattern() != null) {
            pattern(p.pattern());
        } else if (!allowIrrefutable) {
            throw checks.error(p.name() == null ? "wildcard makes remaining patterns unreachable"
                    : "name capture '" + p.name() + "' makes remaining patterns unreachable", p);
        }
        bind(p.name(), p);
    }

    private void sequence(Pattern.MatchSequence p) {
        boolean star = false;
        for (Pattern element : p.patterns()) {
            if (element instanceof Pattern.MatchStar) {
                if (star) {
                    throw checks.error("multiple starred names in sequence pattern", p);
                }
                star = true;
            }
        }
        withinAll(p.patterns());
    }

    private void mapping(Pattern.MatchMapping p) {
        HashSet<Object> seen = new HashSet<>();
        for (Expr key : p.keys()) {
            if (PatternConstants.isConstant(key)) {
                if (!seen.add(PatternConstants.equalityKey(key))) {
                    throw checks.error("mapping pattern checks duplicate key (" + PatternConstants.repr(key) + ")", p);
                }
            } else if (!(key instanceof Expr.Attribute)) {
                throw checks.error("mapping pattern keys may only match literals and attribute lookups", p);
            }
            checks.expr(key);
        }
        withinAll(p.patterns());
        bind(p.rest(), p);
    }

    private void classPattern(Pattern.MatchClass p) {
        List<String> attrs = p.kwdAttrs();
        for (int i = 0; i < attrs.size(); i++) {
            for (int j = i + 1; j < attrs.size(); j++) {
                if (attrs.get(i).equals(attrs.get(j))) {
                    throw checks.error("attribute name repeated in class pattern: " + attrs.get(i),
                            p.kwdPatterns().get(j));
                }
            }
        }
        checks.expr(p.cls());
        withinAll(p.patterns());
        withinAll(p.kwdPatterns());
    }

    private void or(Pattern.MatchOr p) {
        ArrayList<String> outer = bound;
        boolean saved = allowIrrefutable;
        ArrayList<String> control = null;
        int last = p.patterns().size() - 1;
        for (int i = 0; i <= last; i++) {
            bound = new ArrayList<>();
            allowIrrefutable = i == last && saved;
            pattern(p.patterns().get(i));
            if (control == null) {
                control = bound;
            } else if (bound.size() != control.size() || !bound.containsAll(control)) {
                throw checks.error("alternative patterns bind different names", p);
            }
        }
        bound = outer;
        allowIrrefutable = saved;
        for (String name : control) {
            bind(name, p);
        }
    }
}
