package org.pyrt.vm.compiler;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.warnings.WarningIssuer;
import org.pyrt.vm.parser.SyntaxWarnings;

/** Issues what parser and compiler warn of as SyntaxWarning; a filter that makes errors of them has the parser raise a SyntaxError. */
final class WarningSink implements SyntaxWarnings {

    private final ThreadState ts;
    private final String filename;

    WarningSink(ThreadState ts, String filename) {
        this.ts = ts;
        this.filename = filename;
    }

    @Override
    @SuppressWarnings("CleanPoint") // parser and compiler have no counted objects in hand
    public boolean warn(String message, int lineno) {
        try {
            WarningIssuer.explicit(
                    ts, ExceptionTypes.SYNTAX_WARNING, PyStr.of(message), PyStr.of(filename), lineno, null, null, null, null);
            return true;
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.SYNTAX_WARNING)) {
                throw e;
            }
            Errors.clear(ts);
            return false;
        }
    }
}
