package org.pyrt.vm.ast;

import java.util.List;

/**
 * An expression. Dispatch with {@code switch (expr.kind())} on the constants here: they are dense, so the switch is a
 * jump table.
 */
public sealed interface Expr extends Node {

    int BOOL_OP = 0;
    int NAMED_EXPR = 1;
    int BIN_OP = 2;
    int UNARY_OP = 3;
    int LAMBDA = 4;
    int IF_EXP = 5;
    int DICT = 6;
    int SET = 7;
    int LIST_COMP = 8;
    int SET_COMP = 9;
    int DICT_COMP = 10;
    int GENERATOR_EXP = 11;
    int AWAIT = 12;
    int YIELD = 13;
    int YIELD_FROM = 14;
    int COMPARE = 15;
    int CALL = 16;
    int FORMATTED_VALUE = 17;
    int INTERPOLATION = 18;
    int JOINED_STR = 19;
    int TEMPLATE_STR = 20;
    int LITERAL = 21;
    int ATTRIBUTE = 22;
    int SUBSCRIPT = 23;
    int STARRED = 24;
    int NAME = 25;
    int LIST = 26;
    int TUPLE = 27;
    int SLICE = 28;

    /** Which expression this is, one of the constants of this interface. */
    int kind();

    /** {@code a and b and c}, or the same with {@code or}: two values at least. */
    record BoolOp(boolean isAnd, List<Expr> values, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return BOOL_OP;
        }
    }

    /** {@code target := value}; the target is a stored name. */
    record NamedExpr(Name target, Expr value, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return NAMED_EXPR;
        }
    }

    /** {@code left op right}. */
    record BinOp(Expr left, Operator op, Expr right,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return BIN_OP;
        }
    }

    /** {@code op operand}. */
    record UnaryOp(UnaryOperator op, Expr operand,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return UNARY_OP;
        }
    }

    /** {@code lambda args: body}. */
    record Lambda(Arguments args, Expr body, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return LAMBDA;
        }
    }

    /** {@code body if test else orelse}. */
    record IfExp(Expr test, Expr body, Expr orelse,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return IF_EXP;
        }
    }

    /** {@code {k: v, **w}}: lists of one length; the key of a {@code **w} entry is null. */
    record DictExpr(List<Expr> keys, List<Expr> values,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return DICT;
        }
    }

    /** {@code {a, b}}: one element at least. */
    record SetExpr(List<Expr> elts, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return SET;
        }
    }

    /** {@code [elt for ...]}. */
    record ListComp(Expr elt, List<Comprehension> generators,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return LIST_COMP;
        }
    }

    /** {@code {elt for ...}}. */
    record SetComp(Expr elt, List<Comprehension> generators,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return SET_COMP;
        }
    }

    /** {@code {key: value for ...}}. */
    record DictComp(Expr key, Expr value, List<Comprehension> generators,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return DICT_COMP;
        }
    }

    /** {@code (elt for ...)}; the position includes the parentheses. */
    record GeneratorExp(Expr elt, List<Comprehension> generators,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return GENERATOR_EXP;
        }
    }

    /** {@code await value}. */
    record Await(Expr value, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return AWAIT;
        }
    }

    /** {@code yield value}; the value may be null. */
    record Yield(Expr value, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return YIELD;
        }
    }

    /** {@code yield from value}. */
    record YieldFrom(Expr value, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return YIELD_FROM;
        }
    }

    /** {@code left ops[0] comparators[0] ops[1] ...}: lists of one length. */
    record Compare(Expr left, List<CompareOperator> ops, List<Expr> comparators,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return COMPARE;
        }
    }

    /** {@code func(args, keywords)}; {@code *x} is a {@link Starred} argument, {@code **x} a keyword with no name. */
    record Call(Expr func, List<Expr> args, List<Keyword> keywords,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return CALL;
        }
    }

    /**
     * A replacement field of an f-string.
     *
     * @param conversion {@code 's'}, {@code 'r'}, {@code 'a'}, or -1 for none
     * @param formatSpec a {@link JoinedStr}, or null
     */
    record FormattedValue(Expr value, int conversion, Expr formatSpec,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return FORMATTED_VALUE;
        }
    }

    /**
     * A replacement field of a t-string.
     *
     * @param text the source text of the expression
     * @param conversion {@code 's'}, {@code 'r'}, {@code 'a'}, or -1 for none
     * @param formatSpec a {@link JoinedStr}, or null
     */
    record Interpolation(Expr value, Constant text, int conversion, Expr formatSpec,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return INTERPOLATION;
        }
    }

    /** An f-string: string {@link Literal} and {@link FormattedValue} parts. */
    record JoinedStr(List<Expr> values, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return JOINED_STR;
        }
    }

    /** A t-string: string {@link Literal} and {@link Interpolation} parts. */
    record TemplateStr(List<Expr> values, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return TEMPLATE_STR;
        }
    }

    /** A constant; the ASDL's {@code Constant}. */
    record Literal(Constant value, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return LITERAL;
        }
    }

    /** {@code value.attr}. */
    record Attribute(Expr value, String attr, ExprContext ctx,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return ATTRIBUTE;
        }
    }

    /** {@code value[slice]}; several indices are a {@link TupleExpr}. */
    record Subscript(Expr value, Expr slice, ExprContext ctx,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return SUBSCRIPT;
        }
    }

    /** {@code *value}. */
    record Starred(Expr value, ExprContext ctx, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return STARRED;
        }
    }

    /** A name, NFKC-normalized. */
    record Name(String id, ExprContext ctx, int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return NAME;
        }
    }

    /** {@code [a, b]}. */
    record ListExpr(List<Expr> elts, ExprContext ctx,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return LIST;
        }
    }

    /** {@code a, b} or {@code (a, b)}; the position includes the parentheses. */
    record TupleExpr(List<Expr> elts, ExprContext ctx,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return TUPLE;
        }
    }

    /** {@code lower:upper:step} within a subscript; each may be null. */
    record Slice(Expr lower, Expr upper, Expr step,
            int lineno, int col, int endLineno, int endCol) implements Expr {
        @Override
        public int kind() {
            return SLICE;
        }
    }
}
