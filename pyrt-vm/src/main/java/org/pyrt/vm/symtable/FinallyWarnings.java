package org.pyrt.vm.symtable;

import java.util.List;
import org.pyrt.vm.ast.ExceptHandler;
import org.pyrt.vm.ast.MatchCase;
import org.pyrt.vm.ast.Mod;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.parser.PySyntaxError;
import org.pyrt.vm.parser.SyntaxWarnings;

/** Warns of {@code return}, {@code break} and {@code continue} that leave a {@code finally} block (PEP 765). */
public final class FinallyWarnings {

    private final String filename;
    private final SyntaxWarnings warnings;
    private boolean inFinally;
    private boolean inLoop;

    private FinallyWarnings(String filename, SyntaxWarnings warnings) {
        this.filename = filename;
        this.warnings = warnings;
    }

    /**
     * Warns, in the order of the source; CPython does so before it builds the symbol table.
     *
     * @throws PySyntaxError where {@code warnings} says that they are errors
     */
    public static void check(Mod mod, String filename, SyntaxWarnings warnings) {
        new FinallyWarnings(filename, warnings).statements(SymbolTable.bodyOf(mod));
    }

    private void statements(List<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            statement(body.get(i));
        }
    }

    private void statement(Stmt s) {
        switch (s.kind()) {
            case Stmt.FUNCTION_DEF:
                scoped(((Stmt.FunctionDef) s).body(), false, false);
                break;
            case Stmt.CLASS_DEF:
                statements(((Stmt.ClassDef) s).body());
                break;
            case Stmt.RETURN:
                if (inFinally) {
                    warn("return", s);
                }
                break;
            case Stmt.BREAK, Stmt.CONTINUE:
                if (inFinally && !inLoop) {
                    warn(s.kind() == Stmt.BREAK ? "break" : "continue", s);
                }
                break;
            case Stmt.FOR:
                scoped(((Stmt.For) s).body(), inFinally, true);
                statements(((Stmt.For) s).orelse());
                break;
            case Stmt.WHILE:
                scoped(((Stmt.While) s).body(), inFinally, true);
                statements(((Stmt.While) s).orelse());
                break;
            case Stmt.IF:
                statements(((Stmt.If) s).body());
                statements(((Stmt.If) s).orelse());
                break;
            case Stmt.WITH:
                statements(((Stmt.With) s).body());
                break;
            case Stmt.TRY:
                tryStatement((Stmt.Try) s);
                break;
            case Stmt.MATCH:
                for (MatchCase c : ((Stmt.Match) s).cases()) {
                    statements(c.body());
                }
                break;
            default:
                break;
        }
    }

    private void tryStatement(Stmt.Try t) {
        statements(t.body());
        for (ExceptHandler h : t.handlers()) {
            statements(h.body());
        }
        statements(t.orelse());
        scoped(t.finalbody(), true, false);
    }

    private void scoped(List<Stmt> body, boolean finallyBlock, boolean loop) {
        boolean savedFinally = inFinally;
        boolean savedLoop = inLoop;
        inFinally = finallyBlock;
        inLoop = loop;
        statements(body);
        inFinally = savedFinally;
        inLoop = savedLoop;
    }

    private void warn(String keyword, Stmt s) {
        String message = "'" + keyword + "' in a 'finally' block";
        if (!warnings.warn(message, s.lineno())) {
            throw SymbolErrors.at(filename, message, s);
        }
    }
}
