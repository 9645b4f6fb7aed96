package org.pyrt.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.vm.ast.Arguments;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Pattern;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.ast.TypeParam;
import org.pyrt.vm.ast.WithItem;

/** Compound statements, blocks, and whole sources. */
class CompoundParser extends StatementParser {

    /** The first token of the top-level statement before the one being parsed, which the next may belong to. */
    int previousStart;
    /** The last finished statement at that time. */
    int lineBefore;
    int colBefore;
    private Diagnoser dictDiagnoser;

    CompoundParser(Tokens tokens, String filename, ParserOptions options, SyntaxWarnings warnings) {
        super(tokens, filename, options, warnings);
    }

    @Override
    void bracesFailed(int open) {
        if (dictDiagnoser == null) {
            dictDiagnoser = new Diagnoser(tokens, filename, options, this, new ErrorReport(tokens, filename, options));
        }
        dictDiagnoser.touch(furthest);
        try {
            dictDiagnoser.diagnoseDict(open);
        } finally {
            touch(dictDiagnoser.furthest);
        }
    }

    // ---- sources

    final Mod source() {
        switch (options.mode()) {
            case ParserOptions.SINGLE:
                return new Mod.Interactive(interactive());
            case ParserOptions.EVAL:
                return new Mod.Expression(evalInput());
            case ParserOptions.FUNC_TYPE:
                return functionType();
            default:
                return module();
        }
    }

    private Mod.Module module() {
        ArrayList<Stmt> body = new ArrayList<>();
        int start = 0;
        int line = 0;
        int col = 0;
        while (type[pos] != Tok.ENDMARKER) {
            previousStart = start;
            lineBefore = line;
            colBefore = col;
            start = pos;
            line = lastStatementLine;
            col = lastStatementCol;
            statement(body);
        }
        return new Mod.Module(freeze(body), List.copyOf(tokens.typeIgnores));
    }

    private List<Stmt> interactive() {
        if (type[pos] == Tok.NEWLINE) {
            int i = pos++;
            return List.of(new Stmt.Pass(line(i), col(i), endLine(i), endCol(i)));
        }
        ArrayList<Stmt> body = new ArrayList<>();
        if (statement(body)) {
            expect(Tok.NEWLINE);
        }
        return freeze(body);
    }

    private Expr evalInput() {
        Expr e = expressions();
        while (accept(Tok.NEWLINE)) {
            touch(pos);
        }
        expect(Tok.ENDMARKER);
        return e;
    }

    private Mod.FunctionType functionType() {
        expect(Tok.LPAR);
        ArrayList<Expr> args = new ArrayList<>();
        boolean more = type[pos] != Tok.RPAR;
        while (more) {
            boolean starred = accept(Tok.STAR);
            boolean named = !starred && accept(Tok.DOUBLESTAR);
            args.add(expression());
            more = !named && accept(Tok.COMMA);
            if (starred && more) {
                expect(Tok.DOUBLESTAR);
                args.add(expression());
                more = false;
            }
        }
        expect(Tok.RPAR);
        expect(Tok.RARROW);
        Expr returns = expression();
        while (accept(Tok.NEWLINE)) {
            touch(pos);
        }
        expect(Tok.ENDMARKER);
        return new Mod.FunctionType(freeze(args), returns);
    }

    // ---- statements

    /** One compound statement, or a line of simple ones; true for a compound one. */
    boolean statement(ArrayList<Stmt> out) {
        Stmt s;
        int first = pos;
        switch (type[first]) {
            case Tok.IF:
                s = ifStatement();
                break;
            case Tok.DEF, Tok.AT, Tok.CLASS:
                s = definition();
                break;
            case Tok.FOR:
                s = forStatement(first, false);
                break;
            case Tok.WHILE:
                s = whileStatement();
                break;
            case Tok.TRY:
                s = tryStatement();
                break;
            case Tok.WITH:
                s = withStatement(first, false);
                break;
            case Tok.ASYNC:
                s = asyncStatement();
                break;
            case Tok.NAME:
                if (isSoft(Tok.MATCH) && isMatchStatement()) {
                    s = matchStatement();
                    break;
                }
                if (isSoft(Tok.MATCH) && Tok.startsExpression(type[first + 1])) {
                    notMatchStatement(out);
                } else {
                    simpleStatements(out);
                }
                return false;
            default:
                simpleStatements(out);
                return false;
        }
        out.add(s);
        register(s);
        return true;
    }

    /** Notes a finished compound statement; CPython leaves out functions. */
    final void register(Stmt s) {
        if (s.lineno() >= lastStatementLine && s.kind() != Stmt.FUNCTION_DEF) {
            lastStatementLine = s.lineno();
            lastStatementCol = s.col();
        }
    }

    /** A line that starts with {@code match} but heads no match statement; a failure counts as far as either got. */
    private void notMatchStatement(ArrayList<Stmt> out) {
        int mark = pos;
        try {
            simpleStatements(out);
        } catch (Failure f) {
            reset(mark);
            matchStatement();
            throw f;
        }
    }

    /** The body after a colon: a block of lines, or simple statements on the same line. */
    List<Stmt> block() {
        ArrayList<Stmt> body = new ArrayList<>();
        if (accept(Tok.NEWLINE)) {
            expect(Tok.INDENT);
            enter();
            do {
                statement(body);
            } while (type[pos] != Tok.DEDENT);
            leave();
            pos++;
        } else {
            simpleStatements(body);
        }
        return freeze(body);
    }

    /** The {@code else} of a statement, if there is one. */
    List<Stmt> elseBlock() {
        if (type[pos] != Tok.ELSE) {
            touch(pos);
            return List.of();
        }
        return elseBody();
    }

    /** {@code else:} and its body. */
    List<Stmt> elseBody() {
        pos++;
        expectColon();
        return block();
    }

    /** A colon without which nothing else could be meant. */
    void expectColon() {
        if (type[pos] == Tok.ERROR) {
            throw fail();
        }
        if (type[pos] != Tok.COLON) {
            touch(pos);
            throw errorAtToken("expected ':'", pos);
        }
        pos++;
    }

    // ---- if, while, for

    Stmt ifStatement() {
        int first = pos++;
        Expr test = namedExpression();
        expect(Tok.COLON);
        List<Stmt> body = block();
        List<Stmt> orelse = type[pos] == Tok.ELIF ? elif() : elseBlock();
        int last = lastSolid();
        return new Stmt.If(test, body, orelse, line(first), col(first), endLine(last), endCol(last));
    }

    /** An {@code elif} and all that follows it. */
    List<Stmt> elif() {
        enter();
        List<Stmt> orelse = List.of(ifStatement());
        leave();
        return orelse;
    }

    Stmt whileStatement() {
        int first = pos++;
        Expr test = namedExpression();
        expect(Tok.COLON);
        List<Stmt> body = block();
        List<Stmt> orelse = elseBlock();
        int last = lastSolid();
        return new Stmt.While(test, body, orelse, line(first), col(first), endLine(last), endCol(last));
    }

    Stmt forStatement(int first, boolean async) {
        pos++;
        Expr target = starTargets();
        expect(Tok.IN);
        Expr iter = starExpressions();
        expect(Tok.COLON);
        String comment = typeComment();
        List<Stmt> body = block();
        List<Stmt> orelse = elseBlock();
        int last = lastSolid();
        if (async) {
            requireVersion(5, "Async for loops are", pos - 1);
        }
        return new Stmt.For(target, iter, body, orelse, comment, async, line(first), col(first), endLine(last),
                endCol(last));
    }

    private Stmt asyncStatement() {
        int first = pos++;
        switch (type[pos]) {
            case Tok.DEF:
                return functionDef(first, List.of());
            case Tok.FOR:
                return forStatement(first, true);
            case Tok.WITH:
                return withStatement(first, true);
            default:
                throw fail();
        }
    }

    // ---- with

    Stmt withStatement(int first, boolean async) {
        pos++;
        List<WithItem> items = null;
        if (type[pos] == Tok.LPAR && bracketsEndHeader()) {
            items = bracketedItems();
        }
        if (items == null) {
            items = withItems();
        }
        expect(Tok.COLON);
        String comment = typeComment();
        List<Stmt> body = block();
        int last = lastSolid();
        if (async) {
            requireVersion(5, "Async with statements are", pos - 1);
        }
        return new Stmt.With(items, body, comment, async, line(first), col(first), endLine(last), endCol(last));
    }

    /** Whether the bracket that closes the one here stands before a colon. */
    private boolean bracketsEndHeader() {
        int level = tokens.level(pos);
        int i = pos + 1;
        while (i < tokens.count && tokens.level(i) >= level) {
            i++;
        }
        return i + 1 < tokens.count && type[i + 1] == Tok.COLON;
    }

    /** The items in brackets; null, with the position restored, when they are one expression in brackets after all. */
    private List<WithItem> bracketedItems() {
        byte next = type[pos + 1];
        if (next == Tok.RPAR || next == Tok.YIELD || next == Tok.STAR) {
            return null;
        }
        int mark = pos++;
        int depth = depth();
        try {
            ArrayList<WithItem> items = new ArrayList<>();
            do {
                if (!items.isEmpty() && type[pos] == Tok.RPAR) {
                    break;
                }
                items.add(withItem());
            } while (accept(Tok.COMMA));
            expect(Tok.RPAR);
            return freeze(items);
        } catch (Failure f) {
            restoreDepth(depth);
            reset(mark);
            return null;
        }
    }

    final List<WithItem> withItems() {
        ArrayList<WithItem> items = new ArrayList<>();
        do {
            items.add(withItem());
        } while (accept(Tok.COMMA));
        return freeze(items);
    }

    WithItem withItem() {
        Expr context = expression();
        Expr target = null;
        if (accept(Tok.AS)) {
            target = starTarget();
            byte t = type[pos];
            if (t != Tok.COMMA && t != Tok.RPAR && t != Tok.COLON) {
                throw fail();
            }
        }
        return new WithItem(context, target);
    }

    // ---- try

    Stmt tryStatement() {
        int first = pos++;
        expectColon();
        List<Stmt> body = block();
        List<ExceptHandler> handlers = List.of();
        List<Stmt> orelse = List.of();
        boolean star = false;
        if (type[pos] == Tok.EXCEPT) {
            star = type[pos + 1] == Tok.STAR;
            handlers = handlers(star);
            orelse = elseBlock();
        }
        List<Stmt> finalbody = finallyBlock();
        if (handlers.isEmpty() && finalbody.isEmpty()) {
            throw fail();
        }
        int last = lastSolid();
        if (star) {
            requireVersion(11, "Exception groups are", pos);
        }
        return new Stmt.Try(body, handlers, orelse, finalbody, star, line(first), col(first), endLine(last),
                endCol(last));
    }

    /** One or more handlers, all with a star or all without. */
    List<ExceptHandler> handlers(boolean star) {
        ArrayList<ExceptHandler> list = new ArrayList<>();
        while (type[pos] == Tok.EXCEPT) {
            list.add(star ? exceptStar() : except());
        }
        return freeze(list);
    }

    /** The {@code finally} of a statement, if there is one. */
    List<Stmt> finallyBlock() {
        return type[pos] == Tok.FINALLY ? finallyBody() : List.of();
    }

    ExceptHandler except() {
        int first = pos++;
        return type[pos] == Tok.COLON ? handlerBody(null, null, first) : handler(first);
    }

    ExceptHandler exceptStar() {
        int first = pos++;
        expect(Tok.STAR);
        return handler(first);
    }

    private ExceptHandler handler(int first) {
        int start = pos;
        Expr type0 = expressions();
        boolean bare = type0 instanceof Expr.TupleExpr && type0.col() == col(start) && type[start] != Tok.LPAR;
        String name = null;
        if (type[pos] == Tok.AS) {
            if (type0 instanceof Expr.TupleExpr && type[pos - 1] != Tok.RPAR) {
                throw fail();
            }
            pos++;
            name = expectName();
        }
        ExceptHandler handler = handlerBody(type0, name, first);
        if (bare) {
            requireVersion(14, "except expressions without parentheses are", pos - 1);
        }
        return handler;
    }

    private ExceptHandler handlerBody(Expr type0, String name, int first) {
        expect(Tok.COLON);
        List<Stmt> body = block();
        int last = lastSolid();
        return new ExceptHandler(type0, name, body, line(first), col(first), endLine(last), endCol(last));
    }

    List<Stmt> finallyBody() {
        pos++;
        expectColon();
        return block();
    }

    // ---- match

    /** Whether the line that starts with {@code match} here heads a match statement: a block of cases follows it. */
    private boolean isMatchStatement() {
        byte next = type[pos + 1];
        if (!Tok.startsExpression(next) && next != Tok.STAR) {
            return false;
        }
        int i = pos + 1;
        while (type[i] != Tok.NEWLINE) {
            if (type[i] == Tok.ERROR || type[i] == Tok.ENDMARKER) {
                return false;
            }
            i++;
        }
        return type[i - 1] == Tok.COLON && type[i + 1] == Tok.INDENT && isSoft(i + 2, Tok.CASE);
    }

    Stmt matchStatement() {
        int first = pos++;
        Expr subject = subject();
        expect(Tok.COLON);
        expect(Tok.NEWLINE);
        expect(Tok.INDENT);
        ArrayList<MatchCase> cases = new ArrayList<>();
        enter();
        do {
            cases.add(caseBlock());
        } while (isSoft(Tok.CASE));
        leave();
        expect(Tok.DEDENT);
        int last = lastSolid();
        requireVersion(10, "Pattern matching is", pos - 1);
        return new Stmt.Match(subject, freeze(cases), line(first), col(first), endLine(last), endCol(last));
    }

    final Expr subject() {
        int first = pos;
        boolean star = type[pos] == Tok.STAR;
        Expr e = starNamedExpression();
        if (type[pos] != Tok.COMMA) {
            if (star) {
                throw fail();
            }
            return e;
        }
        ArrayList<Expr> elts = new ArrayList<>();
        elts.add(e);
        while (accept(Tok.COMMA)) {
            if (type[pos] == Tok.COLON) {
                break;
            }
            elts.add(starNamedExpression());
        }
        return tuple(elts, first);
    }

    MatchCase caseBlock() {
        if (!isSoft(Tok.CASE)) {
            throw fail();
        }
        pos++;
        Pattern pattern = patterns();
        Expr guard = accept(Tok.IF) ? namedExpression() : null;
        expect(Tok.COLON);
        return new MatchCase(pattern, guard, block());
    }

    // ---- definitions

    private Stmt definition() {
        List<Expr> decorators = List.of();
        if (type[pos] == Tok.AT) {
            ArrayList<Expr> list = new ArrayList<>(2);
            while (accept(Tok.AT)) {
                list.add(namedExpression());
                expect(Tok.NEWLINE);
            }
            decorators = freeze(list);
        }
        int first = pos;
        switch (type[first]) {
            case Tok.CLASS:
                return classDef(decorators);
            case Tok.DEF:
                return functionDef(first, decorators);
            case Tok.ASYNC:
                pos++;
                if (type[pos] == Tok.DEF) {
                    return functionDef(first, decorators);
                }
                throw fail();
            default:
                throw fail();
        }
    }

    /** A function; {@code first} is its {@code async}, or else its {@code def}, which is the current token. */
    Stmt functionDef(int first, List<Expr> decorators) {
        boolean async = first != pos;
        pos++;
        String name = expectName();
        List<TypeParam> typeParams = type[pos] == Tok.LSQB ? typeParams() : List.of();
        expect(Tok.LPAR);
        Arguments args = type[pos] == Tok.RPAR ? Arguments.EMPTY : parameters(false);
        expect(Tok.RPAR);
        Expr returns = accept(Tok.RARROW) ? expression() : null;
        expect(Tok.COLON);
        String comment = functionTypeComment();
        List<Stmt> body = block();
        int last = lastSolid();
        if (async) {
            requireVersion(5, "Async functions are", pos - 1);
        }
        return new Stmt.FunctionDef(name, args, body, decorators, returns, comment, typeParams, async, line(first),
                col(first), endLine(last), endCol(last));
    }

    private String functionTypeComment() {
        if (isIndentedComment(pos)) {
            pos++;
        } else if (type[pos] == Tok.TYPE_COMMENT && isIndentedComment(pos + 1)) {
            touch(pos + 4);
            throw errorAtFurthest(PySyntaxError.Kind.SYNTAX_ERROR, "Cannot have two type comments on def");
        }
        return typeComment();
    }

    /** Whether a type comment on a line of its own begins the block whose line ends at token {@code i}. */
    private boolean isIndentedComment(int i) {
        return type[i] == Tok.NEWLINE && type[i + 1] == Tok.TYPE_COMMENT && type[i + 2] == Tok.NEWLINE && type[i + 3] == Tok.INDENT;
    }

    Stmt classDef(List<Expr> decorators) {
        int first = pos++;
        String name = expectName();
        List<TypeParam> typeParams = type[pos] == Tok.LSQB ? typeParams() : List.of();
        List<Expr> bases = List.of();
        List<Keyword> keywords = List.of();
        if (accept(Tok.LPAR)) {
            CallArguments a = new CallArguments(false);
            arguments(a, Tok.RPAR);
            expect(Tok.RPAR);
            bases = freeze(a.args);
            keywords = freeze(a.keywords);
        }
        expect(Tok.COLON);
        List<Stmt> body = block();
        int last = lastSolid();
        return new Stmt.ClassDef(name, bases, keywords, body, decorators, typeParams, line(first), col(first),
                endLine(last), endCol(last));
    }

    @Override
    final Arguments parameters(boolean lambda) {
        return newParameters(lambda).parse();
    }

    /** The reader of one parameter list. */
    ParameterList newParameters(boolean lambda) {
        return new ParameterList(this, lambda);
    }

    @Override
    List<TypeParam> typeParams() {
        expect(Tok.LSQB);
        ArrayList<TypeParam> params = new ArrayList<>(2);
        do {
            if (!params.isEmpty() && type[pos] == Tok.RSQB) {
                break;
            }
            params.add(typeParam());
        } while (accept(Tok.COMMA));
        expect(Tok.RSQB);
        requireVersion(12, "Type parameter lists are", pos - 1);
        return freeze(params);
    }

    TypeParam typeParam() {
        int first = pos;
        if (accept(Tok.STAR)) {
            String name = expectName();
            Expr value = accept(Tok.EQUAL) ? typeDefault(starExpression()) : null;
            return new TypeParam.TypeVarTuple(name, value, line(first), col(first), endLine(pos - 1),
                    endCol(pos - 1));
        }
        if (accept(Tok.DOUBLESTAR)) {
            String name = expectName();
            Expr value = accept(Tok.EQUAL) ? typeDefault(expression()) : null;
            return new TypeParam.ParamSpec(name, value, line(first), col(first), endLine(pos - 1), endCol(pos - 1));
        }
        String name = expectName();
        Expr bound = accept(Tok.COLON) ? expression() : null;
        Expr value = accept(Tok.EQUAL) ? typeDefault(expression()) : null;
        return new TypeParam.TypeVar(name, bound, value, line(first), col(first), endLine(pos - 1),
                endCol(pos - 1));
    }

    private Expr typeDefault(Expr value) {
        requireVersion(13, "Type parameter defaults are", pos);
        return value;
    }
}
