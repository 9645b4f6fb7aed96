package org.pyrt.vm.compiler;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.parser.PySyntaxError;

/** Turns the parser's errors into Python exceptions. */
final class SyntaxErrors {

    private SyntaxErrors() {}

    @CleanPoint
    static Raised raise(ThreadState ts, PySyntaxError e) {
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
            default:
                type = ExceptionTypes.SYNTAX_ERROR;
        }
        if (e.lineno() == PySyntaxError.NONE) {
            return Errors.raise(ts, type, e.getMessage());
        }
        PyObject text = e.text() == null ? PyNone.NONE : PyStr.of(e.text());
        PyTuple details =
                PyTuple.of(
                        ts,
                        PyStr.of(e.filename()),
                        number(e.lineno()),
                        number(e.offset()),
                        text,
                        number(e.endLineno()),
                        number(e.endOffset()));
        return Errors.raise(ts, type, PyStr.of(e.getMessage()), details);
    }

    private static PyObject number(int n) {
        return n == PySyntaxError.NONE ? PyNone.NONE : PyInt.of(n);
    }
}
