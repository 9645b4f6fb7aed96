package org.pyrt.vm.parser;

import java.util.ArrayList;
import org.pyrt.vm.ast.Expr;
import org.pyrt.vm.ast.Keyword;

/** The arguments of a call or class header while they are read. */
final class CallArguments {

    final ArrayList<Expr> args = new ArrayList<>(4);
    final ArrayList<Keyword> keywords = new ArrayList<>(2);
    /** Whether a {@code **mapping} came. */
    boolean unpacked;

    /** Whether a lone generator expression may stand here without brackets of its own. */
    final boolean allowGenerator;

    CallArguments(boolean allowGenerator) {
        this.allowGenerator = allowGenerator;
    }

    /** The call whose closing bracket was just consumed. */
    Expr finish(TokenCursor c, Expr func, int first) {
        int last = c.pos - 1;
        return new Expr.Call(func, TokenCursor.freeze(args), TokenCursor.freeze(keywords), c.line(first),
                c.col(first), c.endLine(last), c.endCol(last));
    }
}
