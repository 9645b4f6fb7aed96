package org.pyrt.vm.ast;

import java.util.List;

/** A pattern of a {@code case}. Dispatch on {@link #kind()}, as for expressions. */
public sealed interface Pattern extends Node {

    int MATCH_VALUE = 0;
    int MATCH_SINGLETON = 1;
    int MATCH_SEQUENCE = 2;
    int MATCH_MAPPING = 3;
    int MATCH_CLASS = 4;
    int MATCH_STAR = 5;
    int MATCH_AS = 6;
    int MATCH_OR = 7;

    /** Which pattern this is, one of the constants of this interface. */
    int kind();

    /** A literal or a dotted name, compared by {@code ==}. */
    record MatchValue(Expr value, int lineno, int col, int endLineno, int endCol) implements Pattern {
        @Override
        public int kind() {
            return MATCH_VALUE;
        }
    }

    /** {@code None}, {@code True} or {@code False}, compared by {@code is}. */
    record MatchSingleton(Constant value, int lineno, int col, int endLineno, int endCol) implements Pattern {
        @Override
        public int kind() {
            return MATCH_SINGLETON;
        }
    }

    /** {@code [a, *b]} or {@code (a, b)}. */
    record MatchSequence(List<Pattern> patterns, int lineno, int col, int endLineno, int endCol) implements Pattern {
        @Override
        public int kind() {
            return MATCH_SEQUENCE;
        }
    }

    /** {@code {k: p, **rest}}; {@code rest} may be null. */
    record MatchMapping(List<Expr> keys, List<Pattern> patterns, String rest,
            int lineno, int col, int endLineno, int endCol) implements Pattern {
        @Override
        public int kind() {
            return MATCH_MAPPING;
        }
    }

    /** {@code cls(patterns, attr=pattern)}: the last two lists have one length. */
    record MatchClass(Expr cls, List<Pattern> patterns, List<String> kwdAttrs, List<Pattern> kwdPatterns,
            int lineno, int col, int endLineno, int endCol) implements Pattern {
        @Override
        public int kind() {
            return MATCH_CLASS;
        }
    }

    /** {@code *name} in a sequence; the name is null for {@code *_}. */
    record MatchStar(String name, int lineno, int col, int endLineno, int endCol) implements Pattern {
        @Override
        public int kind() {
            return MATCH_STAR;
        }
    }

    /** {@code pattern as name}, a capture (pattern null), or the wildcard {@code _} (both null). */
    record MatchAs(Pattern pattern, String name, int lineno, int col, int endLineno, int endCol) implements Pattern {
        @Override
        public int kind() {
            return MATCH_AS;
        }
    }

    /** {@code p | q}: two alternatives at least. */
    record MatchOr(List<Pattern> patterns, int lineno, int col, int endLineno, int endCol) implements Pattern {
        @Override
        public int kind() {
            return MATCH_OR;
        }
    }
}
