package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Pattern;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.WithItem;
import org.pyrt.vm.parser.PySyntaxError.Kind;

/**
 * The second pass over a source that the first could not parse: finds the message and the place of the error.
 *
 * <p>Each override tries the malformed forms of one construct, before or after the good form as CPython's grammar orders
 * them ({@code invalid_...} rules, 3.14). A form that matches throws the {@link PySyntaxError}; else everything fails and
 * the error stays the plain {@code invalid syntax}.
 */
final class Diagnoser extends StatementDiagnoser {

    /** A block parsed before, or null with the body when it did not fit. */
    private record Block(List<Stmt> body, int end) {}

    /** The same for a pattern. */
    private record Closed(Pattern pattern, int end) {}

    private final HashMap<Integer, Block> blocks = new HashMap<>();
    private final HashMap<Integer, Closed> closedPatterns = new HashMap<>();

    Diagnoser(Tokens tokens, String filename, ParserOptions options, CompoundParser first, ErrorReport report) {
        super(tokens, filename, options, first, report);
    }

    /** The error of the source from a top-level statement on; null when no special message fits. */
    PySyntaxError diagnose(int start) {
        pos = start;
        try {
            if (options.mode() == ParserOptions.FILE) {
                ArrayList<Stmt> body = new ArrayList<>();
                while (fetch() != Tok.ENDMARKER) {
                    statement(body);
                }
            } else {
                source();
            }
            return null;
        } catch (Failure f) {
            return null;
        } catch (PySyntaxError e) {
            return e;
        } catch (StackOverflowError e) {
            return null;
        }
    }

    // ---- statements and blocks

    @Override
    boolean statement(ArrayList<Stmt> out) {
        fetch();
        int mark = pos;
        int depth = depth();
        boolean soft = isSoft(Tok.MATCH) || isSoft(Tok.CASE);
        if (!soft) {
            return super.statement(out);
        }
        if (isSoft(Tok.MATCH)) {
            Stmt s = optMatch(mark);
            if (s != null) {
                out.add(s);
                register(s);
                return true;
            }
        }
        restoreDepth(depth);
        reset(mark);
        simpleStatements(out);
        return false;
    }

    private Stmt optMatch(int mark) {
        int depth = depth();
        try {
            return matchStatement();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark + 1);
        }
        if (!quiet && opt(SUBJECT) != null) {
            requireBlock("'match' statement", mark);
        }
        reset(mark);
        return null;
    }

    @Override
    List<Stmt> block() {
        int mark = pos;
        Block known = blocks.get(mark);
        if (known != null) {
            if (known.body == null) {
                throw fail();
            }
            pos = known.end;
            return known.body;
        }
        try {
            if (at(Tok.NEWLINE)) {
                touch(pos + 1);
            }
            List<Stmt> body = super.block();
            blocks.put(mark, new Block(body, pos));
            return body;
        } catch (Failure f) {
            blocks.put(mark, new Block(null, mark));
            reset(mark);
            if (!quiet && take(Tok.NEWLINE) && !at(Tok.INDENT)) {
                throw errorAtFurthest(Kind.INDENTATION_ERROR, "expected an indented block");
            }
            throw f;
        }
    }

    /** After a header without its colon: raises when the line ends here, or when no block follows the colon. */
    private void requireBlock(String after, int keyword) {
        if (at(Tok.NEWLINE)) {
            throw errorAtLast("expected ':'");
        }
        requireIndent(after, keyword);
    }

    private void requireIndent(String after, int keyword) {
        if (take(Tok.COLON) && take(Tok.NEWLINE) && !at(Tok.INDENT)) {
            throw indentationError(after, keyword);
        }
    }

    // ---- if, while, for

    @Override
    Stmt ifStatement() {
        int mark = pos;
        checkCondition(type[mark] == Tok.IF ? "'if' statement" : "'elif' statement");
        reset(mark);
        return super.ifStatement();
    }

    @Override
    List<Stmt> elif() {
        int mark = pos;
        int depth = depth();
        try {
            return super.elif();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return List.of();
        }
    }

    @Override
    Stmt whileStatement() {
        int mark = pos;
        checkCondition("'while' statement");
        reset(mark);
        return super.whileStatement();
    }

    private void checkCondition(String after) {
        int keyword = pos++;
        if (!quiet && opt(NAMED_EXPRESSION) != null) {
            requireBlock(after, keyword);
        }
    }

    @Override
    List<Stmt> elseBody() {
        int mark = pos;
        if (!quiet) {
            pos++;
            requireIndent("'else' statement", mark);
            reset(mark + 1);
            if (take(Tok.COLON) && optBlock() && at(Tok.ELIF)) {
                throw errorAtLast("'elif' block follows an 'else' block");
            }
            reset(mark);
        }
        return super.elseBody();
    }

    @Override
    List<Stmt> elseBlock() {
        int mark = pos;
        int depth = depth();
        try {
            return super.elseBlock();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return List.of();
        }
    }

    private boolean optBlock() {
        int mark = pos;
        int depth = depth();
        try {
            block();
            return true;
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return false;
        }
    }

    @Override
    Stmt forStatement(int first, boolean async) {
        int mark = pos++;
        if (!quiet && opt(STAR_TARGETS) != null && take(Tok.IN) && opt(STAR_EXPRESSIONS) != null) {
            requireBlock("'for' statement", mark);
        }
        reset(mark + 1);
        boolean committed = opt(STAR_TARGETS) != null && at(Tok.IN);
        reset(mark);
        if (committed || quiet) {
            return super.forStatement(first, async);
        }
        pos++;
        Expr e = opt(STAR_EXPRESSIONS);
        if (e != null) {
            checkTarget(FOR_TARGET_KIND, e);
        }
        throw fail();
    }

    // ---- with

    @Override
    Stmt withStatement(int first, boolean async) {
        int mark = pos;
        if (!quiet) {
            checkWithIndent(mark);
        }
        reset(mark);
        int depth = depth();
        try {
            return super.withStatement(first, async);
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark + 1);
            if (!quiet) {
                if (looseItems(false) && at(Tok.NEWLINE)) {
                    throw errorAtLast("expected ':'");
                }
                reset(mark + 1);
                if (bracketedLooseItems() && at(Tok.NEWLINE)) {
                    throw errorAtLast("expected ':'");
                }
            }
            reset(mark);
            throw f;
        }
    }

    private void checkWithIndent(int mark) {
        pos = mark + 1;
        if (looseItems(false)) {
            requireIndent("'with' statement", mark);
        }
        reset(mark + 1);
        if (bracketedLooseItems()) {
            requireIndent("'with' statement", mark);
        }
    }

    private boolean bracketedLooseItems() {
        if (!take(Tok.LPAR) || !looseItems(true)) {
            return false;
        }
        take(Tok.COMMA);
        return take(Tok.RPAR);
    }

    /** Items without a check of what follows them, up to the last good one; false when there are none. */
    private boolean looseItems(boolean tuples) {
        int mark = pos;
        boolean any = false;
        while (opt(tuples ? EXPRESSIONS : EXPRESSION) != null) {
            any = true;
            mark = pos;
            if (take(Tok.AS) && opt(STAR_TARGET) != null) {
                mark = pos;
            } else {
                reset(mark);
            }
            if (!take(Tok.COMMA)) {
                return true;
            }
        }
        reset(mark);
        return any;
    }

    @Override
    WithItem withItem() {
        int mark = pos;
        Expr context = expression();
        int after = pos;
        if (!take(Tok.AS)) {
            return new WithItem(context, null);
        }
        Expr target = opt(STAR_TARGET);
        if (target != null && endsItem()) {
            return new WithItem(context, target);
        }
        reset(after + 1);
        if (!quiet) {
            Expr e = opt(EXPRESSION);
            if (e != null && endsItem()) {
                checkTarget(STAR_TARGET_KIND, e);
            }
        }
        reset(mark);
        context = expression();
        return new WithItem(context, null);
    }

    private boolean endsItem() {
        byte t = fetch();
        return t == Tok.COMMA || t == Tok.RPAR || t == Tok.COLON;
    }

    // ---- try

    @Override
    Stmt tryStatement() {
        int mark = pos;
        if (!quiet) {
            invalidTry(mark);
        }
        reset(mark);
        return super.tryStatement();
    }

    private void invalidTry(int mark) {
        pos = mark + 1;
        requireIndent("'try' statement", mark);
        reset(mark + 1);
        if (!take(Tok.COLON)) {
            return;
        }
        if (optBlock() && !at(Tok.EXCEPT) && !at(Tok.FINALLY)) {
            throw errorAtLast("expected 'except' or 'finally' block");
        }
        int handlers = pos;
        String mixed = "cannot have both 'except' and 'except*' on the same 'try'";
        if (!handlers(false).isEmpty()) {
            int keyword = pos;
            if (take(Tok.EXCEPT) && take(Tok.STAR) && opt(EXPRESSION) != null && optAsName() && at(Tok.COLON)) {
                throw errorTokens(mixed, keyword, keyword + 1);
            }
        }
        reset(handlers);
        if (!handlers(true).isEmpty()) {
            int keyword = pos;
            if (take(Tok.EXCEPT)) {
                if (opt(EXPRESSION) != null) {
                    optAsName();
                }
                if (at(Tok.COLON)) {
                    throw errorAtToken(mixed, keyword);
                }
            }
        }
    }

    /** Handlers of one kind, as many as fit. */
    @Override
    List<ExceptHandler> handlers(boolean star) {
        ArrayList<ExceptHandler> list = new ArrayList<>();
        while (at(Tok.EXCEPT)) {
            int mark = pos;
            int depth = depth();
            try {
                list.add(star ? exceptStar() : except());
            } catch (Failure f) {
                restoreDepth(depth);
                reset(mark);
                break;
            }
        }
        return list;
    }

    @Override
    List<Stmt> finallyBlock() {
        int mark = pos;
        int depth = depth();
        try {
            return super.finallyBlock();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return List.of();
        }
    }

    /** {@code as name}, if it is there; always true. */
    private boolean optAsName() {
        int mark = pos;
        if (!(take(Tok.AS) && take(Tok.NAME))) {
            reset(mark);
        }
        return true;
    }

    @Override
    ExceptHandler except() {
        int mark = pos;
        if (!quiet) {
            pos++;
            if (opt(EXPRESSION) != null) {
                optAsName();
            }
            requireIndent("'except' statement", mark);
            reset(mark);
        }
        int depth = depth();
        try {
            return super.except();
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark + 1);
            if (!quiet) {
                multipleTypes();
                reset(mark + 1);
                if (opt(EXPRESSION) != null) {
                    optAsName();
                }
                if (at(Tok.NEWLINE)) {
                    throw errorAtLast("expected ':'");
                }
                reset(mark + 1);
                invalidName("except");
            }
            reset(mark);
            throw f;
        }
    }

    @Override
    ExceptHandler exceptStar() {
        int mark = pos;
        boolean star = type[mark + 1] == Tok.STAR;
        if (!quiet && star) {
            pos += 2;
            if (opt(EXPRESSION) != null) {
                optAsName();
                requireIndent("'except*' statement", mark);
            }
            reset(mark);
        }
        int depth = depth();
        try {
            return super.exceptStar();
        } catch (Failure f) {
            restoreDepth(depth);
            if (!quiet && star) {
                invalidExceptStar(mark + 2);
            }
            reset(mark);
            throw f;
        }
    }

    private void invalidExceptStar(int after) {
        reset(after);
        multipleTypes();
        reset(after);
        if (opt(EXPRESSION) != null) {
            optAsName();
            if (at(Tok.NEWLINE)) {
                throw errorAtLast("expected ':'");
            }
        }
        reset(after);
        if (at(Tok.NEWLINE) || at(Tok.COLON)) {
            throw errorAtLast("expected one or more exception types");
        }
        invalidName("except*");
    }

    private void multipleTypes() {
        Expr e = opt(EXPRESSION);
        if (e != null && take(Tok.COMMA) && opt(EXPRESSIONS) != null && take(Tok.AS) && take(Tok.NAME)
                && take(Tok.COLON)) {
            throw errorStartingFrom("multiple exception types must be parenthesized when using 'as'", e.lineno(),
                    e.col());
        }
    }

    private void invalidName(String keyword) {
        if (opt(EXPRESSION) != null && take(Tok.AS)) {
            Expr e = opt(EXPRESSION);
            if (e != null && take(Tok.COLON) && optBlock()) {
                throw errorAtNode("cannot use " + keyword + " statement with " + describe(e), e);
            }
        }
    }

    @Override
    List<Stmt> finallyBody() {
        int mark = pos;
        if (!quiet) {
            pos++;
            requireIndent("'finally' statement", mark);
            reset(mark);
        }
        return super.finallyBody();
    }

    // ---- match

    @Override
    MatchCase caseBlock() {
        int mark = pos;
        if (!quiet && isSoft(Tok.CASE)) {
            pos++;
            if (optPatterns()) {
                int guard = pos;
                if (take(Tok.IF) && opt(NAMED_EXPRESSION) == null) {
                    reset(guard);
                }
                requireBlock("'case' statement", mark);
            }
            reset(mark);
        }
        fetch();
        return super.caseBlock();
    }

    private boolean optPatterns() {
        int mark = pos;
        int depth = depth();
        try {
            patterns();
            return true;
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return false;
        }
    }

    @Override
    Pattern closedPattern() {
        int mark = pos;
        Closed known = closedPatterns.get(mark);
        if (known != null) {
            if (known.pattern == null) {
                throw fail();
            }
            pos = known.end;
            return known.pattern;
        }
        try {
            Pattern p = super.closedPattern();
            closedPatterns.put(mark, new Closed(p, pos));
            return p;
        } catch (Failure f) {
            closedPatterns.put(mark, new Closed(null, mark));
            throw f;
        }
    }

    @Override
    Pattern pattern() {
        int mark = pos;
        Pattern p = orPattern();
        int as = pos;
        if (!take(Tok.AS)) {
            return p;
        }
        int depth = depth();
        try {
            String name = captureTarget(false);
            return new Pattern.MatchAs(p, name, line(mark), col(mark), endLine(pos - 1), endCol(pos - 1));
        } catch (Failure f) {
            restoreDepth(depth);
            reset(as + 1);
            if (!quiet) {
                if (isSoft(Tok.UNDERSCORE)) {
                    throw errorAtToken("cannot use '_' as a target", pos);
                }
                Expr e = opt(EXPRESSION);
                if (e != null) {
                    throw errorAtNode("cannot use " + describe(e) + " as pattern target", e);
                }
            }
            reset(as);
            return p;
        }
    }

    @Override
    Pattern classPattern(Expr cls, int first) {
        int mark = pos;
        int depth = depth();
        try {
            return super.classPattern(cls, first);
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            if (!quiet) {
                positionalAfterKeyword();
            }
            reset(mark);
            throw f;
        }
    }

    /** Raises for positional patterns after keyword ones. */
    private void positionalAfterKeyword() {
        pos++;
        boolean keyword = false;
        Pattern firstLate = null;
        Pattern lastLate = null;
        int depth = depth();
        try {
            while (!at(Tok.RPAR)) {
                if (at(Tok.NAME) && type[pos + 1] == Tok.EQUAL) {
                    if (firstLate != null) {
                        break;
                    }
                    keyword = true;
                    pos += 2;
                    pattern();
                } else {
                    Pattern p = pattern();
                    if (keyword) {
                        firstLate = firstLate == null ? p : firstLate;
                        lastLate = p;
                    }
                }
                if (!take(Tok.COMMA)) {
                    break;
                }
            }
        } catch (Failure f) {
            restoreDepth(depth);
        }
        if (firstLate != null) {
            throw errorRange("positional patterns follow keyword patterns", firstLate, lastLate);
        }
    }

    // ---- definitions

    @Override
    Stmt functionDef(int first, List<Expr> decorators) {
        int mark = pos;
        if (!quiet) {
            invalidFunction(mark);
        }
        reset(mark);
        return super.functionDef(first, decorators);
    }

    private void invalidFunction(int mark) {
        int depth = depth();
        try {
            pos++;
            expectName();
            optTypeParams();
            if (!at(Tok.LPAR)) {
                throw errorAtToken("expected '('", pos);
            }
            pos++;
            if (!at(Tok.RPAR)) {
                parameters(false);
            }
            expect(Tok.RPAR);
            int after = pos;
            if (take(Tok.RARROW) && opt(EXPRESSION) == null) {
                reset(after);
            }
            if (!at(Tok.COLON)) {
                throw errorAtToken("expected ':'", pos);
            }
            requireIndent("function definition", mark);
        } catch (Failure f) {
            restoreDepth(depth);
        }
    }

    @Override
    Stmt classDef(List<Expr> decorators) {
        int mark = pos;
        if (!quiet) {
            int depth = depth();
            try {
                pos++;
                expectName();
                optTypeParams();
                classArguments();
                requireBlock("class definition", mark);
            } catch (Failure f) {
                restoreDepth(depth);
            }
            reset(mark);
        }
        return super.classDef(decorators);
    }

    private void optTypeParams() {
        int mark = pos;
        int depth = depth();
        try {
            if (at(Tok.LSQB)) {
                typeParams();
            }
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
        }
    }

    private void classArguments() {
        int mark = pos;
        int depth = depth();
        try {
            if (take(Tok.LPAR)) {
                if (!at(Tok.RPAR)) {
                    arguments(new CallArguments(false), Tok.RPAR);
                }
                expect(Tok.RPAR);
            }
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
        }
    }

    @Override
    ParameterList newParameters(boolean lambda) {
        return new ParameterDiagnoser(this, lambda);
    }
}
