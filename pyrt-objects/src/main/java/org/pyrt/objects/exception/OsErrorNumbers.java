package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.type.PyType;

/** Which subtype of OSError an error number of Linux has. Source: errno(3), PEP 3151. */
final class OsErrorNumbers {

    private OsErrorNumbers() {}

    /** The subtype, or null if the number has none of its own. */
    static PyType subtype(PyObject number) {
        PyInt n = PyInt.asSelf(number);
        if (n == null || !n.fitsLong()) {
            return null;
        }
        long value = n.longValue();
        return value == (int) value ? subtype((int) value) : null;
    }

    private static PyType subtype(int number) {
        switch (number) {
            case 1:
            case 13:
                return ExceptionTypes.PERMISSION_ERROR;
            case 2:
                return ExceptionTypes.FILE_NOT_FOUND_ERROR;
            case 3:
                return ExceptionTypes.PROCESS_LOOKUP_ERROR;
            case 4:
                return ExceptionTypes.INTERRUPTED_ERROR;
            case 10:
                return ExceptionTypes.CHILD_PROCESS_ERROR;
            case 11:
            case 114:
            case 115:
                return ExceptionTypes.BLOCKING_IO_ERROR;
            case 17:
                return ExceptionTypes.FILE_EXISTS_ERROR;
            case 20:
                return ExceptionTypes.NOT_A_DIRECTORY_ERROR;
            case 21:
                return ExceptionTypes.IS_A_DIRECTORY_ERROR;
            case 32:
            case 108:
                return ExceptionTypes.BROKEN_PIPE_ERROR;
            case 103:
                return ExceptionTypes.CONNECTION_ABORTED_ERROR;
            case 104:
                return ExceptionTypes.CONNECTION_RESET_ERROR;
            case 110:
                return ExceptionTypes.TIMEOUT_ERROR;
            case 111:
                return ExceptionTypes.CONNECTION_REFUSED_ERROR;
            default:
                return null;
        }
    }
}
