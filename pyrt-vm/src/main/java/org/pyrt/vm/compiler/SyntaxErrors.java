package org.pyrt.vm.compiler;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.exception.SourceLines;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.parser.PySyntaxError;

/** Turns the parser's errors into Python exceptions. */
public final class SyntaxErrors {

    private SyntaxErrors() {}

    @CleanPoint
    /** The exception of an error, made the one being raised. */
    public static Raised raise(ThreadState ts, PySyntaxError e) {
        PyType type;
        switch (e.kind()) {
            case INDENTATION_ERROR:
                type = ExceptionTypes.INDENTATION_ERROR;
                break;
            case TAB_ERROR:
                type = ExceptionTypes.TAB_ERROR;
                break;
            case INCOMPLETE_INPUT:
                type = ExceptionTypes.INCOMPLETE_INPUT_ERROR;
                break;
            case MEMORY_ERROR:
                return Errors.raise(ts, ExceptionTypes.MEMORY_ERROR, e.getMessage());
            case VALUE_ERROR:
                return Errors.raise(ts, ExceptionTypes.VALUE_ERROR, e.getMessage());
            default:
                type = ExceptionTypes.SYNTAX_ERROR;
        }
        if (e.lineno() == PySyntaxError.NONE) {
            return Errors.raise(ts, type, e.getMessage());
        }
        String line = e.text() == null ? lineOfFile(e.filename(), e.lineno()) : e.text();
        PyObject text = line == null ? PyNone.NONE : PyStr.of(line);
        PyObject[] details = {
            PyStr.of(e.filename()), number(e.lineno()), number(e.offset()), text, number(e.endLineno()), number(e.endOffset())
        };
        Raised raised = Errors.raise(ts, type, PyStr.of(e.getMessage()), PyTuple.of(ts, details));
        if (e.source() == null) {
            return raised;
        }
        PyBaseException exception = Errors.take(ts);
        if (exception instanceof org.pyrt.objects.exception.PySyntaxError s) {
            s.setMetadata(ts, PyTuple.of(ts, PyInt.of(e.lastStatementLine()), PyInt.of(e.lastStatementCol()), PyStr.of(e.source())));
        }
        return Errors.reraise(ts, exception);
    }

    /** A line of the file an error found after parsing names; null when there is no such file. */
    private static String lineOfFile(String filename, int lineno) {
        String line = new SourceLines(null).line(filename, lineno);
        return line == null ? null : line + "\n";
    }

    private static PyObject number(int n) {
        return n == PySyntaxError.NONE ? PyNone.NONE : PyInt.of(n);
    }
}
