package org.pyrt.vm.imports;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Makes ImportErrors with their attributes. */
final class ImportErrors {

    private static final PyStr[] NAME = {PyStr.interned("name")};
    private static final PyStr[] ALL = {PyStr.interned("name"), PyStr.interned("path"), PyStr.interned("name_from")};

    private ImportErrors() {}

    /** ModuleNotFoundError. */
    @CleanPoint
    static RuntimeException notFound(ThreadState ts, String name, String message) {
        return raise(ts, ExceptionTypes.MODULE_NOT_FOUND_ERROR, new PyObject[] {PyStr.of(message), PyStr.of(name)}, NAME);
    }

    /** ImportError without attributes. */
    static RuntimeException plain(ThreadState ts, String message) {
        return Errors.raise(ts, ExceptionTypes.IMPORT_ERROR, message);
    }

    /** ImportError of a from import; {@code name} and {@code path} may be null. */
    @CleanPoint
    static RuntimeException missingName(ThreadState ts, String message, PyObject name, PyObject path, PyStr attribute) {
        return raise(
                ts,
                ExceptionTypes.IMPORT_ERROR,
                new PyObject[] {
                    PyStr.of(message), name == null ? PyNone.NONE : name, path == null ? PyNone.NONE : path, attribute
                },
                ALL);
    }

    @CleanPoint
    private static RuntimeException raise(ThreadState ts, PyType type, PyObject[] args, PyStr[] keywords) {
        return Errors.raise(ts, (PyBaseException) Calls.call(ts, type, args, keywords));
    }
}
