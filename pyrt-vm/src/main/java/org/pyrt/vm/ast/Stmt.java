package org.pyrt.vm.ast;

import java.util.List;

/**
 * A statement. Dispatch with {@code switch (stmt.kind())} on the constants here: they are dense, so the switch is a jump
 * table.
 */
public sealed interface Stmt extends Node {

    int FUNCTION_DEF = 0;
    int CLASS_DEF = 1;
    int RETURN = 2;
    int DELETE = 3;
    int ASSIGN = 4;
    int TYPE_ALIAS = 5;
    int AUG_ASSIGN = 6;
    int ANN_ASSIGN = 7;
    int FOR = 8;
    int WHILE = 9;
    int IF = 10;
    int WITH = 11;
    int MATCH = 12;
    int RAISE = 13;
    int TRY = 14;
    int ASSERT = 15;
    int IMPORT = 16;
    int IMPORT_FROM = 17;
    int GLOBAL = 18;
    int NONLOCAL = 19;
    int EXPR_STMT = 20;
    int PASS = 21;
    int BREAK = 22;
    int CONTINUE = 23;

    /** Which statement this is, one of the constants of this interface. */
    int kind();

    /**
     * {@code def} or {@code async def}. The position is that of {@code def} (or {@code async}), not of the decorators.
     *
     * @param returns the annotation after {@code ->}, or null
     * @param typeComment null unless type comments are parsed
     */
    record FunctionDef(String name, Arguments args, List<Stmt> body, List<Expr> decorators, Expr returns,
            String typeComment, List<TypeParam> typeParams, boolean isAsync,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return FUNCTION_DEF;
        }
    }

    /** {@code class}. The position is that of {@code class}, not of the decorators. */
    record ClassDef(String name, List<Expr> bases, List<Keyword> keywords, List<Stmt> body, List<Expr> decorators,
            List<TypeParam> typeParams, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return CLASS_DEF;
        }
    }

    /** {@code return}; the value may be null. */
    record Return(Expr value, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return RETURN;
        }
    }

    /** {@code del} of one or more targets. */
    record Delete(List<Expr> targets, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return DELETE;
        }
    }

    /** {@code a = b = value}: the targets from left to right. */
    record Assign(List<Expr> targets, Expr value, String typeComment,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return ASSIGN;
        }
    }

    /** {@code type name[params] = value}; the name is a stored {@link Expr.Name}. */
    record TypeAlias(Expr.Name name, List<TypeParam> typeParams, Expr value,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return TYPE_ALIAS;
        }
    }

    /** {@code target op= value}. */
    record AugAssign(Expr target, Operator op, Expr value,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return AUG_ASSIGN;
        }
    }

    /**
     * {@code target: annotation = value}.
     *
     * @param value null when only declared
     * @param simple whether the target is a bare name, not in parentheses
     */
    record AnnAssign(Expr target, Expr annotation, Expr value, boolean simple,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return ANN_ASSIGN;
        }
    }

    /** {@code for} or {@code async for}. */
    record For(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String typeComment, boolean isAsync,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return FOR;
        }
    }

    /** {@code while}. */
    record While(Expr test, List<Stmt> body, List<Stmt> orelse,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return WHILE;
        }
    }

    /** {@code if}; an {@code elif} is an {@code If} alone in {@code orelse}. */
    record If(Expr test, List<Stmt> body, List<Stmt> orelse,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return IF;
        }
    }

    /** {@code with} or {@code async with}. */
    record With(List<WithItem> items, List<Stmt> body, String typeComment, boolean isAsync,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return WITH;
        }
    }

    /** {@code match}. */
    record Match(Expr subject, List<MatchCase> cases,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return MATCH;
        }
    }

    /** {@code raise exc from cause}; both may be null. */
    record Raise(Expr exc, Expr cause, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return RAISE;
        }
    }

    /** {@code try}; {@code isStar} when the handlers are {@code except*}. */
    record Try(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody, boolean isStar,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return TRY;
        }
    }

    /** {@code assert test, msg}; the message may be null. */
    record Assert(Expr test, Expr msg, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return ASSERT;
        }
    }

    /** {@code import a.b as c, ...}. */
    record Import(List<Alias> names, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return IMPORT;
        }
    }

    /**
     * {@code from module import names}; the star is an alias named {@code *}.
     *
     * @param module null when only dots are given
     * @param level the number of leading dots
     */
    record ImportFrom(String module, List<Alias> names, int level,
            int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return IMPORT_FROM;
        }
    }

    /** {@code global}. */
    record Global(List<String> names, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return GLOBAL;
        }
    }

    /** {@code nonlocal}. */
    record Nonlocal(List<String> names, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return NONLOCAL;
        }
    }

    /** An expression used as a statement; the ASDL's {@code Expr}. */
    record ExprStmt(Expr value, int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return EXPR_STMT;
        }
    }

    /** {@code pass}. */
    record Pass(int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return PASS;
        }
    }

    /** {@code break}. */
    record Break(int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return BREAK;
        }
    }

    /** {@code continue}. */
    record Continue(int lineno, int col, int endLineno, int endCol) implements Stmt {
        @Override
        public int kind() {
            return CONTINUE;
        }
    }
}
