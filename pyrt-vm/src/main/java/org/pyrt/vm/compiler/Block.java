package org.pyrt.vm.compiler;

import java.util.List;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Stmt;
import org.pyrt.vm.code.Label;

/** A statement that encloses what is being compiled, and what leaving it by break, continue or return has to do. */
final class Block {

    /** A while loop. */
    static final int WHILE = 0;

    /** A for loop, whose iterator is in {@link #register}. */
    static final int FOR = 1;

    /** The body of a try with handlers, or of a with: {@link #handler} gets its exceptions. */
    static final int TRY = 2;

    /** The body of a try with a finally clause, which is copied to every exit. */
    static final int FINALLY = 3;

    /** The body of a with: the exit method in {@link #register} is called on every exit. */
    static final int WITH = 4;

    /** An except clause or an exceptional finally: the exception is in {@link #exception}, what was handled before in {@link #register}. */
    static final int HANDLER = 5;

    /** An except* clause, which nothing may leave but its end and exceptions. */
    static final int STAR_HANDLER = 6;

    final int kind;
    final Label top;
    final Label end;
    int register;
    int exception;

    /** Of a handler: the register with the exception that it handles. */
    int caught;

    Label handler;
    int regionStart = -1;

    /** Of a with: the expression of its manager, where its exit is said to be called. */
    Expr manager;

    /** Whether a with is asynchronous. */
    boolean isAsync;

    List<Stmt> finalbody;

    /** The name that an except clause binds, mangled and as written, or null. */
    String boundName;

    Block(int kind, Label top, Label end) {
        this.kind = kind;
        this.top = top;
        this.end = end;
    }
}
